package dk.stemme.server.store;

import java.time.OffsetDateTime;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** The order of a search's answers and how to go on after one of them; ties are broken by id. */
record Order(String column, boolean descending) {

    /** Without a wish: one person's resources newest first, all others by id. */
    static Order of(String type, @Nullable String sort, boolean ofOnePerson) {
        if (sort == null && ofOnePerson) return new Order("r.starts", true);
        if (sort == null) return new Order("null::timestamptz", false);
        boolean descending = sort.startsWith("-");
        String name = descending ? sort.substring(1) : sort;
        if (name.equals("_id")) return new Order("null::timestamptz", descending);
        if (name.equals("_lastUpdated")) return new Order("r.updated", descending);
        SearchParameter principal = SearchTable.get().principal(type);
        if (principal != null && principal.name().equals(name)) return new Order("r.starts", descending);
        String known = principal == null ? "" : ", " + principal.name();
        throw Refusal.of(
                400,
                IssueType.NOTSUPPORTED,
                "",
                "Sort by '" + name + "' is not supported; use _lastUpdated, _id" + known + ".");
    }

    String sql() {
        String way = descending ? " desc" : "";
        return byIdOnly() ? "r.id" + way : column + way + ", r.id" + way;
    }

    Clause after(QueryState.Position last) {
        String sign = descending ? "<" : ">";
        if (byIdOnly()) return Clause.of("r.id " + sign + " ?", last.id());
        return Clause.of("(" + column + ", r.id) " + sign + " (?, ?)", OffsetDateTime.parse(last.sorted()), last.id());
    }

    private boolean byIdOnly() {
        return column.startsWith("null");
    }
}
