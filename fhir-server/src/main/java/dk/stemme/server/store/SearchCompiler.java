package dk.stemme.server.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * Turns one search parameter with its values into SQL over {@code resource r}, by the {@link SearchTable}.
 *
 * @param links finds what stands behind a reference
 * @param depth how many references lie between this search and the one that was asked for
 */
record SearchCompiler(String type, Links links, int depth) {
    private static final int ALTERNATIVES = 1000;

    /**
     * @param nameAndModifier e.g. {@code code}, {@code code:not}, {@code subject:Patient.name} or {@code _has:…}
     * @param value comma-separated alternatives, as it stands in the query
     * @return the clause, or null when the type has no such parameter
     */
    @Nullable
    Clause compile(String nameAndModifier, String value) {
        if (nameAndModifier.startsWith("_has:")) return links.having(this, nameAndModifier, value);
        if (nameAndModifier.contains(".")) return links.chained(this, nameAndModifier, value);
        String[] parts = nameAndModifier.split(":", 2);
        if (!isKnown(parts[0])) return null;
        return compile(parts[0], parts.length == 1 ? "" : parts[1], alternatives(value));
    }

    private boolean isKnown(String name) {
        return List.of("_id", "_lastUpdated").contains(name)
                || SearchTable.get().find(type, name) != null;
    }

    private @Nullable Clause compile(String name, String modifier, List<String> values) {
        if (name.equals("_id")) return plain(name, modifier, Clause.of("r.id = any(?)", (Object) texts(values)));
        if (name.equals("_lastUpdated"))
            return plain(name, modifier, any(values, value -> DateClause.of("r.updated", "r.updated", value)));
        SearchParameter parameter = SearchTable.get().find(type, name);
        if (parameter == null) return null;
        return switch (modifier) {
            case "" -> matching(parameter, name, values);
            case "missing" -> missing(parameter, values.get(0));
            case "not" -> matching(parameter, name, values).negated();
            default -> modified(parameter, modifier, values);
        };
    }

    private static Clause plain(String name, String modifier, Clause clause) {
        if (modifier.isEmpty()) return clause;
        if (modifier.equals("not")) return clause.negated();
        throw unknownModifier(name, modifier);
    }

    /** The modifiers that only some kinds have (R4 search 3.1.1.4.5). */
    private Clause modified(SearchParameter parameter, String modifier, List<String> values) {
        return switch (parameter.kind()) {
            case STRING -> string(parameter, modifier, values);
            case TOKEN -> token(parameter, modifier, values);
            case URI, CANONICAL -> uri(parameter, modifier, values);
            case REFERENCE -> reference(parameter, modifier, values);
            default -> throw unknownModifier(parameter.name(), modifier);
        };
    }

    static Clause matching(SearchParameter parameter, String name, List<String> values) {
        return switch (parameter.kind()) {
            case STRING -> string(parameter, "", values);
            case DATE -> any(values, value -> date(parameter, value));
            case NUMBER -> inBody(parameter, values, (body, value) -> body.number("@", value));
            case QUANTITY -> inBody(parameter, values, BodyCondition::quantity);
            case COMPOSITE -> inBody(parameter, values, (body, value) -> body.composite(parameter.parts(), value));
            case TOKEN -> tokens(parameter, values);
            case REFERENCE -> references(parameter, name, values);
            case URI, CANONICAL ->
                parameter.indexed()
                        ? keyed(parameter, values.stream().map(SearchCompiler::plain))
                        : inBody(parameter, values, (body, value) -> body.exactly(plain(value)));
        };
    }

    private static Clause missing(SearchParameter parameter, String value) {
        Clause there = BodyCondition.any(parameter, body -> "");
        return switch (value) {
            case "true" -> there.negated();
            case "false" -> there;
            default -> throw bad("'" + parameter.name() + ":missing' takes true or false, not '" + value + "'.");
        };
    }

    private static Clause tokens(SearchParameter parameter, List<String> values) {
        if (!parameter.indexed()) return inBody(parameter, values, (body, value) -> body.token(plain(value)));
        List<Clause> either = new ArrayList<>();
        List<String> whole =
                values.stream().filter(value -> !value.endsWith("|")).toList();
        List<String> systems =
                values.stream().filter(value -> value.endsWith("|")).toList();
        if (!whole.isEmpty()) either.add(keyed(parameter, whole.stream().map(SearchCompiler::plain)));
        if (!systems.isEmpty()) either.add(inBody(parameter, systems, BodyCondition::token));
        return Clause.join("or", either);
    }

    private Clause token(SearchParameter parameter, String modifier, List<String> values) {
        return switch (modifier) {
            case "text" -> inBody(parameter, values, (body, value) -> body.words(plain(value)));
            case "of-type" -> inBody(parameter, values, (body, value) -> body.ofType(plain(value)));
            case "in" -> keyed(parameter, links.codes().in(values));
            case "not-in" -> keyed(parameter, links.codes().in(values)).negated();
            case "below" -> keyed(parameter, links.codes().below(values));
            case "above" -> keyed(parameter, links.codes().above(values));
            default -> throw unknownModifier(parameter.name(), modifier);
        };
    }

    private static Clause uri(SearchParameter parameter, String modifier, List<String> values) {
        return switch (modifier) {
            case "below" -> inBody(parameter, values, (body, value) -> body.startsWith(plain(value)));
            case "contains" -> inBody(parameter, values, (body, value) -> body.contains(plain(value)));
            case "above" ->
                keyed(parameter, values.stream().map(SearchCompiler::plain).flatMap(SearchCompiler::upwards));
            default -> throw unknownModifier(parameter.name(), modifier);
        };
    }

