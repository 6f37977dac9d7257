package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * The Observations of one coded item (SDC 4.0.0, Observation-based extraction): one for each answer; a group has one, if
 * something beneath it becomes a part of it.
 */
final class Observed {

    private static final String UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
    private static final String UCUM = "http://unitsofmeasure.org";

    private final QuestionnaireItemComponent definition;
    private final Extracts extracts;
    private final Shape shape;
    private final String key;
    private final List<BundleEntryComponent> entries = new ArrayList<>();

    Observed(
            QuestionnaireItemComponent definition,
            QuestionnaireResponseItemComponent item,
            Extracts extracts,
            @Nullable Observed around,
            Shape shape,
            String key) {
        this.definition = definition;
        this.extracts = extracts;
        this.shape = shape;
        this.key = key;
        if (definition.getType() == QuestionnaireItemType.GROUP) add(null);
        for (var answer : item.getAnswer()) {
            var value = Answers.value(answer);
            if (value != null) take(value, around);
        }
        if (definition.getType() == QuestionnaireItemType.GROUP && around != null) relate(around);
    }

    /** What is to be stored: nothing of a group that nothing became part of. */
    List<BundleEntryComponent> entries() {
        return entries.stream().filter(entry -> says(observation(entry))).toList();
    }

    private static boolean says(Observation observation) {
        return observation.hasValue() || observation.hasComponent() || observation.hasHasMember();
    }

    private void take(Type answer, @Nullable Observed around) {
        var value = value(answer);
        if (value == null) {
            shape.remarks()
                    .add(
                            IssueType.NOTSUPPORTED,
                            "QuestionnaireResponse.item",
                            definition.getLinkId(),
                            "extract.value",
                            answer.fhirType());
        } else if ("component".equals(extracts.relation()) && around != null && !around.entries.isEmpty()) {
            observation(around.entries.get(0)).addComponent().setCode(code()).setValue(value);
        } else {
            var entry = add(value);
            if (around != null && !around.entries.isEmpty()) relate(entry, around.entries.get(0));
        }
    }

    private void relate(Observed around) {
        if (!around.entries.isEmpty()) relate(entries.get(0), around.entries.get(0));
    }

    private void relate(BundleEntryComponent entry, BundleEntryComponent around) {
        if ("member".equals(extracts.relation())) observation(around).addHasMember(new Reference(entry.getFullUrl()));
        if ("derived".equals(extracts.relation()))
            observation(entry).addDerivedFrom(new Reference(around.getFullUrl()));
    }

    private BundleEntryComponent add(@Nullable Type value) {
        var observation = observation().setValue(value);
        var extension = definition.getExtensionByUrl(Extracts.ENTRY);
        var entry = shape.entry(extension, observation, key + ":" + entries.size());
        entries.add(entry);
        return entry;
    }

    private CodeableConcept code() {
        return new CodeableConcept().setCoding(new ArrayList<>(Extracts.codes(definition)));
    }

    private Observation observation() {
        QuestionnaireResponse response = shape.names().response();
        var observation = new Observation().setCode(code());
        boolean amended = response.getStatus() == QuestionnaireResponseStatus.AMENDED;
        observation.setStatus(amended ? ObservationStatus.AMENDED : ObservationStatus.FINAL);
        extracts.categories().forEach(category -> observation.addCategory(category.copy()));
        response.getBasedOn().forEach(each -> observation.addBasedOn(each.copy()));
        response.getPartOf().stream()
                .filter(each -> !String.valueOf(each.getReference()).startsWith("Observation/"))
                .forEach(each -> observation.addPartOf(each.copy()));
        if (response.hasSubject()) observation.setSubject(response.getSubject().copy());
        if (response.hasEncounter())
            observation.setEncounter(response.getEncounter().copy());
        if (response.hasAuthored()) authored(observation, response.getAuthoredElement());
        var by = response.hasAuthor() ? response.getAuthor() : response.getSource();
        if (!by.isEmpty() && !String.valueOf(by.getReference()).startsWith("Device/"))
            observation.addPerformer(by.copy());
        var id = response.getIdElement().getIdPart();
        if (id != null) observation.addDerivedFrom(new Reference("QuestionnaireResponse/" + id));
        return observation;
    }

    /** An instant is never only a day. */
    private static void authored(Observation observation, DateTimeType authored) {
        observation.setEffective(authored.copy());
        if (authored.getValueAsString().length() > "2026-01-31".length())
            observation.setIssuedElement(new InstantType(authored.getValueAsString()));
    }

    private static Observation observation(BundleEntryComponent entry) {
        return (Observation) entry.getResource();
    }

    /** An answer as Observation.value; null when that has no such type. */
    private @Nullable Type value(Type answer) {
        if (answer instanceof Coding coding) return new CodeableConcept().addCoding(coding.copy());
        if (answer instanceof DecimalType || answer instanceof IntegerType) return number(answer);
        if (answer instanceof DateType date) return new DateTimeType(date.getValueAsString());
        if (answer instanceof UriType uri) return new StringType(uri.getValue());
        if (answer instanceof Reference || answer instanceof org.hl7.fhir.r4.model.Attachment) return null;
        return answer.copy();
    }

    private Type number(Type answer) {
        var unit = definition.getExtensionByUrl(UNIT);
        if (unit == null && answer instanceof IntegerType) return answer.copy();
        var amount = new Quantity().setValue(Numeric.number(answer));
        if (unit == null || !(unit.getValue() instanceof Coding coding))
            return amount.setSystem(UCUM).setCode("1");
        return amount.setUnit(coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
                .setSystem(coding.getSystem())
                .setCode(coding.getCode());
    }
}
