package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dk.stemme.server.BrowserTest;
import dk.stemme.server.World;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Text is shown, never run: markup stands in every free text that reaches a page, and no page makes an element of it.
 * The content security policy would keep it from running besides; it is not what is tested here.
 */
class ScriptInTextTest extends BrowserTest {
    private static final String MARKUP =
            "\\\"><img src=x data-hostile onerror=alert(1)><script data-hostile>alert(1)</script>";
    private static final String WARD = "oesteraa-led";
    private static final List<String> RESOURCES = List.of(
            """
            {"resourceType":"Organization","id":"hostile-ward","name":"%1$s",
             "partOf":{"reference":"Organization/oesteraa-led"}}""",
            """
            {"resourceType":"Location","id":"hostile-ward","name":"%1$s","status":"active",
             "physicalType":{"coding":[{"system":"https://stemme.example/fhir/CodeSystem/unit-type","code":"ward"}]},
             "partOf":{"reference":"Location/oesteraa-led"},"managingOrganization":{"reference":"Organization/hostile-ward"}}""",
            """
            {"resourceType":"Patient","id":"hostile","name":[{"text":"%1$s","family":"%1$s","given":["%1$s"]}],
             "birthDate":"1950-01-01"}""",
            """
            {"resourceType":"EpisodeOfCare","id":"hostile","status":"active","patient":{"reference":"Patient/hostile"},
             "managingOrganization":{"reference":"Organization/hostile-ward"},"period":{"start":"2026-01-01"}}""",
            """
            {"resourceType":"Appointment","id":"hostile","status":"booked","start":"%2$sT23:30:00+01:00",
             "end":"%2$sT23:45:00+01:00","description":"%1$s","comment":"%1$s",
             "participant":[{"actor":{"reference":"Patient/hostile","display":"%1$s"},"status":"accepted"},
               {"actor":{"reference":"Location/hostile-ward","display":"%1$s"},"status":"accepted"}]}""",
            """
            {"resourceType":"ObservationDefinition","id":"hostile-score",
             "extension":[
               {"url":"http://hl7.org/fhir/5.0/StructureDefinition/extension-ObservationDefinition.url",
                "valueUri":"https://test.example/ObservationDefinition/hostile"},
               {"url":"http://hl7.org/fhir/5.0/StructureDefinition/extension-ObservationDefinition.version","valueString":"1.0.0"},
               {"url":"http://hl7.org/fhir/5.0/StructureDefinition/extension-ObservationDefinition.status","valueCode":"active"},
               {"url":"https://stemme.example/fhir/StructureDefinition/scoring","extension":[
                 {"url":"rule","valueCode":"sum"},
                 {"url":"item","extension":[{"url":"linkId","valueString":"bad"}]},
                 {"url":"missing","valueCode":"all"},{"url":"direction","valueCode":"higher-worse"}]}],
             "code":{"coding":[{"system":"https://stemme.example/fhir/CodeSystem/score","code":"hostile-score",
               "display":"%1$s"}]},
             "permittedDataType":["Quantity"],
             "qualifiedInterval":[{"category":"absolute","range":{"low":{"value":0},"high":{"value":10}}}]}""",
            """
            {"resourceType":"Questionnaire","id":"hostile-1","status":"active","version":"1.0.0","title":"%1$s",
             "url":"https://test.example/Questionnaire/hostile","description":"%1$s","publisher":"%1$s","copyright":"%1$s",
             "extension":[{"url":"https://stemme.example/fhir/StructureDefinition/score-definition",
               "valueCanonical":"https://test.example/ObservationDefinition/hostile|1.0.0"}],
             "item":[
               {"linkId":"intro","type":"display","text":"%1$s"},
               {"linkId":"bad","type":"integer","text":"%1$s","prefix":"%1$s","extension":[
                 {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":0},
                 {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":10}]},
               {"linkId":"how","type":"choice","text":"%1$s","answerOption":[
                 {"valueCoding":{"system":"urn:x","code":"1","display":"%1$s"}}]},
               {"linkId":"words","type":"text","text":"%1$s"}]}""",
            """
            {"resourceType":"PlanDefinition","id":"hostile-rules-1","status":"active","version":"1.0.0","title":"%1$s",
             "url":"https://test.example/PlanDefinition/hostile","type":{"coding":[{"code":"eca-rule"}]},
             "extension":[{"url":"https://stemme.example/fhir/StructureDefinition/applies-to",
               "valueCanonical":"https://test.example/Questionnaire/hostile"}],
             "action":[{"id":"red1","title":"%1$s","description":"%1$s",
               "code":[{"coding":[{"system":"https://stemme.example/fhir/CodeSystem/attention","code":"red"}]}],
               "condition":[{"kind":"applicability","expression":{"language":"text/fhirpath",
                 "expression":"%%`hostile-score` >= 7"}}]}]}""",
            """
            {"resourceType":"Task","id":"hostile-nancy","status":"requested","intent":"order","description":"%1$s",
             "identifier":[{"system":"https://stemme.example/fhir/invitation","value":"hostile-nancy"}],
             "for":{"reference":"Patient/nancy-ann-berggren"},"owner":{"reference":"Patient/nancy-ann-berggren"},
             "authoredOn":"%2$s","location":{"reference":"Location/hostile-ward","display":"%1$s"},
             "input":[{"type":{"coding":[{"system":"https://stemme.example/fhir/CodeSystem/task-part",
               "code":"questionnaire"}]},"valueCanonical":"https://test.example/Questionnaire/hostile|1.0.0"}]}""",
            response("hostile", "hostile"),
            response("hostile-of-nancy", "nancy-ann-berggren"));

