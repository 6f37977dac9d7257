package dk.stemme.server.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.Phq9;
import dk.stemme.server.StemmeServer;
import dk.stemme.server.World;
import dk.stemme.server.store.Json;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Thousands of mutated requests by fixed seeds: none is a fault of the server's, every refusal says why, and what is
 * refused changes nothing. {@code -Dstemme.fuzz.requests=200000 -Dstemme.fuzz.seed=7} tries more and others. What fails
 * is written to target/fuzz, to be sent again.
 */
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("stemme.fuzz.requests", 20_000);
    private static final int SEED = Integer.getInteger("stemme.fuzz.seed", 1);
    private static final int SAMPLED = 600;
    private static final int THREADS = 4;
    private static final long SLOW_MS = 15_000;
    private static final Path FAILED = Path.of("target", "fuzz");
    private static final List<String> PEOPLE = List.of("nancy", "kirsten", "mette", "henrik", "ida");

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path data;

    private static ConfigurableApplicationContext server;
    private static int port;
    private static Requests requests;

    @BeforeAll
    static void start() {
        server = SpringApplication.run(
                StemmeServer.class,
                "--spring.profiles.active=demo",
                "--stemme.demo.load=false",
                "--stemme.limits.person=1000000",
                "--stemme.limits.stranger=1000000",
                "--stemme.datadir=" + data,
                "--server.port=0");
        port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        requests = new Requests(corpus(), callers(), SEED * 1_000_000_000L);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Corpus corpus() {
        World world = World.made(FuzzTest::ehr);
        world.treat("nancy-ann-berggren", "oesteraa-knae");
        world.invite("nancy-ann-berggren", "oesteraa-knae", "phq9");
        world.answer("nancy-ann-berggren", "012301230");
        ObjectNode draft = Phq9.of("anders-jensen", "01230");
        return Corpus.of(path -> ehr().urlEncodingEnabled(false).get(path).asString())
                .with(List.of(
                        draft.put("status", "in-progress"),
                        Phq9.identified(Phq9.of("niels-vendelboe", "333333333"), "fuzz"),
                        Json.read("""
                                {"resourceType":"Subscription","status":"requested","reason":"fuzz",
                                 "criteria":"Observation?code=attention","channel":{"type":"rest-hook",
                                 "endpoint":"https://203.0.113.1/hook","payload":"application/fhir+json"}}"""),
                        Json.read("""
                                {"resourceType":"Group","id":"fuzz","type":"person","actual":true,
                                 "member":[{"entity":{"reference":"Patient/nancy-ann-berggren"}}]}"""),
                        Json.read("""
                                {"resourceType":"Questionnaire","id":"fuzz","url":"urn:fuzz","version":"1","status":"active",
                                 "item":[{"linkId":"a","type":"integer","required":true,"extension":[
                                   {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":1},
                                   {"url":"http://hl7.org/fhir/StructureDefinition/regex","valueString":"[0-9]+"}]},
                                  {"linkId":"g","type":"group","repeats":true,"enableWhen":[
                                    {"question":"a","operator":">","answerInteger":3}],
                                   "item":[{"linkId":"b","type":"choice","answerValueSet":
                                     "http://hl7.org/fhir/ValueSet/administrative-gender"},
                                    {"linkId":"c","type":"decimal","readOnly":true,"extension":[
                                     {"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
                                      "valueExpression":{"language":"text/fhirpath",
                                       "expression":"%resource.item.where(linkId='a').answer.value + 1"}}]}]}]}""")));
    }

    private static List<List<String>> callers() {
        List<List<String>> callers = new ArrayList<>();
        callers.add(List.of("Authorization: Bearer " + token("system/*.cruds")));
        callers.add(List.of("Authorization: Bearer " + token("system/Patient.rs")));
        callers.add(List.of());
        PEOPLE.forEach(person -> callers.add(signedIn(person)));
        return callers;
    }

    private static List<String> signedIn(String person) {
        Map<String, String> cookies =
                new java.util.HashMap<>(given().port(port).get("/session").cookies());
        cookies.putAll(given().port(port)
                .cookies(cookies)
                .header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"))
                .formParam("username", person)
                .post("/sign-in")
                .cookies());
        String sent = "JSESSIONID=%s; XSRF-TOKEN=%s".formatted(cookies.get("JSESSIONID"), cookies.get("XSRF-TOKEN"));
        return List.of("Cookie: " + sent, "X-XSRF-TOKEN: " + cookies.get("XSRF-TOKEN"));
    }

    private static String token(String scope) {
        return given().port(port)
                .auth()
                .preemptive()
                .basic("demo-ehr", "demo-ehr")
                .formParams(Map.of("grant_type", "client_credentials", "scope", scope))
                .post("/oauth2/token")
                .path("access_token");
    }

    private static RequestSpecification ehr() {
        return given().spec(new RequestSpecBuilder()
                .setPort(port)
                .setBasePath("/fhir")
                .setContentType("application/fhir+json;charset=UTF-8")
                .build()
                .auth()
                .oauth2(token("system/*.cruds")));
    }

    @Test
    void nothingIsAFaultOfTheServersAndEveryRefusalSaysWhy() throws Exception {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger admitted = new AtomicInteger();
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++)
            all.add(threads.submit(() -> {
                try (Connection connection = new Connection(port)) {
                    for (int number; (number = next.getAndIncrement()) < REQUESTS; ) {
                        String fault = fault(number, requests.of(number), connection, admitted);
                        if (!fault.isEmpty()) faults.add(fault);
                    }
                }
                return null;
            }));
        try {
            for (Future<?> each : all) each.get();
        } finally {
            next.set(REQUESTS);
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
        assertThat(faults).isEmpty();
        assertThat(admitted).as("of " + REQUESTS).hasValueGreaterThan(REQUESTS * 2 / 3);
    }

    @Test
    void whatIsRefusedChangesNothing() throws Exception {
        try (Connection connection = new Connection(port)) {
            for (int number = 0; number < SAMPLED; number++) {
                Request request = requests.write(REQUESTS + number);
                String before = stored();
                Reply reply = connection.send(request);
                assertThat(reply.status()).as(request::toString).isLessThan(500);
                if (reply.isRefusal())
                    assertThat(stored()).as(request::toString).isEqualTo(before);
            }
        }
    }

    /** How much there is, but for what refusals leave in the audit, and what is counted or sent meanwhile. */
    private static String stored() {
        return server.getBean(JdbcClient.class).sql("""
                        select (select count(*) || '/' || sum(version) from resource
                                where type not in ('AuditEvent', 'Subscription')
                                  and body not like '%observation-kind%')
                          || '/' || (select count(*) from resource_history where type <> 'Subscription')""").query(String.class).single();
    }

    private static String fault(int number, Request request, Connection connection, AtomicInteger admitted)
            throws IOException {
        long begun = System.nanoTime();
        Reply reply = connection.send(request);
        long took = (System.nanoTime() - begun) / 1_000_000;
        if (reply.status() != 401 && reply.status() != 429) admitted.incrementAndGet();
        String fault = fault(request, reply, took);
        if (!fault.isEmpty()) {
            Files.createDirectories(FAILED);
            String all = fault + "\n\n" + request + "\n\n" + reply.body();
            Files.write(FAILED.resolve(SEED + "-" + number + ".txt"), all.getBytes(StandardCharsets.UTF_8));
        }
        return fault.isEmpty() ? "" : number + ": " + fault + ": " + request.method() + " " + request.target();
    }

    private static String fault(Request request, Reply reply, long took) {
        if (reply.status() >= 500) return "status " + reply.status();
        if (took > SLOW_MS) return "took " + took + " ms";
        boolean mute =
                request.isFhir() && reply.isRefusal() && !request.method().equals("HEAD") && !reply.says();
        return mute ? "a refusal " + reply.status() + " that does not say why" : "";
    }
}
