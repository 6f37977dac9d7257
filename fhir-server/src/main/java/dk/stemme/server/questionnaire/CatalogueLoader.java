package dk.stemme.server.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import dk.stemme.instruments.Catalogue;
import dk.stemme.server.store.Gates;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Store;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes what the catalogue ships and the store does not have yet, before the server says that it is ready. */
@Component
@Order(1)
class CatalogueLoader implements ApplicationRunner {
    /** A questionnaire is checked against its scores, and rules against its questionnaire: in this order. */
    private static final List<String> ORDER =
            List.of("CodeSystem", "ValueSet", "ObservationDefinition", "Questionnaire", "PlanDefinition", "Measure");

    private final FhirContext context;
    private final Store store;
    private final Gates gates;
    private final JdbcClient jdbc;

    CatalogueLoader(FhirContext context, Store store, Gates gates, JdbcClient jdbc) {
        this.context = context;
        this.store = store;
        this.gates = gates;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        String digest = Catalogue.digest();
        if (isPublished(digest)) return;
        Catalogue catalogue = Catalogue.read(context);
        Reach.asSystem(() -> {
            catalogue.resources().stream()
                    .sorted(Comparator.comparing(resource -> ORDER.indexOf(resource.fhirType())))
                    .forEach(resource -> publish(catalogue, resource));
            return null;
        });
        jdbc.sql("insert into catalogue (digest) values (:digest)")
                .param("digest", digest)
                .update();
    }

    private boolean isPublished(String digest) {
        return jdbc.sql("select exists (select from catalogue where digest = :digest)")
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    private void publish(Catalogue catalogue, Resource resource) {
        String type = resource.fhirType();
        String id = resource.getIdElement().getIdPart();
        if (store.find(type, id).isEmpty())
            gates.accept(new Incoming(type, id, null, Json.read(catalogue.json(resource)), resource));
    }
}
