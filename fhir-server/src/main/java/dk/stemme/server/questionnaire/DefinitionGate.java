package dk.stemme.server.questionnaire;

import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Definitions that compiled forms are made of: storing one makes the forms be compiled anew.
 *
 * @param frozen whether a published version stays as it is, since published forms name it
 */
record DefinitionGate(String type, boolean frozen, Store store, Forms forms) implements Gate {

    @Override
    public Accepted accept(Incoming incoming) {
        if (frozen && incoming.json().hasNonNull("version"))
            store.findForUpdate(type, incoming.id()).ifPresent(before -> Frozen.check(before, incoming.json()));
        forms.forget();
        return store.put(incoming);
    }

    /** One gate per such type. */
    @Configuration(proxyBeanMethods = false)
    static class Gates {
        @Bean
        Gate scoreDefinitions(Store store, Forms forms) {
            return new DefinitionGate("ObservationDefinition", false, store, forms);
        }

        @Bean
        Gate valueSets(Store store, Forms forms) {
            return new DefinitionGate("ValueSet", true, store, forms);
        }
    }
}
