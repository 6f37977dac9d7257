package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * Finds a value set and lists its codings: from its expansion, else from the concepts it enumerates. What would need a
 * terminology server (filters, whole code systems, other value sets, exclusions) is refused.
 */
final class ValueSetReader {

    private final List<Resource> contained;
    private final ValueSets elsewhere;

    ValueSetReader(Questionnaire questionnaire, ValueSets elsewhere) {
        contained = questionnaire.getContained();
        this.elsewhere = elsewhere;
    }

    List<Option> read(Draft draft, String canonical) {
        var valueSet = find(canonical);
        if (valueSet.isEmpty()) {
            draft.refuse(IssueType.NOTFOUND, "", "q.valueSet.unknown", canonical);
            return List.of();
        }
        var options = new ArrayList<Option>();
        if (!list(valueSet.get(), options)) draft.refuse(IssueType.NOTSUPPORTED, "", "q.valueSet.open", canonical);
        else if (options.isEmpty()) draft.refuse(IssueType.REQUIRED, "", "q.valueSet.empty", canonical);
        return List.copyOf(options);
    }

    private Optional<ValueSet> find(String canonical) {
        if (!canonical.startsWith("#")) return elsewhere.find(canonical);
        var id = canonical.substring(1);
        return contained.stream()
                .filter(ValueSet.class::isInstance)
                .map(ValueSet.class::cast)
                .filter(valueSet -> id.equals(localId(valueSet)))
                .findFirst();
    }

    /** The parser keeps the hash of a contained id, a program that builds one may not. */
    private static String localId(ValueSet valueSet) {
        var id = valueSet.hasId() ? valueSet.getIdElement().getIdPart() : "";
        return id.startsWith("#") ? id.substring(1) : id;
    }

    /** Lists the codings; false when they cannot be listed from here. */
    private static boolean list(ValueSet valueSet, List<Option> options) {
        if (valueSet.hasExpansion()) {
            addAll(valueSet.getExpansion().getContains(), options);
            return true;
        }
        var compose = valueSet.getCompose();
        if (compose.hasExclude() || !compose.getInclude().stream().allMatch(ValueSetReader::enumerates)) return false;
        for (var include : compose.getInclude()) {
            include.getConcept().forEach(concept -> options.add(option(include.getSystem(), concept)));
        }
        return true;
    }

    private static boolean enumerates(ConceptSetComponent include) {
        return include.hasConcept() && !include.hasFilter() && !include.hasValueSet();
    }

    private static void addAll(List<ValueSetExpansionContainsComponent> contains, List<Option> options) {
        for (var each : contains) {
            if (!each.getAbstract() && each.hasCode()) {
                var label = label(Text.of(each.getDisplayElement()), each.getCode(), each.getDesignation());
                options.add(option(each.getSystem(), each.getCode(), label, each));
            }
            addAll(each.getContains(), options);
        }
    }

    private static Option option(String system, ConceptReferenceComponent concept) {
        var label = label(Text.of(concept.getDisplayElement()), concept.getCode(), concept.getDesignation());
        return option(system, concept.getCode(), label, concept);
    }

    private static Option option(String system, String code, Text label, Element source) {
        return new Option(new Coding(system, code, label.base()), label, Weights.of(source), false);
    }

    /** The display with its translations, those given as designations included; the code when there is no display. */
    private static Text label(Text display, String code, List<ConceptReferenceDesignationComponent> designations) {
        var translations = new HashMap<>(display.translations());
        for (var designation : designations) {
            if (designation.hasLanguage()) {
                translations.putIfAbsent(designation.getLanguage().toLowerCase(Locale.ROOT), designation.getValue());
            }
        }
        return new Text(display.base() == null ? code : display.base(), Map.copyOf(translations));
    }
}
