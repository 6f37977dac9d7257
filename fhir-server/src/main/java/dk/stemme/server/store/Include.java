package dk.stemme.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * One {@code _include} or {@code _revinclude} (R4 search 3.1.1.5.4).
 *
 * @param source the type that has the reference
 * @param parameter null for all of its references
 * @param target the only type wanted, null for any
 */
record Include(
        String source,
        @Nullable SearchParameter parameter,
        @Nullable String target,
        boolean reverse,
        boolean iterate) {
    private static final int MOST = 20;

    /** What the query includes; of what is not known, {@code unknown} hears. */
    static List<Include> of(String type, Map<String, List<String>> query, java.util.function.Consumer<String> unknown) {
        List<Include> all = new ArrayList<>();
        query.forEach((name, values) -> {
            String[] parts = name.split(":", 2);
            if (!names(parts[0])) return;
            boolean iterate = parts.length == 2 && List.of("iterate", "recurse").contains(parts[1]);
            for (String value : values) {
                Include include = read(type, value, parts[0].equals("_revinclude"), iterate);
                if (include == null) unknown.accept(name + "=" + value);
                else all.add(include);
            }
        });
        if (all.size() <= MOST) return all;
        throw Refusal.of(400, IssueType.TOOCOSTLY, "", "A search can have at most " + MOST + " _include in all.");
    }

    static boolean names(String parameter) {
        String name = parameter.split(":", 2)[0];
        return name.equals("_include") || name.equals("_revinclude");
    }

    private static @Nullable Include read(String type, String value, boolean reverse, boolean iterate) {
        String[] parts = value.split(":", -1);
        String source = parts[0].equals("*") && !reverse ? type : parts[0];
        if (!SearchTable.get().serves(source) || parts.length > 3) return null;
        String target = parts.length == 3 ? parts[2] : null;
        if (parts[0].equals("*") || (parts.length > 1 && parts[1].equals("*")))
            return new Include(source, null, target, reverse, iterate);
        SearchParameter parameter = parts.length < 2 ? null : SearchTable.get().find(source, parts[1]);
        if (parameter == null || !Links.isLink(parameter)) return null;
        return new Include(source, parameter, target, reverse, iterate);
    }

    /** The references it follows. */
    List<SearchParameter> parameters() {
        if (parameter != null) return List.of(parameter);
        return SearchTable.get().of(source).stream().filter(Links::isLink).toList();
    }

    boolean wants(String type) {
        return target == null || target.equals(type);
    }
}