    /** {@code http://a/b/c}, {@code http://a/b}, {@code http://a}. */
    private static Stream<String> upwards(String uri) {
        return Stream.iterate(uri, each -> each.lastIndexOf('/') > 8, each -> each.substring(0, each.lastIndexOf('/')));
    }

    private Clause reference(SearchParameter parameter, String modifier, List<String> values) {
        if (SearchTable.get().serves(modifier))
            return references(
                    parameter,
                    parameter.name(),
                    values.stream()
                            .map(value -> value.contains("/") ? value : modifier + "/" + value)
                            .toList());
        return switch (modifier) {
            case "identifier" -> inBody(parameter, values, (body, value) -> body.identifier(plain(value)));
            case "text" -> inBody(parameter, values, (body, value) -> body.words(plain(value)));
            case "below" -> keyed(parameter, links.unitsBelow(values).stream());
            default -> throw unknownModifier(parameter.name(), modifier);
        };
    }

    /** A bare id may be that of any type the reference can point to (R4 search 3.1.1.4.12). */
    private static Clause references(SearchParameter parameter, String name, List<String> values) {
        List<String> wanted = values.stream()
                .map(SearchCompiler::plain)
                .flatMap(value -> value.matches("[A-Za-z0-9.-]{1,64}")
                        ? Targets.of(parameter, name).stream().map(target -> target + "/" + value)
                        : Stream.of(value.startsWith("http") ? IndexEntry.localPart(value) : value))
                .toList();
        return referring(parameter, wanted);
    }

    /** @param wanted as they are indexed: {@code Patient/1} */
    static Clause referring(SearchParameter parameter, List<String> wanted) {
        if (!parameter.compartment()) return keyed(parameter, wanted.stream());
        List<Clause> either = new ArrayList<>();
        String[] patients = wanted.stream()
                .filter(reference -> reference.startsWith("Patient/"))
                .map(reference -> reference.substring("Patient/".length()))
                .toArray(String[]::new);
        if (patients.length > 0) either.add(Clause.ofPatients(patients));
        if (patients.length < wanted.size())
            either.add(keyed(parameter, wanted.stream().filter(reference -> !reference.startsWith("Patient/"))));
        return either.isEmpty() ? Clause.FALSE : Clause.join("or", either);
    }

    static Clause keyed(SearchParameter parameter, Stream<String> values) {
        List<SearchParameter> keyedBy = SearchTable.get().keyedBy(parameter);
        Long[] keys = values.flatMap(value -> keyedBy.stream().map(by -> Keys.of(by.seed(), value)))
                .distinct()
                .toArray(Long[]::new);
        if (keys.length == 0) return Clause.FALSE;
        return Clause.of("r.keys " + (keys.length == 1 ? "@>" : "&&") + " ?", (Object) keys);
    }

    private static Clause string(SearchParameter parameter, String modifier, List<String> values) {
        Clause found = any(values, value -> string(parameter, modifier, plain(value)));
        if (!modifier.equals("exact")) return found;
        Clause exact = inBody(parameter, values, (body, value) -> body.exactly(plain(value)));
        return Clause.join("and", List.of(found, exact));
    }

    private static Clause string(SearchParameter parameter, String modifier, String value) {
        String plain = IndexEntry.normalised(value)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        String pattern = switch (modifier) {
            case "" -> plain + "%";
            case "contains", "text" -> "%" + plain + "%";
            case "exact" -> plain;
            default -> throw unknownModifier(parameter.name(), modifier);
        };
        return Clause.of(
                "exists (select 1 from resource_string s where s.type = r.type and s.id = r.id and s.param = ?"
                        + " and s.value like ?)",
                parameter.name(),
                pattern);
    }

    private static Clause date(SearchParameter parameter, String value) {
        if (parameter.principal())
            return Clause.join(
                    "and", List.of(Clause.of("r.starts > '-infinity'"), DateClause.of("r.starts", "r.ends", value)));
        Clause compared = DateClause.of("d.starts", "d.ends", value);
        List<Object> args = new ArrayList<>(List.of(parameter.name()));
        args.addAll(compared.args());
        return new Clause(
                "exists (select 1 from resource_date d where d.type = r.type and d.id = r.id and d.param = ? and "
                        + compared.sql() + ")",
                args);
    }

    private interface Filter {
        String of(BodyCondition body, String value);
    }

    private static Clause inBody(SearchParameter parameter, List<String> values, Filter filter) {
        return any(values, value -> BodyCondition.any(parameter, body -> filter.of(body, value)));
    }

    private static Clause any(List<String> values, Function<String, Clause> each) {
        return Clause.join("or", values.stream().map(each).toList());
    }

    /** Splits at commas that are not escaped. */
    static List<String> alternatives(String value) {
        if (value.isBlank()) throw bad("A search parameter has no value.");
        if (value.indexOf('\0') >= 0) throw bad("A search value holds a character that no text has.");
        List<String> values = Arrays.stream(value.split("(?<!\\\\),"))
                .filter(each -> !each.isEmpty())
                .toList();
        if (values.isEmpty()) throw bad("A search parameter has no value.");
        if (values.size() <= ALTERNATIVES) return values;
        throw Refusal.of(
                400, IssueType.TOOCOSTLY, "", "At most " + ALTERNATIVES + " values can be asked for in one parameter.");
    }

    /** Without the escapes of R4 search 3.1.1.4.0.1. */
    private static String plain(String value) {
        return value.replaceAll("\\\\([,|$\\\\])", "$1");
    }

    private static String[] texts(List<String> values) {
        return values.stream().map(SearchCompiler::plain).toArray(String[]::new);
    }

    private static Refusal unknownModifier(String name, String modifier) {
        return bad("The modifier ':" + modifier + "' is not supported for '" + name + "'.");
    }

    private static Refusal bad(String text) {
        return Refusal.of(400, IssueType.INVALID, "", text);
    }
}
