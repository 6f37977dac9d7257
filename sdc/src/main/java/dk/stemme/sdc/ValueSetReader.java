package dk.stemme.sdc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value sets that a questionnaire names (contained in it, stored elsewhere, or FHIR's own) and lists their
 * codings once, when the form is compiled: from the expansion, else from the concepts enumerated with their weights, else
 * as {@link Expander} does.
 */
final class ValueSetReader implements Terminology {

    private final List<Resource> contained;
    private final Terminology elsewhere;

    ValueSetReader(Questionnaire questionnaire, Terminology elsewhere) {
        contained = questionnaire.getContained();
        this.elsewhere = elsewhere;
    }

    /** The codings of a value set; none when it was refused. */
    List<Option> read(Draft draft, String canonical) {
        var valueSet = valueSet(canonical);
        if (valueSet.isEmpty()) {
            draft.refuse(IssueType.NOTFOUND, "", "q.valueSet.unknown", canonical);
            return List.of();
        }
        try {
            var options = list(valueSet.get());
            if (options.isEmpty()) draft.refuse(IssueType.REQUIRED, "", "q.valueSet.empty", canonical);
            return List.copyOf(options);
        } catch (NotExpandable e) {
            draft.refuse(e.code(), "", e.key, e.arguments.toArray());
            return List.of();
        }
    }

    @Override
    public Optional<ValueSet> valueSet(String canonical) {
        if (canonical.startsWith("#")) return contained(canonical.substring(1));
        return elsewhere.valueSet(canonical).or(() -> CoreValueSets.find(canonical));
    }

    @Override
    public Optional<CodeSystem> codeSystem(String canonical) {
        return contained.stream()
                .filter(CodeSystem.class::isInstance)
                .map(CodeSystem.class::cast)
                .filter(system -> canonical.equals(system.getUrl())
                        || canonical.equals(system.getUrl() + "|" + system.getVersion()))
                .findFirst()
                .or(() -> elsewhere.codeSystem(canonical));
    }

    private Optional<ValueSet> contained(String id) {
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

    private List<Option> list(ValueSet valueSet) {
        var options = new ArrayList<Option>();
        var compose = valueSet.getCompose();
        if (valueSet.hasExpansion()) addAll(valueSet.getExpansion().getContains(), options);
        else if (!compose.hasExclude() && compose.getInclude().stream().allMatch(ValueSetReader::enumerates)) {
            for (var include : compose.getInclude()) {
                include.getConcept().forEach(concept -> options.add(option(include.getSystem(), concept)));
            }
        } else {
            for (var concept : new Expander(this).list(valueSet)) {
                if (!concept.isAbstract())
                    options.add(option(concept.system(), concept.code(), concept.display(), null));
            }
        }
        return options;
    }

    private static boolean enumerates(ConceptSetComponent include) {
        return include.hasConcept() && !include.hasFilter() && !include.hasValueSet();
    }

    private static void addAll(List<ValueSetExpansionContainsComponent> contains, List<Option> options) {
        for (var each : contains) {
            if (!each.getAbstract() && each.hasCode()) {
                var label = Designations.in(Text.of(each.getDisplayElement()), each.getDesignation());
                options.add(option(each.getSystem(), each.getCode(), label, each));
            }
            addAll(each.getContains(), options);
        }
    }

    private static Option option(String system, ConceptReferenceComponent concept) {
        var label = Designations.in(Text.of(concept.getDisplayElement()), concept.getDesignation());
        return option(system, concept.getCode(), label, concept);
    }

    /** Called by its code where it is not called anything. */
    private static Option option(@Nullable String system, String code, Text display, @Nullable Element source) {
        var label = display.base() == null ? new Text(code, display.translations()) : display;
        var weight = source == null ? null : Weights.of(source);
        return new Option(new Coding(system, code, label.base()), label, weight, false);
    }
}
