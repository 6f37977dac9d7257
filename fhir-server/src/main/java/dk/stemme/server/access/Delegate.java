package dk.stemme.server.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.stemme.server.access.Access.Outcome;
import dk.stemme.server.store.OnBehalf;
import dk.stemme.server.store.Reach;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Keeps callers as text, and takes up their rights again. The rights are those of the moment they were kept. */
@Component
class Delegate implements OnBehalf {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final AuditQueue queue;

    Delegate(AuditQueue queue) {
        this.queue = queue;
    }

    @Override
    public String client() {
        return caller().subject();
    }

    @Override
    public String mandate() {
        try {
            return MAPPER.writeValueAsString(caller());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T of(String mandate, Supplier<T> work) {
        Caller caller = read(mandate);
        Visit before = Visit.current();
        Visit.begin(new Visit(caller));
        try {
            return Reach.within(Rules.get().reach(caller), work);
        } finally {
            if (before == null) Visit.end();
            else Visit.begin(before);
        }
    }

    @Override
    public void shown(String operation, String what, List<String> patients) {
        Caller caller = caller();
        String line = Masked.text(what);
        if (patients.isEmpty()) queue.keep(List.of(access(caller, operation, null, line)));
        else
            queue.keep(patients.stream()
                    .map(patient -> access(caller, operation, "Patient/" + patient, line))
                    .toList());
    }

    private static Access access(
            Caller caller, String operation, @org.jspecify.annotations.Nullable String patient, String line) {
        return new Access(caller, operation, Outcome.SUCCESS, null, patient, line);
    }

    private static Caller caller() {
        return Objects.requireNonNull(Objects.requireNonNull(Visit.current()).caller());
    }

    private static Caller read(String mandate) {
        try {
            return MAPPER.readValue(mandate, Caller.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
