package dk.stemme.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.stemme.server.ServerTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An address in what is sent is an address and nothing more: the server goes nowhere because somebody wrote it. */
class FetchNothingTest extends ServerTest {
    private final List<String> visits = new CopyOnWriteArrayList<>();
    private HttpServer trap;

    @BeforeEach
    void set() throws Exception {
        trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            visits.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        trap.start();
    }

    @AfterEach
    void close() {
        trap.stop(0);
    }

    @Test
    void notForReferencesCanonicalsAttachmentsOrEntities() {
        String there = "http://localhost:" + trap.getAddress().getPort();
        send("""
                {"resourceType":"Patient","generalPractitioner":[{"reference":"%1$s/Practitioner/1"}],
                 "photo":[{"contentType":"image/png","url":"%1$s/photo.png"}]}""", there, "Patient");
        send("""
                {"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"%1$s/Questionnaire/1|1",
                 "subject":{"reference":"%1$s/Patient/1"}}""", there, "QuestionnaireResponse");
        send("""
                {"resourceType":"Questionnaire","status":"active","url":"%1$s/Questionnaire/x","version":"1",
                 "derivedFrom":["%1$s/Questionnaire/base"],"item":[{"linkId":"a","type":"choice","text":"a",
                   "answerValueSet":"%1$s/ValueSet/1"}]}""", there, "Questionnaire");
        send("""
                {"resourceType":"ValueSet","status":"active","url":"%1$s/ValueSet/2","version":"1",
                 "compose":{"include":[{"valueSet":["%1$s/ValueSet/3"]},{"system":"%1$s/CodeSystem/4"}]}}""", there, "ValueSet");
        ehr().queryParam("subject", there + "/Patient/1").get("/Observation");
        ehr().queryParam("url", there + "/ValueSet/9").get("/ValueSet/$expand");
        ehr().contentType("application/fhir+xml")
                .body("<!DOCTYPE Patient [<!ENTITY x SYSTEM \"" + there + "/x\">]>"
                        + "<Patient xmlns=\"http://hl7.org/fhir\"><name><text value=\"&x;\"/></name></Patient>")
                .post("/Patient");
        assertThat(visits).isEmpty();
    }

    private void send(String body, String there, String type) {
        assertThat(ehr().body(body.formatted(there)).post("/" + type).statusCode())
                .isLessThan(500);
    }
}
