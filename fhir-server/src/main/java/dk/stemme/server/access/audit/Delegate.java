package dk.stemme.server.access.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.access.Caller;
import dk.stemme.server.access.Purpose;
import dk.stemme.server.access.Rules;
import dk.stemme.server.access.Visit;
import dk.stemme.server.access.purpose.Pseudonyms;
import dk.stemme.server.access.purpose.Purposes;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.OnBehalf;
import dk.stemme.server.store.Reach;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Keeps callers as text, and takes up their rights again. The rights are those of the moment they were kept. */
@Component
class Delegate implements OnBehalf {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // what follows from a record's parts is none of them
            .build();

    private final AuditQueue queue;
    private final Purposes purposes;
    private final Pseudonyms pseudonyms;

    Delegate(AuditQueue queue, Purposes purposes, Pseudonyms pseudonyms) {
        this.queue = queue;
        this.purposes = purposes;
        this.pseudonyms = pseudonyms;
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
        return as(caller, Rules.get().reach(caller), work);
    }

    @Override
    public <T> T inBulk(String mandate, Function<UnaryOperator<String>, T> work) {
        Caller caller = read(mandate);
        boolean research = caller.grant().purpose() == Purpose.RESEARCH;
        UnaryOperator<String> written = research ? pseudonyms.of(caller.subject()) : UnaryOperator.identity();
        return as(caller, Rules.get().reachInBulk(caller), () -> work.apply(written));
    }

    @Override
    public ObjectNode terms(String mandate) {
        Purpose purpose = read(mandate).grant().purpose();
        return Json.object()
                .put("purpose", purpose.code())
                .put("basis", purposes.of(purpose).basis());
    }

    private static <T> T as(Caller caller, Reach reach, Supplier<T> work) {
        Visit before = Visit.current();
        Visit.begin(new Visit(caller));
        try {
            return Reach.within(reach, work);
        } finally {
            if (before == null) Visit.end();
            else Visit.begin(before);
        }
    }

    @Override
    public void shown(String operation, String what, List<String> patients) {
        Visit visit = Objects.requireNonNull(Visit.current());
        Caller caller = caller();
        String line = Masked.text(what);
        if (patients.isEmpty()) queue.keep(List.of(Access.of(visit, caller, operation, null, null, line)));
        else
            queue.keep(patients.stream()
                    .map(patient -> Access.of(visit, caller, operation, null, "Patient/" + patient, line))
                    .toList());
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
