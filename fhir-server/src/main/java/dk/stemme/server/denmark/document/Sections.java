package dk.stemme.server.denmark.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.jspecify.annotations.Nullable;

/**
 * The body of a document: sections with organizers with questions (QFDD-DK 1.2, chapter 4 and section 5.1; QRD-DK 1.3.2,
 * chapter 4 and section 5.1). A group is a section, a group within it an organizer; questions and texts outside of groups
 * stand in sections without a name. Groups further down are left out, their questions are not.
 */
final class Sections {
    static final String INFORMATION = "2.16.840.1.113883.10.20.32.2.1";
    private static final String ANSWERS = "2.16.840.1.113883.10.20.33.2.1";

    private final Node body;
    private final Question question;

    Sections(Node body, Question question) {
        this.body = body;
        this.question = question;
    }

    void write(List<QuestionnaireItemComponent> items, Instance whole) {
        List<QuestionnaireItemComponent> waiting = new ArrayList<>();
        for (QuestionnaireItemComponent item : items) {
            boolean text = item.getType() == QuestionnaireItemType.DISPLAY;
            if (!text && !isSection(item)) {
                waiting.add(item);
                continue;
            }
            section(null, waiting, whole);
            waiting.clear();
            if (text) section(item, List.of(item), whole);
            else whole.of(item).forEach(each -> section(item, item.getItem(), each));
        }
        section(null, waiting, whole);
    }

    /** A section has neither a code nor conditions of its own; a group with such is an organizer. */
    private static boolean isSection(QuestionnaireItemComponent item) {
        return item.getType() == QuestionnaireItemType.GROUP && !item.hasCode() && !item.hasEnableWhen();
    }

    private void section(
            @Nullable QuestionnaireItemComponent named, List<QuestionnaireItemComponent> items, Instance within) {
        boolean asks = questions(items, within).findAny().isPresent();
        if (items.isEmpty() || named == null && !asks) return;
        boolean answered = within.given() != null && asks;
        Node section = body.add("component").add("section").template(answered ? ANSWERS : INFORMATION);
        if (named != null) question.naming().writeId(section, named.getLinkId());
        if (asks) section.add("code", "code", answered ? "74465-6" : "74468-0", "codeSystem", Oid.LOINC);
        if (named != null && named.getType() == QuestionnaireItemType.GROUP && named.hasText())
            section.add("title").text(named.getText());
        Narrative.write(section.add("text"), items, within);
        new Organizers(section, question).write(items, within);
    }

    /** All questions below that are written, each with how it occurs. */
    static Stream<Asked> questions(List<QuestionnaireItemComponent> items, Instance within) {
        return items.stream()
                .filter(item -> item.getType() != QuestionnaireItemType.DISPLAY)
                .flatMap(item -> within.of(item).stream().flatMap(each -> questions(item, each)));
    }

    private static Stream<Asked> questions(QuestionnaireItemComponent item, Instance instance) {
        Stream<Asked> self = Question.isWritten(item, instance) ? Stream.of(new Asked(item, instance)) : Stream.empty();
        Optional<QuestionnaireItemComponent> associated = Question.associated(item);
        List<QuestionnaireItemComponent> below = item.getItem().stream()
                .filter(child -> associated.isEmpty() || associated.get() != child)
                .toList();
        return Stream.concat(self, questions(below, instance));
    }

    /** A question as it occurs. */
    record Asked(QuestionnaireItemComponent item, Instance instance) {}
}
