package dk.stemme.instruments;

import dk.stemme.scoring.Text;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/**
 * The code system of an instrument's own answers. A code stands for a number, so its wording may differ between
 * questions: then the designations list all of them.
 */
final class AnswerCodes {
    private AnswerCodes() {}

    static Optional<CodeSystem> of(CatalogueEntry entry) {
        String url = Canonicals.codeSystem(entry.name());
        Map<String, Set<Text>> wordings = new LinkedHashMap<>();
        options(entry.questionnaire().getItem())
                .filter(coding -> url.equals(coding.getSystem()))
                .forEach(coding -> wordings.computeIfAbsent(coding.getCode(), code -> new LinkedHashSet<>())
                        .add(Texts.of(coding.getDisplayElement())));
        return wordings.isEmpty() ? Optional.empty() : Optional.of(codeSystem(entry.questionnaire(), url, wordings));
    }

    private static Stream<Coding> options(List<QuestionnaireItemComponent> items) {
        return items.stream()
                .flatMap(item -> Stream.concat(
                        item.getAnswerOption().stream()
                                .filter(option -> option.hasValueCoding())
                                .map(option -> option.getValueCoding()),
                        options(item.getItem())));
    }

    private static CodeSystem codeSystem(Questionnaire form, String url, Map<String, Set<Text>> wordings) {
        CodeSystem codes = new CodeSystem();
        codes.setId(url.substring(url.lastIndexOf('/') + 1).replace('_', '-'));
        codes.setLanguage("en");
        codes.setUrl(url).setVersion("1.0.0").setName(form.getName() + "Answers");
        codes.setTitle(form.getTitle() + " (answers)").setStatus(PublicationStatus.ACTIVE);
        Texts.of(form.getTitleElement())
                .translations()
                .forEach((language, title) -> Texts.translate(codes.getTitleElement(), title + " (svar)"));
        codes.setCaseSensitive(true).setContent(CodeSystemContentMode.COMPLETE);
        wordings.forEach((code, words) -> codes.addConcept(concept(code, words)));
        return codes;
    }

    private static ConceptDefinitionComponent concept(String code, Set<Text> words) {
        ConceptDefinitionComponent concept = new ConceptDefinitionComponent().setCode(code);
        if (words.size() == 1) {
            Text only = words.iterator().next();
            only.translations().forEach((language, text) -> designate(concept, language, text));
            return concept.setDisplay(only.base());
        }
        designate(concept, "da", "Svar " + code);
        for (Text text : words) {
            designate(concept, "en", text.base());
            text.translations().forEach((language, translated) -> designate(concept, language, translated));
        }
        return concept.setDisplay("Answer " + code);
    }

    private static void designate(ConceptDefinitionComponent concept, String language, String text) {
        concept.addDesignation().setLanguage(language).setValue(text);
    }
}