    private static String response(String id, String patient) {
        return """
            {"resourceType":"QuestionnaireResponse","id":"%3$s","status":"completed","authored":"%%2$sT00:10:00+01:00",
             "questionnaire":"https://test.example/Questionnaire/hostile|1.0.0","subject":{"reference":"Patient/%4$s"},
             "item":[{"linkId":"bad","answer":[{"valueInteger":9}]},
               {"linkId":"how","answer":[{"valueCoding":{"system":"urn:x","code":"1","display":"%%1$s"}}]},
               {"linkId":"words","answer":[{"valueString":"%%1$s"}]}]}""".formatted("", "", id, patient);
    }

    private boolean sent;
    private String app = "";

    @BeforeEach
    void send() {
        if (sent) return;
        sent = true;
        app = register();
        World.of(this::ehr);
        for (String each : RESOURCES) {
            String body = each.formatted(MARKUP, LocalDate.now());
            String type = body.split("\"")[3];
            String id = body.split("\"id\":\"")[1].split("\"")[0];
            Response sent = ehr().body(body).put("/" + type + "/" + id);
            assertThat(sent.statusCode()).as(sent.asString()).isIn(200, 201);
        }
    }

    private String register() {
        return Browser.of(port, "admin")
                .request()
                .contentType("application/json")
                .body("""
                        {"client_name":"%s","token_endpoint_auth_method":"none","grant_types":["authorization_code"],
                         "redirect_uris":["https://app.example/"],"initiate_login_uri":"https://app.example/launch",
                         "scope":"openid fhirUser launch launch/patient patient/*.rs"}""".formatted(MARKUP))
                .post("/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("client_id");
    }

    private String approval() {
        return "/oauth2/authorize?response_type=code&client_id=" + app
                + "&redirect_uri=https://app.example/&scope=openid%20launch/patient%20patient/*.rs&state=s&aud="
                + address("/fhir") + "&code_challenge_method=S256&code_challenge=" + "a".repeat(43);
    }

    @ParameterizedTest
    @CsvSource({
        "nancy, /patient, false",
        "nancy, /patient/answer/hostile-nancy, true",
        "nancy, /patient/results, true",
        "sofie, /clinic, true",
        "sofie, /clinic/patient/hostile, true",
        "sofie, /clinic/rules, false",
        "birgitte, /quality, false",
        "ida, /designer/, true",
        "ida, /designer/hostile-1, true",
        "nancy, /patient/seen, false",
        "nancy, /patient/sharing, false",
        "admin, /admin, true",
        "nancy, approve, true",
        "ida, /api, false"
    })
    void markupIsShownAsText(String person, String path, boolean shown) {
        try (BrowserContext context = context("en", 1280, 800)) {
            Page page = signIn(context, person);
            page.setDefaultTimeout(5_000);
            page.onDialog(dialog -> {
                throw new AssertionError("it ran");
            });
            page.navigate(address(path.equals("approve") ? approval() : path));
            page.waitForLoadState(LoadState.NETWORKIDLE);
            if (shown) page.getByText("<img src=x").first().waitFor();
            assertThat(page.locator("[data-hostile]").count()).as(path).isZero();
            assertThat(page.evaluate("() => JSON.stringify({...localStorage, ...sessionStorage})")
                            .toString())
                    .doesNotContainPattern("eyJ|[Tt]oken");
        }
    }
}
