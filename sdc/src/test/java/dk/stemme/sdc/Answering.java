package dk.stemme.sdc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/** Answers a questionnaire as a person would: every question, with one of its options or something of the right type. */
final class Answering {

    /** Answers to the questions that want something particular. */
    private static final Map<String, Type> PARTICULAR = Map.ofEntries(
            Map.entry("age", new IntegerType(40)),
            Map.entry("born", new DateType("1980-05-01")),
            Map.entry("seen", new DateTimeType("2026-02-01T10:00:00Z")),
            Map.entry("woke", new TimeType("06:30:00")),
            Map.entry("postcode", new StringType("8000")),
            Map.entry("initials", new StringType("AB")),
            Map.entry("backtracking", new StringType("aaab")),
            Map.entry("recursive", new StringType("ababc")),
            Map.entry("leaf", new Coding("http://example.org/all", "child", null)));

    private final Random random;

    Answering(Random random) {
        this.random = random;
    }

    QuestionnaireResponse answer(Questionnaire questionnaire) {
        var response = new QuestionnaireResponse()
                .setStatus(QuestionnaireResponseStatus.COMPLETED)
                .setQuestionnaire(questionnaire.getUrl())
                .setAuthoredElement(new DateTimeType("2026-03-01T10:00:00+01:00"));
        response.setItem(items(questionnaire.getItem()));
        return response;
    }

    private List<QuestionnaireResponseItemComponent> items(List<QuestionnaireItemComponent> definitions) {
        var items = new ArrayList<QuestionnaireResponseItemComponent>();
        for (var definition : definitions) {
            if (definition.getType() != QuestionnaireItemType.DISPLAY) items.add(item(definition));
        }
        return items;
    }

    private QuestionnaireResponseItemComponent item(QuestionnaireItemComponent definition) {
        var item = new QuestionnaireResponseItemComponent().setLinkId(definition.getLinkId());
        if (random.nextBoolean()) item.setText(definition.getText());
        if (definition.getType() == QuestionnaireItemType.GROUP) return item.setItem(items(definition.getItem()));
        for (int i = least(definition); i > 0; i--) {
            item.addAnswer().setValue(value(definition)).setItem(items(definition.getItem()));
        }
        return item;
    }

    private static int least(QuestionnaireItemComponent definition) {
        var least = definition.getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs");
        return least == null ? 1 : ((IntegerType) least.getValue()).getValue();
    }

    private Type value(QuestionnaireItemComponent definition) {
        var particular = PARTICULAR.get(definition.getLinkId());
        var options = definition.getAnswerOption();
        if (!options.isEmpty())
            return options.get(random.nextInt(options.size())).getValue().copy();
        return particular == null ? plain(definition.getType()) : particular.copy();
    }

    private Type plain(QuestionnaireItemType type) {
        return switch (type) {
            case BOOLEAN -> new BooleanType(random.nextBoolean());
            case INTEGER -> new IntegerType(1 + random.nextInt(4));
            case DECIMAL -> new DecimalType(BigDecimal.valueOf(1 + random.nextInt(4)));
            case QUANTITY ->
                new Quantity(20)
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("mg")
                        .setUnit("mg");
            case DATE -> new DateType("2026-02-03");
            case DATETIME -> new DateTimeType("2026-02-03T10:00:00Z");
            case TIME -> new TimeType("10:00:00");
            case URL -> new UriType("https://example.org/a");
            case ATTACHMENT -> new Attachment().setContentType("image/png").setUrl("https://example.org/a.png");
            case REFERENCE -> new Reference("Practitioner/1");
            case CHOICE, OPENCHOICE -> new Coding("http://example.org/yesno", "y", null);
            default -> new StringType("abc");
        };
    }
}
