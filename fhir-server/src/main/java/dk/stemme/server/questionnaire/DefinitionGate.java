package dk.stemme.server.questionnaire;

import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Definitions that compiled forms are made of: storing one makes the forms be compiled anew. */
record DefinitionGate(String type, Store store, Forms forms) implements Gate {

    @Override
    public Accepted accept(Incoming incoming) {
        forms.forget();
        return store.put(incoming);
    }

    /** One gate per such type. */
    @Configuration(proxyBeanMethods = false)
    static class Gates {
        @Bean
        Gate scoreDefinitions(Store store, Forms forms) {
            return new DefinitionGate("ObservationDefinition", store, forms);
        }

        @Bean
        Gate valueSets(Store store, Forms forms) {
            return new DefinitionGate("ValueSet", store, forms);
        }
    }
}
