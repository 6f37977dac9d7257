package dk.stemme.server.access.erase;

import dk.stemme.server.access.erase.RetentionSettings.Erase;
import dk.stemme.server.store.Erasing;
import dk.stemme.server.store.Refusal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Looks daily for patients who need not be kept any longer, if it is told to. */
@Component
class RetentionSchedule implements SchedulingConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);
    private static final int AT_ONCE = 1000;

    private final Erasure erasure;
    private final Erasing erasing;
    private final RetentionSettings settings;

    RetentionSchedule(Erasure erasure, Erasing erasing, RetentionSettings settings) {
        this.erasure = erasure;
        this.erasing = erasing;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        if (settings.erase() != Erase.OFF) registrar.addFixedDelayTask(this::look, settings.every());
    }

    /** @return those who need not be kept any longer */
    List<String> look() {
        List<String> patients = erasing.untouchedSince(erasure.limit(), AT_ONCE);
        if (!patients.isEmpty()) LOG.info("{} patients need not be kept any longer", patients.size());
        if (settings.erase() == Erase.ON) patients.forEach(this::erase);
        return patients;
    }

    private void erase(String patient) {
        try {
            erasure.erase(patient);
        } catch (Refusal treated) {
            LOG.info("A patient who need not be kept is still under treatment");
        } catch (RuntimeException e) {
            LOG.error("A patient could not be erased", e);
        }
    }
}
