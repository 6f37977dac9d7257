package dk.stemme.instruments;

import dk.stemme.scoring.irt.GradedItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Resource;

/**
 * An item bank that comes with Stemme as two questionnaires: the bank, whose items carry their parameters, and the
 * adaptive form, which has no items of its own (SDC 4.0.0, profile sdc-questionnaire-adapt-srch) but asks from the bank.
 */
final class BankForms {
    private static final int LEAST = 4;
    private static final int MOST = 8;
    private static final BigDecimal PRECISE = new BigDecimal("0.3");

    private BankForms() {}

    static CatalogueEntry of(String name) {
        BankFile file = BankReader.shipped(name);
        Questionnaire bank = form(name + "-bank", "Item bank " + name, "Spørgsmålsbank " + name, file);
        file.bank().items().forEach(item -> bank.addItem(item(name, item)));
        Questionnaire adaptive = form(name, "Adaptive test " + name, "Adaptiv test " + name, file);
        adaptive.addExtension(Canonicals.ADAPTIVE, new BooleanType(true));
        adaptive.addExtension(test(bank.getUrl() + "|" + bank.getVersion()));
        List<Resource> all = new ArrayList<>(List.of(bank, adaptive));
        all.addAll(BankScores.of(name, bank));
        return new CatalogueEntry(name, all);
    }

    private static Questionnaire form(String name, String title, String danish, BankFile file) {
        Questionnaire form = new Questionnaire();
        form.setId(name + "-1.0.0");
        form.setLanguage("en");
        form.setUrl(Canonicals.BASE + "/Questionnaire/" + name).setVersion("1.0.0");
        form.setName(name.replaceAll("[^A-Za-z0-9]", "")).setTitle(title);
        Texts.translate(form.getTitleElement(), danish);
        form.setStatus(PublicationStatus.ACTIVE).setExperimental(true).addSubjectType("Patient");
        form.setPublisher("Stemme").setDescription(file.source()).setCopyright(file.licence());
        form.addCode(new Coding(Canonicals.QUESTIONNAIRE_KINDS, "prom", "Patient-reported outcome"));
        return form;
    }

    private static Extension test(String bank) {
        Extension test = new Extension(Canonicals.ADAPTIVE_TEST);
        test.addExtension("bank", new CanonicalType(bank));
        test.addExtension("selection", new CodeType("posterior-weighted-information"));
        test.addExtension("minimum-items", new IntegerType(LEAST));
        test.addExtension("maximum-items", new IntegerType(MOST));
        test.addExtension("standard-error", new DecimalType(PRECISE));
        return test;
    }

    private static QuestionnaireItemComponent item(String name, GradedItem item) {
        QuestionnaireItemComponent asked = new QuestionnaireItemComponent()
                .setLinkId(item.id())
                .setText("Simulated question " + item.id())
                .setType(QuestionnaireItemType.CHOICE);
        Texts.translate(asked.getTextElement(), "Simuleret spørgsmål " + item.id());
        asked.addExtension(parameters(item));
        for (int code = 0; code < item.categories(); code++) asked.addAnswerOption(option(name, code));
        return asked;
    }

    private static Extension parameters(GradedItem item) {
        Extension parameters = new Extension(Canonicals.GRADED_RESPONSE);
        parameters.addExtension("discrimination", new DecimalType(BigDecimal.valueOf(item.a())));
        item.b().forEach(b -> parameters.addExtension("threshold", new DecimalType(BigDecimal.valueOf(b))));
        return parameters;
    }

    private static QuestionnaireItemAnswerOptionComponent option(String name, int code) {
        Coding coding = new Coding(Canonicals.codeSystem(name), Integer.toString(code), "Level " + code);
        Texts.translate(coding.getDisplayElement(), "Trin " + code);
        QuestionnaireItemAnswerOptionComponent option = new QuestionnaireItemAnswerOptionComponent(coding);
        option.addExtension(Canonicals.ORDINAL_VALUE, new DecimalType(code));
        return option;
    }
}
