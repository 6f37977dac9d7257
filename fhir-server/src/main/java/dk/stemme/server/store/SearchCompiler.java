package dk.stemme.server.store;

import dk.stemme.server.store.SearchParameter.Kind;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** Turns one search parameter with its values into SQL over {@code resource r}, by the {@link SearchTable} alone. */
final class SearchCompiler {
    private final String type;

    SearchCompiler(String type) {
        this.type = type;
    }

    /**
     * @param nameAndModifier e.g. {@code code} or {@code code:not}
     * @param value comma-separated alternatives, as it stands in the query
     * @return the clause, or null when the type has no such parameter
     */
    @Nullable
    Clause compile(String nameAndModifier, String value) {
        String name = nameAndModifier.split("[:.]", 2)[0];
        String modifier = nameAndModifier.contains(":") ? nameAndModifier.split(":", 2)[1] : "";
        List<String> values = alternatives(value);
        if (nameAndModifier.contains(".")) return null;
        if (name.equals("_id")) return Clause.of("r.id = any(?)", (Object) values.toArray(String[]::new));
        if (name.equals("_lastUpdated")) return any(values, v -> date("r.updated", "r.updated", v));
        SearchParameter parameter = SearchTable.get().find(type, name);
        if (parameter == null) return null;
        return switch (modifier) {
            case "" -> matching(parameter, "", values);
            case "not" -> not(matching(parameter, "", values));
            case "exact", "contains" -> string(parameter, modifier, values);
            default ->
                parameter.kind() == Kind.REFERENCE && SearchTable.get().serves(modifier)
                        ? matching(parameter, modifier + "/", values)
                        : unknownModifier(nameAndModifier);
        };
    }

    private Clause matching(SearchParameter parameter, String prefix, List<String> values) {
        if (parameter.kind() == Kind.STRING) return string(parameter, "", values);
        if (parameter.kind() == Kind.DATE) return any(values, value -> date(parameter, value));
        List<String> patients = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        for (String value : values) {
            String target = prefix + value;
            if (parameter.compartment() && isPatient(parameter, target)) patients.add(bareId(target));
            else keys.add(Keys.of(type, parameter.name(), token(parameter, target)));
        }
        List<Clause> either = new ArrayList<>();
        if (!patients.isEmpty()) either.add(Clause.of("r.patient = any(?)", (Object) patients.toArray(String[]::new)));
        if (!keys.isEmpty()) either.add(keyed(keys));
        return Clause.join("or", either);
    }

    private static Clause keyed(List<Long> keys) {
        String operator = keys.size() == 1 ? "@>" : "&&";
        return Clause.of("r.keys " + operator + " ?", (Object) keys.toArray(Long[]::new));
    }

    private static boolean isPatient(SearchParameter parameter, String value) {
        return value.startsWith("Patient/")
                || (!value.contains("/") && parameter.name().equals("patient"));
    }

    private static String bareId(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** {@code |code} means a code without a system, which is indexed as it stands. */
    private static String token(SearchParameter parameter, String value) {
        if (parameter.kind() != Kind.TOKEN) return value;
        if (value.endsWith("|")) throw bad("A search by system alone (" + value + ") is not supported; add the code.");
        return value;
    }

    private Clause string(SearchParameter parameter, String modifier, List<String> values) {
        String column = " from resource_string s where s.type = r.type and s.id = r.id and s.param = ? and s.value ";
        return any(values, value -> {
            String plain = IndexEntry.normalised(value)
                    .replace("\\", "\\\\")
                    .replace("%", "\\%")
                    .replace("_", "\\_");
            String pattern = (modifier.equals("contains") ? "%" : "") + plain + (modifier.equals("exact") ? "" : "%");
            return Clause.of("exists (select 1" + column + "like ?)", parameter.name(), pattern);
        });
    }

    private Clause date(SearchParameter parameter, String value) {
        if (parameter.principal())
            return Clause.join("and", List.of(Clause.of("r.starts > '-infinity'"), date("r.starts", "r.ends", value)));
        Clause compared = date("d.starts", "d.ends", value);
        List<Object> args = new ArrayList<>(List.of(parameter.name()));
        args.addAll(compared.args());
        return new Clause(
                "exists (select 1 from resource_date d where d.type = r.type and d.id = r.id and d.param = ? and "
                        + compared.sql() + ")",
                args);
    }

    /** The prefixes of R4 search 3.1.1.4.5 over a span of time. */
    private static Clause date(String starts, String ends, String value) {
        String prefix = value.length() > 2 && Character.isLetter(value.charAt(0)) ? value.substring(0, 2) : "eq";
        DateSpan span = span(value, Character.isLetter(value.charAt(0)) ? value.substring(2) : value);
        OffsetDateTime from = span.starts().atOffset(ZoneOffset.UTC);
        OffsetDateTime to = span.ends().atOffset(ZoneOffset.UTC);
        return switch (prefix) {
            case "eq" -> Clause.of("(%s >= ? and %s <= ?)".formatted(starts, ends), from, to);
            case "ne" -> Clause.of("not (%s >= ? and %s <= ?)".formatted(starts, ends), from, to);
            case "gt" -> Clause.of(ends + " > ?", to);
            case "lt" -> Clause.of(starts + " < ?", from);
            case "ge" -> Clause.of("(%s > ? or %s >= ?)".formatted(ends, starts), to, from);
            case "le" -> Clause.of("(%s < ? or %s <= ?)".formatted(starts, ends), from, to);
            case "sa" -> Clause.of(starts + " >= ?", to);
            case "eb" -> Clause.of(ends + " <= ?", from);
            case "ap" -> Clause.of("(%s < ? and %s > ?)".formatted(starts, ends), to.plusDays(1), from.minusDays(1));
            default ->
                throw bad("The date prefix '" + prefix + "' is not known; use eq, ne, gt, lt, ge, le, sa, eb, ap.");
        };
    }

    private static DateSpan span(String whole, String date) {
        try {
            return DateSpan.parse(date.replace(' ', '+'));
        } catch (DateTimeException e) {
            throw bad("'" + whole + "' is no date; write for example ge2026-01-31.");
        }
    }

    private static Clause not(Clause clause) {
        return new Clause("not " + clause.sql(), clause.args());
    }

    private static Clause any(List<String> values, java.util.function.Function<String, Clause> each) {
        return Clause.join("or", values.stream().map(each).toList());
    }

    /** Splits at commas that are not escaped. */
    private static List<String> alternatives(String value) {
        if (value.isBlank()) throw bad("A search parameter has no value.");
        return Arrays.stream(value.split("(?<!\\\\),"))
                .map(v -> v.replace("\\,", ","))
                .toList();
    }

    private static Clause unknownModifier(String name) {
        throw bad("The modifier of '" + name + "' is not supported here.");
    }

    private static Refusal bad(String text) {
        return Refusal.of(400, IssueType.INVALID, "", text);
    }
}
