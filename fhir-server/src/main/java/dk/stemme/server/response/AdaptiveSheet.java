package dk.stemme.server.response;

import dk.stemme.instruments.Canonicals;
import dk.stemme.server.questionnaire.AdaptiveForm;
import dk.stemme.server.questionnaire.AdaptiveForms;
import dk.stemme.server.response.AdaptiveScores.Line;
import dk.stemme.server.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * A response to an adaptive form with the questionnaire it contains, which grows by every question (SDC 4.0.0, profiles
 * sdc-questionnaireresponse-adapt and sdc-questionnaire-adapt: no url and version of its own, derivedFrom its form).
 */
final class AdaptiveSheet {
    private static final String HIDDEN = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";

    private final QuestionnaireResponse response;
    private final Questionnaire contained;
    private final AdaptiveForm form;
    private final List<String> asked = new ArrayList<>();

    private AdaptiveSheet(QuestionnaireResponse response, Questionnaire contained, AdaptiveForm form) {
        this.response = response;
        this.contained = contained;
        this.form = form;
        List<QuestionnaireItemComponent> sent = contained.getItem();
        contained.setItem(new ArrayList<>());
        response.getItem().removeIf(item -> AdaptiveScores.isScore(item.getLinkId()));
        for (int i = 0; i < sent.size(); i++)
            if (!AdaptiveScores.isScore(sent.get(i).getLinkId()))
                again(String.valueOf(sent.get(i).getLinkId()), i);
    }

    /**
     * Takes the scores away, which are computed anew, and puts the bank's questions in the place of those sent.
     *
     * @throws Refusal 422 when the response does not contain its questionnaire, or that is derived from no adaptive form
     */
    static AdaptiveSheet of(QuestionnaireResponse response, AdaptiveForms forms) {
        String named = Objects.requireNonNullElse(response.getQuestionnaire(), "");
        if (!named.startsWith("#")) return fresh(response, forms, named);
        Questionnaire contained = response.getContained().stream()
                .filter(each -> each instanceof Questionnaire
                        && localId(String.valueOf(each.getId())).equals(named.substring(1)))
                .map(Questionnaire.class::cast)
                .findFirst()
                .orElseThrow(() ->
                        refusal("questionnaire", "The response does not contain the questionnaire " + named + "."));
        if (contained.getDerivedFrom().size() != 1
                || !contained.getDerivedFrom().get(0).hasValue())
            throw refusal(
                    "contained",
                    "The contained questionnaire must name the adaptive form it comes from (derivedFrom).");
        return new AdaptiveSheet(
                response, contained, forms.of(contained.getDerivedFrom().get(0).getValue()));
    }

    /** A response that names the form itself begins here. */
    private static AdaptiveSheet fresh(QuestionnaireResponse response, AdaptiveForms forms, String canonical) {
        if (canonical.isEmpty())
            throw refusal("questionnaire", "The response must contain its questionnaire, and name it: #id.");
        AdaptiveForm form = forms.of(canonical);
        Questionnaire contained = new Questionnaire();
        contained.setId("form");
        contained.addExtension(Canonicals.ADAPTIVE, new BooleanType(true));
        contained.setTitle(form.form().getTitle()).setStatus(PublicationStatus.ACTIVE);
        contained.addDerivedFrom(form.canonical());
        response.addContained(contained);
        response.setQuestionnaire("#form");
        return new AdaptiveSheet(response, contained, form);
    }

    AdaptiveForm form() {
        return form;
    }

    /** The linkIds asked so far, in order. */
    List<String> asked() {
        return asked;
    }

    boolean isContained(Resource resource) {
        return resource == contained;
    }

    /** @throws Refusal 422 for an answer to a question that is not in the contained questionnaire */
    void checkAsked() {
        List<QuestionnaireResponseItemComponent> items = response.getItem();
        for (int i = 0; i < items.size(); i++)
            if (items.get(i).hasAnswer() && !asked.contains(items.get(i).getLinkId()))
                throw Refusal.of(
                        422,
                        IssueType.BUSINESSRULE,
                        "QuestionnaireResponse.item[" + i + "]",
                        items.get(i).getLinkId() + " has not been asked: it is not in the contained questionnaire.");
    }

    private void again(String linkId, int place) {
        if (asked.contains(linkId) || !form.items().containsKey(linkId))
            throw refusal("contained.item[" + place + "]", "The adaptive form has no such question to ask: " + linkId);
        ask(linkId);
    }

    void ask(String linkId) {
        asked.add(linkId);
        QuestionnaireItemComponent item =
                Objects.requireNonNull(form.items().get(linkId)).copy();
        // how much an item tells is the business of those who ask
        item.getExtension().removeIf(extension -> Canonicals.GRADED_RESPONSE.equals(extension.getUrl()));
        contained.addItem(item);
    }

    void score(Line line) {
        QuestionnaireItemComponent item = contained
                .addItem()
                .setLinkId(line.linkId())
                .setText(line.text())
                .setType(QuestionnaireItemType.QUANTITY)
                .setReadOnly(true);
        item.addExtension(HIDDEN, new BooleanType(true));
        item.getTextElement().addExtension(danish(line.danish()));
        response.addItem()
                .setLinkId(line.linkId())
                .setText(line.text())
                .addAnswer()
                .setValue(line.value());
    }

    private static Extension danish(String text) {
        Extension translation = new Extension(Canonicals.TRANSLATION);
        translation.addExtension("lang", new CodeType("da"));
        translation.addExtension("content", new StringType(text));
        return translation;
    }

    private static String localId(String id) {
        return id.startsWith("#") ? id.substring(1) : id.substring(id.lastIndexOf('/') + 1);
    }

    private static Refusal refusal(String element, String text) {
        return Refusal.of(422, IssueType.INVALID, "QuestionnaireResponse." + element, text);
    }
}
