package dk.stemme.sdc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;

/** A filter on the codes of a code system (R4, ValueSet.compose.include.filter). */
@FunctionalInterface
interface Filter {

    List<String> CODE = List.of("concept", "code");

    boolean holds(String code);

    /** @throws NotExpandable when the filter is of a kind that is not known here */
    static Filter of(ConceptSetFilterComponent filter, CodeTree tree) {
        var value = String.valueOf(filter.getValue());
        var property = String.valueOf(filter.getProperty());
        if (filter.getOp() == null) throw new NotExpandable(IssueType.INVALID, "terms.filter", property, "", value);
        if (!CODE.contains(property)) return onProperty(filter.getOp(), property, value, tree);
        return switch (filter.getOp()) {
            case ISA -> with(value, tree.below(value))::contains;
            case DESCENDENTOF -> tree.below(value)::contains;
            case ISNOTA -> not(with(value, tree.below(value)));
            case GENERALIZES -> with(value, tree.above(value))::contains;
            case IN -> List.of(value.split("\\s*,\\s*"))::contains;
            case NOTIN -> not(new HashSet<>(List.of(value.split("\\s*,\\s*"))));
            case EQUAL -> value::equals;
            case REGEX -> matching(value);
            default ->
                throw new NotExpandable(
                        IssueType.NOTSUPPORTED,
                        "terms.filter",
                        property,
                        filter.getOp().toCode(),
                        value);
        };
    }

    private static Filter onProperty(FilterOperator operator, String property, String value, CodeTree tree) {
        return switch (operator) {
            case EQUAL -> code -> value.equals(tree.text(code, property));
            case EXISTS -> code -> tree.text(code, property).isEmpty() != Boolean.parseBoolean(value);
            case IN -> code -> List.of(value.split("\\s*,\\s*")).contains(tree.text(code, property));
            default ->
                throw new NotExpandable(IssueType.NOTSUPPORTED, "terms.filter", property, operator.toCode(), value);
        };
    }

    private static Set<String> with(String code, Set<String> others) {
        var all = new HashSet<>(others);
        all.add(code);
        return all;
    }

    private static Filter not(Set<String> codes) {
        return code -> !codes.contains(code);
    }

    private static Filter matching(String regex) {
        try {
            var pattern = Pattern.compile(regex);
            return code -> pattern.matcher(new WatchedText(code)).matches();
        } catch (PatternSyntaxException e) {
            throw new NotExpandable(IssueType.INVALID, "terms.filter", "code", "regex", regex);
        }
    }
}
