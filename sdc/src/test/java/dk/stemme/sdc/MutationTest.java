package dk.stemme.sdc;

import static dk.stemme.sdc.Filled.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a response looks like, a form finds problems in it or none, and never fails. */
class MutationTest {

    private static final List<Questionnaire> QUESTIONNAIRES = Stream.of(
                    "mood",
                    "types",
                    "limits",
                    "options",
                    "structure",
                    "required",
                    "logic",
                    "rows",
                    "weights",
                    "calculated")
            .map(Resources::questionnaire)
            .toList();

    private static final List<Form> FORMS =
            QUESTIONNAIRES.stream().map(Form::compile).toList();

    private static final Type[] VALUES = {
        new BooleanType(),
        new BooleanType(true),
        new BooleanType(false),
        new IntegerType(1),
        new IntegerType(-7),
        new IntegerType(),
        new DecimalType("0.123"),
        new DecimalType("1e999999999"),
        new DateType("2026-05"),
        new DateType(),
        new DateTimeType("2026-05-01T10:00:00Z"),
        new DateTimeType("2026"),
        new TimeType("10:00:00"),
        new TimeType("later"),
        new StringType("x"),
        new StringType(""),
        new StringType("a".repeat(300)),
        new UriType("https://example.org"),
        new Attachment().setSize(-5),
        new Attachment(),
        new Coding(),
        code("a"),
        code("0"),
        code("none"),
        new Quantity(),
        new Quantity(7).setUnit("mg"),
        new Reference(),
        new Reference("Location/a"),
        new Reference("Practitioner")
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void a_random_response_is_judged_and_never_breaks_the_form(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < FORMS.size(); i++) {
            for (int n = 0; n < 100; n++) exercise(FORMS.get(i), response(QUESTIONNAIRES.get(i), random));
        }
    }

    private static void exercise(Form form, QuestionnaireResponse response) {
        var problems = form.check(response, Locale.forLanguageTag("da"));
        assertThat(problems)
                .allMatch(problem -> problem.expression().startsWith("QuestionnaireResponse"))
                .noneMatch(problem -> problem.diagnostics().contains("{0}"));
        var before = form.read(response);
        assertThat(form.calculations(response))
                .allMatch(calculated -> calculated.problem(Locale.ENGLISH).isEmpty()
                        || calculated.problem(Locale.ENGLISH).get().severity() == IssueSeverity.WARNING);

        boolean pruned = form.prune(response);

        assertThat(form.read(response)).isEqualTo(before);
        assertThat(form.prune(response)).isFalse();
        if (!pruned)
            assertThat(form.check(response, Locale.forLanguageTag("da"))).isEqualTo(problems);
    }

    private static QuestionnaireResponse response(Questionnaire questionnaire, Random random) {
        var response = new QuestionnaireResponse();
        if (random.nextInt(20) > 0) response.setStatus(any(random, QuestionnaireResponseStatus.values()));
        response.setItem(items(questionnaire.getItem(), random));
        return response;
    }

    /** Mostly what belongs there, but also too much of it, too little, or something else. */
    private static List<QuestionnaireResponseItemComponent> items(
            List<QuestionnaireItemComponent> definitions, Random random) {
        var items = new ArrayList<QuestionnaireResponseItemComponent>();
        for (var definition : definitions) {
            for (int i = any(random, 0, 1, 1, 1, 1, 2); i > 0; i--) items.add(item(definition, random));
        }
        if (random.nextInt(10) == 0) items.add(item(new QuestionnaireItemComponent(), random));
        if (random.nextInt(10) == 0) Collections.shuffle(items, random);
        return items;
    }

    private static QuestionnaireResponseItemComponent item(QuestionnaireItemComponent definition, Random random) {
        var item = new QuestionnaireResponseItemComponent();
        item.setLinkId(random.nextInt(30) == 0 ? "elsewhere" : definition.getLinkId());
        boolean group = definition.getType() == QuestionnaireItemType.GROUP;
        if (group != (random.nextInt(30) == 0)) item.setItem(items(definition.getItem(), random));
        for (int i = group ? random.nextInt(20) / 19 : any(random, 0, 1, 1, 1, 2); i > 0; i--) {
            var answer = item.addAnswer();
            if (random.nextInt(10) > 0) answer.setValue(value(definition, random));
            if (random.nextInt(10) > 0) answer.setItem(items(definition.getItem(), random));
        }
        return item;
    }

    private static Type value(QuestionnaireItemComponent definition, Random random) {
        var options = definition.getAnswerOption();
        return options.isEmpty() || random.nextInt(5) == 0
                ? any(random, VALUES)
                : options.get(random.nextInt(options.size())).getValue();
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
