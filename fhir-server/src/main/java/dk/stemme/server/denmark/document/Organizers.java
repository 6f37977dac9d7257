package dk.stemme.server.denmark.document;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.jspecify.annotations.Nullable;

/** The organizers of one section: one for each group, and one for each run of questions between them. */
final class Organizers {
    private final Node section;
    private final Question question;

    Organizers(Node section, Question question) {
        this.section = section;
        this.question = question;
    }

    /** The object identifier under which organizers are numbered that are no group of the form. */
    static String unnamed(Naming naming) {
        return Oid.of(naming.canonical() + "#questions");
    }

    void write(List<QuestionnaireItemComponent> items, Instance within) {
        List<QuestionnaireItemComponent> waiting = new ArrayList<>();
        for (QuestionnaireItemComponent item : items) {
            if (item.getType() != QuestionnaireItemType.GROUP) {
                waiting.add(item);
                continue;
            }
            organizer(null, waiting, within);
            waiting.clear();
            within.of(item).forEach(each -> organizer(item, item.getItem(), each));
        }
        organizer(null, waiting, within);
    }

    private void organizer(
            @Nullable QuestionnaireItemComponent group, List<QuestionnaireItemComponent> items, Instance within) {
        List<Sections.Asked> questions = Sections.questions(items, within).toList();
        if (questions.isEmpty()) return;
        Node organizer = section.add("entry", "typeCode", "DRIV")
                .add("organizer", "classCode", "BATTERY", "moodCode", "EVN")
                .template(question.act().organizer());
        if (group == null) number(organizer, questions.get(0).item());
        else {
            question.naming().writeIds(organizer, group);
            question.naming().writeCode(organizer, group);
        }
        organizer.add("statusCode", "code", "completed");
        if (group != null && question.act() == Act.ASKED) new Conditions(question.naming()).write(organizer, group);
        for (int i = 0; i < questions.size(); i++) {
            Node component = organizer.add("component");
            component.add("sequenceNumber", "value", Integer.toString(i + 1));
            question.write(component, questions.get(i).item(), questions.get(i).instance());
        }
    }

    private void number(Node organizer, QuestionnaireItemComponent first) {
        organizer.add("id", "root", unnamed(question.naming()), "extension", first.getLinkId());
    }

    /** Whether an organizer that is read is no group of the form. */
    static boolean isUnnamed(Node organizer, Naming naming) {
        return organizer.all("id").stream().anyMatch(id -> id.get("root").equals(unnamed(naming)));
    }
}
