package dk.stemme.server.questionnaire;

import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Definitions that others rest on: a published version stays as it is, since forms and resources name it, and storing
 * one makes the forms be compiled anew.
 *
 * @param unique refuses what would make a canonical mean two things
 */
record DefinitionGate(String type, Store store, Forms forms, Consumer<Incoming> unique) implements Gate {

    @Override
    public Accepted accept(Incoming incoming) {
        unique.accept(incoming);
        store.findForUpdate(type, incoming.id())
                .filter(before -> Frozen.isVersion(before.json()))
                .ifPresent(before -> Frozen.check(before, incoming.json()));
        forms.forget();
        return store.put(incoming);
    }

    @Override
    public void mayDelete(Stored stored) {
        if (Frozen.isVersion(stored.json())) Frozen.mayDelete(stored);
    }

    @Override
    public void deleted(Stored stored) {
        forms.forget();
    }

    /** One gate per such type. */
    @Configuration(proxyBeanMethods = false)
    static class Gates {
        @Bean
        Gate scoreDefinitions(Store store, Forms forms, Definitions definitions) {
            return new DefinitionGate("ObservationDefinition", store, forms, definitions::checkUniqueScore);
        }

        @Bean
        Gate valueSets(Store store, Forms forms) {
            return new DefinitionGate("ValueSet", store, forms, incoming -> {});
        }

        @Bean
        Gate structureDefinitions(Store store, Forms forms) {
            return new DefinitionGate("StructureDefinition", store, forms, incoming -> {});
        }
    }
}
