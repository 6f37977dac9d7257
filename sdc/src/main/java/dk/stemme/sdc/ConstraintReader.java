package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads constraints: questionnaire-constraint of FHIR R4, with its expression as a text, and SDC's targetConstraint. */
final class ConstraintReader {

    private static final Set<String> URLS = Set.of(
            "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint",
            "http://hl7.org/fhir/StructureDefinition/targetConstraint");

    private final Spot spot;
    private final Extension source;

    private ConstraintReader(Spot spot) {
        this.spot = spot;
        source = spot.extension();
    }

    static boolean reads(String url) {
        return URLS.contains(url);
    }

    /** Null when it was refused. */
    static @Nullable Constraint read(Spot spot) {
        return new ConstraintReader(spot).read();
    }

    private @Nullable Constraint read() {
        var key = text("key");
        var human = text("human");
        var severity = severity();
        var formula = formula(source.getExtensionByUrl("expression"));
        if (human == null) spot.refuse(IssueType.REQUIRED, "q.constraint.human");
        if (severity == null) spot.refuse(IssueType.VALUE, "q.constraint.severity");
        var locations = locations();
        if (human == null || severity == null || formula == null) return null;
        return new Constraint(key == null ? "" : key.getValue(), severity, Text.of(human), formula, locations);
    }

    private @Nullable StringType text(String url) {
        var part = source.getExtensionByUrl(url);
        return part != null && part.getValue() instanceof StringType text && text.hasValue() ? text : null;
    }

    private @Nullable IssueSeverity severity() {
        var part = source.getExtensionByUrl("severity");
        var code = part == null || !part.hasValue()
                ? ""
                : String.valueOf(part.getValue().primitiveValue());
        return switch (code) {
            case "error" -> IssueSeverity.ERROR;
            case "warning" -> IssueSeverity.WARNING;
            default -> null;
        };
    }

    private List<Formula> locations() {
        var locations = new ArrayList<Formula>();
        for (var part : source.getExtensionsByUrl("location")) {
            var formula = formula(part);
            if (formula != null) locations.add(formula);
        }
        return locations;
    }

    private @Nullable Formula formula(@Nullable Extension part) {
        Type value = part == null ? null : part.getValue();
        if (value instanceof Expression expression) return spot.formula(expression);
        if (value != null && value.hasPrimitiveValue()) {
            return spot.formula(new Expression().setLanguage("text/fhirpath").setExpression(value.primitiveValue()));
        }
        spot.refuse(IssueType.REQUIRED, "q.expression.missing");
        return null;
    }
}
