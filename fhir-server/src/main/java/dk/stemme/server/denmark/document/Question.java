package dk.stemme.server.denmark.document;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;

/**
 * What the patterns have in common: ids, code, help, media, feedback, conditions and, of an answer, the form it answers.
 *
 * @param form the id of the form's document
 */
record Question(Act act, Naming naming, String form) {

    /** Whether it is written: there is a pattern for it, and of a discrete slider there is an answer. */
    static boolean isWritten(QuestionnaireItemComponent item, Instance instance) {
        return Pattern.of(item)
                .filter(pattern -> !(pattern instanceof DiscreteSlider)
                        || instance.given() == null
                        || !instance.answers().isEmpty())
                .isPresent();
    }

    void write(Node parent, QuestionnaireItemComponent item, Instance instance) {
        Pattern pattern = Pattern.of(item).orElseThrow();
        List<Type> answers = instance.answers();
        Node question = parent.add("observation", "classCode", "OBS", "moodCode", act.mood());
        for (int template : pattern.templates()) question.template(act.question(template));
        naming.writeIds(question, item);
        naming.writeCode(question, item);
        if (act == Act.ANSWERED) question.add("statusCode", "code", "completed");
        if (act == Act.ANSWERED) pattern.answer(question, answers, naming);
        else pattern.ask(question, item, naming);
        pattern.relate(question, item);
        for (Related related : Related.values()) related.write(question, item, act, naming);
        texts(question, item, instance);
        if (act == Act.ANSWERED) reference(question);
        else new Conditions(naming).write(question, item);
        pattern.limit(question, item, act, answers);
    }

    /** A choice may have a text question of its own (QFDD-DK 1.2, CONF:193 to 195). */
    private void texts(Node question, QuestionnaireItemComponent item, Instance instance) {
        associated(item)
                .ifPresent(text -> instance.of(text).stream()
                        .limit(1)
                        .forEach(each -> write(question.add("entryRelationship", "typeCode", "REFR"), text, each)));
    }

    static Optional<QuestionnaireItemComponent> associated(QuestionnaireItemComponent item) {
        boolean chosen = Pattern.of(item).filter(Optioned.class::isInstance).isPresent();
        return item.getItem().stream()
                .filter(child -> chosen
                        && Pattern.of(child).filter(FreeText.class::isInstance).isPresent())
                .findFirst();
    }

    /** QRD-DK 1.3.2, section 5.9; that the form is named too, by its canonical, is ours. */
    private void reference(Node question) {
        Node document = question.add("reference", "typeCode", "REFR")
                .template("1.2.208.184.6.1")
                .add("externalDocument", "classCode", "DOC");
        document.add("id", "root", "2.16.840.1.113883.4.873", "extension", form);
        document.add(
                "code",
                "code",
                "74468-0",
                "codeSystem",
                Oid.LOINC,
                "displayName",
                "Questionnaire Form Definition Document");
        document.add("setId", "root", naming.root(), "extension", naming.canonical());
    }

    /** The question as FHIR has it; empty when it follows no pattern. */
    Optional<QuestionnaireItemComponent> read(Node question) {
        return Pattern.of(question, act, naming).map(pattern -> {
            QuestionnaireItemComponent item = new QuestionnaireItemComponent();
            item.setType(naming.type(question, pattern.type(question)));
            naming.readIds(question, item);
            naming.readCode(question, item);
            pattern.read(question, item, naming);
            for (Related related : Related.values()) related.read(question, item, naming);
            allRelated(question, act.question(6)).stream()
                    .map(this::read)
                    .flatMap(Optional::stream)
                    .forEach(item::addItem);
            new Conditions(naming).read(question, item);
            return item;
        });
    }

    /** The answer as FHIR has it; empty when it follows no pattern. */
    Optional<QuestionnaireResponseItemComponent> readAnswer(Node question) {
        return Pattern.of(question, act, naming).map(pattern -> {
            QuestionnaireItemComponent named = new QuestionnaireItemComponent();
            naming.readCode(question, named);
            QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
            item.setLinkId(naming.linkId(question)).setText(named.getText());
            QuestionnaireItemType type = naming.type(question, pattern.type(question));
            pattern.answers(question, type, naming)
                    .forEach(answer -> item.addAnswer().setValue(answer));
            texts(question, item);
            return item;
        });
    }

    private void texts(Node question, QuestionnaireResponseItemComponent item) {
        for (Node text : allRelated(question, act.question(6))) {
            if (item.getAnswer().isEmpty()) return;
            QuestionnaireResponseItemAnswerComponent first = item.getAnswer().get(0);
            readAnswer(text).ifPresent(first::addItem);
        }
    }

    static Optional<Node> related(Node question, String template) {
        return allRelated(question, template).stream().findFirst();
    }

    static List<Node> allRelated(Node question, String template) {
        return question.all("entryRelationship", "observation").stream()
                .filter(each -> each.follows(template))
                .toList();
    }
}
