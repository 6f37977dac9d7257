package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** Makes what was found elsewhere an answer to a question, as far as SDC 4.0.0 lets the types differ. */
final class Fitting {

    private static final int DAY = "2026-01-31".length();

    private Fitting() {}

    /** Null when this kind of question cannot be answered with it. */
    static @Nullable Type answer(QuestionnaireItemComponent item, Base found) {
        return switch (item.getType()) {
            case BOOLEAN -> found instanceof BooleanType yes ? new BooleanType(yes.booleanValue()) : null;
            case INTEGER -> found instanceof Type value ? Numeric.INTEGER.answer(value) : null;
            case DECIMAL -> found instanceof Type value ? Numeric.DECIMAL.answer(value) : null;
            case QUANTITY -> amount(found);
            case DATE -> moment(found) == null ? null : date(moment(found));
            case DATETIME -> moment(found) == null ? null : new DateTimeType(moment(found));
            case TIME -> found instanceof TimeType time ? time.copy() : null;
            case STRING, TEXT -> text(found);
            case URL -> found.primitiveValue() == null ? null : new UriType(found.primitiveValue());
            case CHOICE, OPENCHOICE -> choice(item, found);
            case REFERENCE -> reference(found);
            case ATTACHMENT -> found instanceof Attachment file ? file.copy() : null;
            default -> null;
        };
    }

    private static @Nullable Type amount(Base found) {
        if (found instanceof Quantity amount) return amount.copy();
        var number = found instanceof Type value ? Numeric.number(value) : null;
        return number == null ? null : new Quantity().setValue(number);
    }

    private static @Nullable String moment(Base found) {
        return found instanceof DateType
                        || found instanceof DateTimeType
                        || found.fhirType().equals("instant")
                ? found.primitiveValue()
                : null;
    }

    private static DateType date(String moment) {
        return new DateType(moment.substring(0, Math.min(DAY, moment.length())));
    }

    private static @Nullable Type text(Base found) {
        return found.primitiveValue() == null ? null : new StringType(found.primitiveValue());
    }

    private static @Nullable Type reference(Base found) {
        if (found instanceof Reference reference) return reference.copy();
        if (!(found instanceof Resource resource) || resource.getIdElement().getIdPart() == null) return null;
        return new Reference(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
    }

    /** A code is the one option that has it. */
    private static @Nullable Type choice(QuestionnaireItemComponent item, Base found) {
        if (found instanceof CodeableConcept concept) {
            return concept.getCoding().stream()
                    .map(coding -> choice(item, coding))
                    .filter(choice -> choice != null)
                    .findFirst()
                    .orElse(null);
        }
        var options = item.getAnswerOption().stream()
                .map(QuestionnaireItemAnswerOptionComponent::getValue)
                .toList();
        if (found instanceof Coding coding) return coding(options, coding);
        var code = found.primitiveValue();
        var same = options.stream()
                .filter(option -> code != null && code.equals(Same.key(option)))
                .toList();
        if (same.size() == 1) return same.get(0).copy();
        return item.getType() == QuestionnaireItemType.OPENCHOICE && code != null ? new StringType(code) : null;
    }

    /** One that comes from a value set is taken as it is. */
    private static @Nullable Type coding(List<Type> options, Coding coding) {
        if (options.isEmpty()) return coding.copy();
        return options.stream()
                .filter(option -> Same.value(option, coding))
                .map(Type::copy)
                .findFirst()
                .orElse(null);
    }
}
