package dk.stemme.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * A condition on elements of the stored text itself, as SQL/JSON path: for what is asked for too seldom to be worth keys
 * of its own. It is held against what the indexed parameters leave over.
 */
final class BodyCondition {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

    private final ObjectNode variables = Json.object();

    private BodyCondition() {}

    /** Holds when an element at one of the parameter's paths fulfils what {@code filter} writes about {@code @}. */
    static Clause any(SearchParameter parameter, Function<BodyCondition, String> filter) {
        return Clause.join(
                "or",
                parameter.paths().stream()
                        .map(path -> {
                            BodyCondition condition = new BodyCondition();
                            String text = filter.apply(condition);
                            return condition.clause(path.jsonPath() + (text.isEmpty() ? "" : " ? (" + text + ")"));
                        })
                        .toList());
    }

    private Clause clause(String path) {
        return new Clause(
                "jsonb_path_exists(r.body::jsonb, ?::jsonpath, ?::jsonb, true)",
                List.of(path, Json.write(variables)),
                true);
    }

    /** {@code code}, {@code system|code}, {@code |code} or {@code system|} of a code, coding, concept or identifier. */
    String token(String value) {
        int bar = value.indexOf('|');
        String code = value.substring(bar + 1);
        String system = bar < 0
                ? ""
                : bar == 0 ? "!exists(@.system) && " : "@.system == " + text(value.substring(0, bar)) + " && ";
        if (code.isEmpty()) {
            String only = system.substring(0, system.length() - " && ".length());
            return "(exists(@.coding[*] ? (%s)) || (%s))".formatted(only, only);
        }
        String wanted = text(code);
        String coded = system + "@.code == " + wanted;
        String plain = bar < 0 ? " || @ == " + wanted + (code.matches("true|false") ? " || @ == " + code : "") : "";
        return "(exists(@.coding[*] ? (%s)) || (%s) || (%s@.value == %s)%s)"
                .formatted(coded, coded, system, wanted, plain);
    }

    /** {@code system|code|value}: an identifier of this type (R4 search 3.1.1.4.10). */
    String ofType(String value) {
        String[] parts = value.split("\\|", -1);
        if (parts.length != 3) throw bad("'" + value + "' must look like system|code|value.");
        return "exists(@.type.coding[*] ? (@.system == %s && @.code == %s)) && @.value == %s"
                .formatted(text(parts[0]), text(parts[1]), text(parts[2]));
    }

    /** {@code system|value} of the identifier within a reference. */
    String identifier(String value) {
        return "exists(@.identifier ? (" + token(value) + "))";
    }

    /** The words that stand beside a code or reference, without regard to case. */
    String words(String value) {
        String like = " like_regex " + Json.quoted(value) + " flag \"iq\"";
        return "@.text%1$s || @.coding[*].display%1$s || @.display%1$s || @.type.text%1$s".formatted(like);
    }

    String contains(String value) {
        return "@ like_regex " + Json.quoted(value) + " flag \"iq\"";
    }

    String exactly(String value) {
        return "@ == " + text(value);
    }

    String startsWith(String value) {
        return "@ starts with " + text(value);
    }

    /** {@code gt5.4}, compared with the number at this path. */
    String number(String path, String value) {
        Prefixed prefixed = Prefixed.of(value);
        if (!NUMBER.matcher(prefixed.rest()).matches())
            throw bad("'" + value + "' is no number; write for example ge5.4.");
        BigDecimal number = new BigDecimal(prefixed.rest());
        BigDecimal half = BigDecimal.ONE.scaleByPowerOfTen(-number.scale()).divide(BigDecimal.valueOf(2));
        return switch (prefixed.prefix()) {
            case EQ -> between(path, number.subtract(half), number.add(half));
            case NE -> "exists(%s) && !(%s)".formatted(path, between(path, number.subtract(half), number.add(half)));
            case GT, SA -> path + " > " + variable(number);
            case LT, EB -> path + " < " + variable(number);
            case GE -> path + " >= " + variable(number);
            case LE -> path + " <= " + variable(number);
            case AP -> {
                BigDecimal tenth = number.abs().scaleByPowerOfTen(-1).max(half);
                yield between(path, number.subtract(tenth), number.add(tenth));
            }
        };
    }

    /** {@code gt5.4|system|code}, {@code 5.4||unit} or {@code 5.4}. */
    String quantity(String value) {
        String[] parts = value.split("\\|", -1);
        if (parts.length == 2 || parts.length > 3) throw bad("'" + value + "' must look like 5.4 or 5.4|system|code.");
        String number = "(" + number("@.value", parts[0]) + ")";
        if (parts.length == 1) return number;
        String system = parts[1].isEmpty() ? "" : " && @.system == " + text(parts[1]);
        String unit = text(parts[2]);
        return number + system + " && (@.code == " + unit + (system.isEmpty() ? " || @.unit == " + unit : "") + ")";
    }

    /** {@code value$value}, one per part, all in the same element. */
    String composite(List<SearchParameter.Part> parts, String value) {
        String[] values = value.split("(?<!\\\\)\\$", -1);
        if (values.length != parts.size())
            throw bad("'" + value + "' must have " + parts.size() + " values with $ between them.");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) all.append(" && ");
            String part = parts.get(i).kind() == SearchParameter.Kind.QUANTITY ? quantity(values[i]) : token(values[i]);
            all.append("exists(@.")
                    .append(parts.get(i).path())
                    .append(" ? (")
                    .append(part)
                    .append("))");
        }
        return all.toString();
    }

    private String between(String path, BigDecimal from, BigDecimal to) {
        return path + " >= " + variable(from) + " && " + path + " < " + variable(to);
    }

    private String text(String value) {
        String name = "v" + variables.size();
        variables.put(name, value);
        return "$" + name;
    }

    private String variable(BigDecimal value) {
        String name = "v" + variables.size();
        variables.put(name, value);
        return "$" + name;
    }

    private static Refusal bad(String text) {
        return Refusal.of(400, IssueType.INVALID, "", text);
    }
}
