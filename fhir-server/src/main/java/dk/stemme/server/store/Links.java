package dk.stemme.server.store;

import dk.stemme.server.store.SearchParameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Searches across references: chains ({@code subject:Patient.name}), reverse chains ({@code _has}) and the tree of units
 * ({@code subject:below}). What stands at the far end is looked up first, within the caller's reach, and is bounded.
 *
 * @param mayRead the types that the caller may look into
 */
record Links(JdbcClient jdbc, Rows rows, CodeSets codes, Predicate<String> mayRead) {
    private static final int MOST = 5000;
    private static final int DEEPEST = 4;

    /** {@code subject:Patient.name=Ane}, {@code encounter.location=…}; null when there is no such parameter. */
    @Nullable
    Clause chained(SearchCompiler from, String name, String value) {
        int dot = name.indexOf('.');
        String[] reference = name.substring(0, dot).split(":", 2);
        SearchParameter parameter = SearchTable.get().find(from.type(), reference[0]);
        if (parameter == null || !isLink(parameter)) return null;
        String rest = name.substring(dot + 1);
        List<Clause> either = new ArrayList<>();
        for (String target : targets(parameter, reference)) {
            Clause far = deeper(from, target).compile(rest, value);
            if (far != null) either.add(SearchCompiler.referring(parameter, names(parameter, target, far)));
        }
        return either.isEmpty() ? null : Clause.join("or", either);
    }

    private Set<String> targets(SearchParameter parameter, String[] reference) {
        if (reference.length == 2) return Set.of(readable(reference[1]));
        Set<String> all = Targets.of(parameter, reference[0]);
        List<String> readable = all.stream().filter(mayRead).toList();
        if (readable.isEmpty() && !all.isEmpty()) throw mayNot(String.join(", ", all));
        return Set.copyOf(readable);
    }

    /** {@code _has:Observation:patient:code=1234-5}; null when there is no such parameter. */
    @Nullable
    Clause having(SearchCompiler from, String name, String value) {
        String[] parts = name.split(":", 4);
        if (parts.length < 4) throw bad("Write _has:Type:reference:parameter=value, not '" + name + "'.");
        SearchParameter parameter = SearchTable.get().find(readable(parts[1]), parts[2]);
        if (parameter == null || parameter.kind() != Kind.REFERENCE) return null;
        Clause near = deeper(from, parts[1]).compile(parts[3], value);
        return near == null ? null : Clause.of("r.id = any(?)", (Object) referred(from.type(), parameter, near));
    }

    /** The units named and all below them, as references. */
    List<String> unitsBelow(List<String> locations) {
        String[] ids = locations.stream()
                .map(each -> each.startsWith("http") ? IndexEntry.localPart(each) : each)
                .filter(each -> each.startsWith("Location/") || !each.contains("/"))
                .map(each -> each.substring(each.indexOf('/') + 1))
                .toArray(String[]::new);
        return jdbc.sql("select distinct 'Location/' || unit from unit_ancestor where ancestor = any(?)")
                .param(ids)
                .query(String.class)
                .list();
    }

    private SearchCompiler deeper(SearchCompiler from, String type) {
        if (from.depth() == DEEPEST) throw tooCostly("A search can follow at most " + DEEPEST + " references.");
        rows.flush(type);
        return new SearchCompiler(type, this, from.depth() + 1);
    }

    /** The names under which resources of {@code target} are referred to. */
    private List<String> names(SearchParameter parameter, String target, Clause where) {
        boolean canonical = parameter.kind() == Kind.CANONICAL;
        String name = canonical
                ? "concat_ws('|', r.body::jsonb ->> 'url', r.body::jsonb ->> 'version')"
                : "r.type || '/' || r.id";
        return found(target, name, where);
    }

    private String[] referred(String type, SearchParameter parameter, Clause where) {
        boolean own = parameter.compartment() && type.equals("Patient");
        Stream<String> references = own
                ? found(parameter.type(), "'Patient/' || r.patient", where).stream()
                : parameter.paths().stream()
                        .flatMap(path -> found(
                                parameter.type(),
                                "jsonb_path_query(r.body::jsonb, '" + path.jsonPath() + ".reference') #>> '{}'",
                                where)
                                .stream());
        return references
                .map(IndexEntry::localPart)
                .filter(reference -> reference.startsWith(type + "/"))
                .map(reference -> reference.substring(type.length() + 1))
                .toArray(String[]::new);
    }

    private List<String> found(String type, String what, Clause where) {
        Clause all = Clause.all(List.of(
                Clause.of("r.type = ?", type),
                Clause.of("not r.deleted"),
                where,
                Reach.current().narrow(type)));
        List<String> found = jdbc.sql(
                        "select distinct " + what + " from resource r where " + all.sql() + " limit " + (MOST + 1))
                .params(all.args())
                .query(String.class)
                .list();
        if (found.size() > MOST)
            throw tooCostly("More than " + MOST + " " + type + " resources match behind the reference; narrow it.");
        return found;
    }

    private String readable(String type) {
        if (!SearchTable.get().serves(type)) throw bad("There is no resource type '" + type + "' here.");
        if (mayRead.test(type)) return type;
        throw mayNot(type);
    }

    private static Refusal mayNot(String type) {
        return Refusal.of(403, IssueType.FORBIDDEN, "", "You may not search " + type + ".");
    }

    static boolean isLink(SearchParameter parameter) {
        return parameter.kind() == Kind.REFERENCE || parameter.kind() == Kind.CANONICAL;
    }

    private static Refusal bad(String text) {
        return Refusal.of(400, IssueType.INVALID, "", text);
    }

    private static Refusal tooCostly(String text) {
        return Refusal.of(400, IssueType.TOOCOSTLY, "", text);
    }
}
