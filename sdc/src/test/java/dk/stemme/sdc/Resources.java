package dk.stemme.sdc;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** The small questionnaires in the test resources. */
final class Resources {

    static final FhirContext FHIR = FhirContext.forR4();

    private Resources() {}

    static Form form(String name) {
        return Form.compile(questionnaire(name));
    }

    /** A form of the items given as JSON, without the brackets around them. */
    static Form formOf(String items) {
        return Form.compile(questionnaireOf(items));
    }

    static Questionnaire questionnaireOf(String items) {
        return parse("{\"resourceType\": \"Questionnaire\", \"status\": \"active\", \"item\": [" + items + "]}");
    }

    static Questionnaire questionnaire(String name) {
        try (var file = Resources.class.getResourceAsStream(name + ".json")) {
            return parse(new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static QuestionnaireResponse copy(QuestionnaireResponse response) {
        var parser = FHIR.newJsonParser();
        return parser.parseResource(QuestionnaireResponse.class, parser.encodeResourceToString(response));
    }

    private static Questionnaire parse(String json) {
        return FHIR.newJsonParser().parseResource(Questionnaire.class, json);
    }
}
