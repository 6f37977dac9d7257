package dk.stemme.server.denmark.document;

import java.util.Base64;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What can be related to a question besides its answers; each writes and reads itself. */
enum Related {
    /** A display item within the question, shown as help (QFDD-DK 1.2, section 5.5). */
    HELP {
        @Override
        void write(Node question, QuestionnaireItemComponent item, Act act, Naming naming) {
            item.getItem().stream().filter(Related::isHelp).limit(1).forEach(help -> {
                Node observation = question.add("entryRelationship", "typeCode", "SUBJ")
                        .add("observation", "classCode", "OBS", "moodCode", "EVN")
                        .template(HELP_TEXT);
                naming.writeId(observation, help.getLinkId());
                observation.add("code", "code", "48767-8", "codeSystem", Oid.LOINC);
                observation.add("value").type("ST").text(help.getText());
            });
        }

        @Override
        void read(Node question, QuestionnaireItemComponent item, Naming naming) {
            Question.related(question, HELP_TEXT).ifPresent(observation -> {
                String linkId = naming.linkId(observation);
                QuestionnaireItemComponent help = item.addItem()
                        .setLinkId(linkId.isEmpty() ? item.getLinkId() + "-help" : linkId)
                        .setText(observation.one("value").map(Node::text).orElse(null))
                        .setType(QuestionnaireItemType.DISPLAY);
                Pattern.showAs("help", "Help-Button", help);
            });
        }
    },
    /** A picture, sound or film (section 5.2). */
    MEDIA {
        @Override
        void write(Node question, QuestionnaireItemComponent item, Act act, Naming naming) {
            Extension extension = item.getExtensionByUrl(ITEM_MEDIA);
            if (extension == null || !(extension.getValue() instanceof Attachment media)) return;
            Node value = question.add("entryRelationship", "typeCode", "REFR")
                    .add("observationMedia", "classCode", "OBS", "moodCode", act.mood())
                    .template(act.media())
                    .add(
                            "value",
                            "mediaType",
                            media.getContentType(),
                            "representation",
                            media.hasData() ? "B64" : null);
            if (media.hasData()) value.text(Base64.getEncoder().encodeToString(media.getData()));
            else value.add("reference", "value", media.getUrl());
        }

        @Override
        void read(Node question, QuestionnaireItemComponent item, Naming naming) {
            question.all("entryRelationship", "observationMedia", "value").stream()
                    .limit(1)
                    .forEach(value -> {
                        Attachment media = new Attachment().setContentType(value.get("mediaType"));
                        value.one("reference").ifPresent(reference -> media.setUrl(reference.get("value")));
                        if (value.get("representation").equals("B64"))
                            media.setData(Base64.getMimeDecoder().decode(value.text()));
                        item.addExtension(ITEM_MEDIA, media);
                    });
        }
    },
    /** What is said to an answer within a range (section 5.8), as the national telemedicine infrastructure has it. */
    FEEDBACK {
        @Override
        void write(Node question, QuestionnaireItemComponent item, Act act, Naming naming) {
            if (act == Act.ANSWERED) return;
            for (Extension feedback : item.getExtensionsByUrl(RANGE_FEEDBACK)) {
                Node observation = question.add("entryRelationship", "typeCode", "REFR")
                        .add("observation", "classCode", "OBS", "moodCode", "DEF")
                        .template(FEEDBACK_TEXT);
                observation.add("code", "code", "74466-4", "codeSystem", Oid.LOINC);
                observation
                        .add("value")
                        .type("ST")
                        .text(part(feedback, "value") instanceof StringType text ? text.getValue() : null);
                Node criterion = observation
                        .add("precondition", "typeCode", "PRCN")
                        .template("2.16.840.1.113883.10.20.32.4.4")
                        .add("criterion", "classCode", "OBS", "moodCode", "EVN.CRT")
                        .template("2.16.840.1.113883.10.20.32.4.3");
                naming.write(criterion, "code", naming.code(item.getLinkId()));
                new Interval(QuestionnaireItemType.INTEGER, part(feedback, "min"), part(feedback, "max"), null, false)
                        .write(criterion.add("value"));
            }
        }

        @Override
        void read(Node question, QuestionnaireItemComponent item, Naming naming) {
            for (Node observation : Question.allRelated(question, FEEDBACK_TEXT)) {
                Extension feedback = item.addExtension().setUrl(RANGE_FEEDBACK);
                observation
                        .one("value")
                        .ifPresent(value -> feedback.addExtension("value", new StringType(value.text())));
                observation.one("precondition", "criterion", "value").ifPresent(value -> {
                    Interval range = Interval.read(value, QuestionnaireItemType.INTEGER);
                    if (range.low() instanceof IntegerType low) feedback.addExtension("min", low);
                    if (range.high() instanceof IntegerType high) feedback.addExtension("max", high);
                });
            }
        }
    };

    private static final String HELP_TEXT = "2.16.840.1.113883.10.20.32.4.19";
    private static final String FEEDBACK_TEXT = "2.16.840.1.113883.10.20.32.4.6";
    private static final String ITEM_MEDIA =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-itemMedia";
    private static final String RANGE_FEEDBACK =
            "http://ehealth.sundhed.dk/fhir/StructureDefinition/ehealth-questionnaire-feedback";

    abstract void write(Node question, QuestionnaireItemComponent item, Act act, Naming naming);

    abstract void read(Node question, QuestionnaireItemComponent item, Naming naming);

    private static boolean isHelp(QuestionnaireItemComponent item) {
        return item.getType() == QuestionnaireItemType.DISPLAY && Pattern.isShownAs("help", item);
    }

    private static @Nullable Type part(Extension whole, String name) {
        List<Extension> parts = whole.getExtensionsByUrl(name);
        return parts.isEmpty() ? null : parts.get(0).getValue();
    }
}
