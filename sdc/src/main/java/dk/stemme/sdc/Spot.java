package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.jspecify.annotations.Nullable;

/**
 * An extension of a questionnaire that holds an expression.
 *
 * @param depth how many items are around it, its own included
 * @param last the variable defined last before it
 */
record Spot(Draft draft, int index, int depth, @Nullable Variable last) {

    /** Text constants that FHIR gives to FHIRPath. */
    private static final List<String> PREFIXES = List.of("vs-", "cs-", "ext-");

    Extension extension() {
        return draft.source.getExtension().get(index);
    }

    String url() {
        return extension().getUrl();
    }

    @Nullable
    Expression source() {
        return extension().getValue() instanceof Expression expression ? expression : null;
    }

    @Nullable
    QuestionnaireItemComponent item() {
        return draft.parent == null ? null : draft.source;
    }

    Variable define(String name, dk.stemme.sdc.@Nullable Expression expression) {
        return new Variable(name, expression, item(), depth, last);
    }

    void refuse(IssueType code, String key, Object... arguments) {
        draft.refuse(code, ".extension[" + index + "]", key, arguments);
    }

    /** The expression of the extension, ready to be evaluated here; null when it was refused. */
    @Nullable
    Formula formula() {
        var source = source();
        if (source == null) refuse(IssueType.REQUIRED, "q.expression.missing");
        return source == null ? null : formula(source);
    }

    @Nullable
    Formula formula(Expression source) {
        var expression = fhirPath(source);
        return expression == null ? null : new Formula(expression, item(), depth, last);
    }

    /** An expression that must be in FHIRPath. */
    dk.stemme.sdc.@Nullable Expression fhirPath(Expression source) {
        if (isFhirPath(source)) return expression(source);
        refuse(IssueType.NOTSUPPORTED, "q.expression.language", String.valueOf(source.getLanguage()));
        return null;
    }

    static boolean isFhirPath(Expression source) {
        return "text/fhirpath".equals(source.getLanguage());
    }

    dk.stemme.sdc.@Nullable Expression expression(Expression source) {
        if (!source.hasExpression()) {
            refuse(IssueType.REQUIRED, "q.expression.missing");
            return null;
        }
        return expression(source.getExpression());
    }

    private dk.stemme.sdc.@Nullable Expression expression(String text) {
        try {
            var expression = ExpressionReader.read(text);
            expression.names().stream()
                    .filter(name -> !knows(name))
                    .sorted()
                    .forEach(name -> refuse(IssueType.NOTFOUND, "q.expression.name", name));
            return expression;
        } catch (NotCalculable e) {
            refuse(IssueType.VALUE, e.key, e.arguments.toArray());
            return null;
        }
    }

    private boolean knows(String name) {
        if (name.equals("qitem")) return item() != null;
        return Variable.GIVEN.contains(name)
                || PREFIXES.stream().anyMatch(name::startsWith)
                || Variable.find(last, name) != null;
    }
}
