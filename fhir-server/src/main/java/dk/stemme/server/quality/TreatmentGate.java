package dk.stemme.server.quality;

import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gate of a type that says who is treated where; stored as it comes, with a row beside it. */
record TreatmentGate(String type, Reading reading, Store store, Treatments treatments, Clock clock) implements Gate {

    /** How a resource of the type is read. */
    interface Reading {
        @Nullable
        Treatment of(Stored stored, LocalDate today);
    }

    @Override
    public Accepted accept(Incoming incoming) {
        Accepted accepted = store.put(incoming);
        Treatment treatment = reading.of(accepted.stored(), LocalDate.now(clock));
        if (treatment == null) treatments.remove(accepted.stored().reference());
        else treatments.save(treatment);
        return accepted;
    }

    @Override
    public void deleted(Stored stored) {
        treatments.remove(stored.reference());
    }

    /** One gate per such type. */
    @Configuration(proxyBeanMethods = false)
    static class Gates {
        @Bean
        Gate episodes(Store store, Treatments treatments, Clock clock) {
            return new TreatmentGate("EpisodeOfCare", Treatment::ofEpisode, store, treatments, clock);
        }

        @Bean
        Gate encounters(Store store, Treatments treatments, Clock clock) {
            return new TreatmentGate("Encounter", Treatment::ofEncounter, store, treatments, clock);
        }

        @Bean
        Gate plansOfCare(Store store, Treatments treatments, Clock clock) {
            return new TreatmentGate("CarePlan", Treatment::ofCarePlan, store, treatments, clock);
        }
    }
}
