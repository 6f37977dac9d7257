package dk.stemme.server.demo;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.Gates;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lives the demo's 24 months through the same gates as any other data, while the server is already usable. A Bundle is
 * a transaction, so an interrupted load goes on where it stopped.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "stemme.demo.load", matchIfMissing = true, havingValue = "true")
class DemoLoader {
    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);

    private static final Pattern PERSON = Pattern.compile("\"Patient/[^\"]+\"");

    private final Gates gates;
    private final Store store;
    private final Search search;
    private final FhirContext context;
    private final Clock clock;
    private final DemoProgress progress;
    private final TransactionTemplate transaction;

    DemoLoader(
            Gates gates,
            Store store,
            Search search,
            FhirContext context,
            Clock clock,
            DemoProgress progress,
            PlatformTransactionManager manager) {
        this.gates = gates;
        this.store = store;
        this.search = search;
        this.context = context;
        this.clock = clock;
        this.progress = progress;
        this.transaction = new TransactionTemplate(manager);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread thread = new Thread(() -> Reach.asSystem(this::load), "demo-loader");
        thread.setDaemon(true);
        thread.start();
    }

    private Void load() {
        DemoWorld world = new DemoWorld(firstDay(), questionnaires());
        progress.expect(world.responses());
        long began = System.nanoTime();
        world.setting().forEach(this::once);
        world.years().forEach(this::inHalves);
        new DemoWorld(clock, questionnaires()).today().forEach(this::put);
        progress.finish();
        LOG.info(
                "The demo's {} responses are in place ({} s)",
                world.responses(),
                (System.nanoTime() - began) / 1_000_000_000);
        return null;
    }

    /** The world is that of the day it was first loaded; another day would put other answers under the same ids. */
    private Clock firstDay() {
        return store.find("Organization", "danmark")
                .map(stored -> Clock.fixed(stored.updated(), clock.getZone()))
                .orElse(clock);
    }

    private List<ObjectNode> questionnaires() {
        return search.page("Questionnaire", Map.of("status", List.of("active")), true).matches().stream()
                .map(Stored::json)
                .toList();
    }

    /** Two halves side by side, each person's resources in one of them, so that their order stays. */
    private void inHalves(ObjectNode bundle) {
        ObjectNode one = Json.object();
        ObjectNode other = Json.object();
        for (JsonNode entry : bundle.path("entry"))
            (person(entry).hashCode() % 2 == 0 ? one : other).withArray("entry").add(entry);
        CompletableFuture<Void> half = CompletableFuture.runAsync(() -> Reach.asSystem(() -> {
            once(one);
            return null;
        }));
        once(other);
        half.join();
    }

    private static String person(JsonNode entry) {
        Matcher found = PERSON.matcher(entry.toString());
        return found.find() ? found.group() : "";
    }

    /** A Bundle whose last resource is there has been stored whole. */
    private void once(ObjectNode bundle) {
        if (bundle.path("entry").isEmpty()) return;
        JsonNode last =
                bundle.path("entry").path(bundle.path("entry").size() - 1).path("resource");
        boolean there = store.find(
                        last.path("resourceType").asText(), last.path("id").asText())
                .isPresent();
        if (there) progress.count(responsesIn(bundle));
        else put(bundle);
    }

    private void put(ObjectNode bundle) {
        transaction.executeWithoutResult(
                status -> bundle.path("entry").forEach(entry -> accept(entry.path("resource"))));
        progress.count(responsesIn(bundle));
    }

    private void accept(JsonNode json) {
        Resource model = (Resource) context.newJsonParser().parseResource(Json.write((ObjectNode) json));
        gates.accept(new Incoming(model.fhirType(), json.path("id").asText(), null, (ObjectNode) json, model));
    }

    private static int responsesIn(ObjectNode bundle) {
        int count = 0;
        for (JsonNode entry : bundle.path("entry"))
            if (entry.path("resource").path("resourceType").asText().equals("QuestionnaireResponse")) count++;
        return count;
    }
}
