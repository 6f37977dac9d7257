package dk.stemme.server.store;

import dk.stemme.server.store.Accepted.Change;
import dk.stemme.server.store.Refusal.Issue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one way in: every write of a caller goes through the gate of its type, in one transaction. */
@Component
public class Gates {
    private final Store store;
    private final ObjectProvider<Gate> gates;
    private final ObjectProvider<Witness> witnesses;
    private final ObjectProvider<Screen> screens;
    private volatile Map<String, Gate> byType = Map.of();

    Gates(Store store, ObjectProvider<Gate> gates, ObjectProvider<Witness> witnesses, ObjectProvider<Screen> screens) {
        this.store = store;
        this.gates = gates;
        this.witnesses = witnesses;
        this.screens = screens;
    }

    @Transactional
    public Accepted accept(Incoming incoming) {
        List<Issue> warnings = screens.stream()
                .flatMap(screen -> screen.look(incoming).stream())
                .toList();
        Gate gate = gate(incoming.type());
        Accepted accepted = gate == null ? store.put(incoming) : gate.accept(incoming);
        if (accepted.change() != Change.UNCHANGED) {
            String action = accepted.created() ? "C" : "U";
            witnesses.forEach(witness -> witness.wrote(accepted.stored(), action));
        }
        return accepted.with(warnings);
    }

    @Transactional
    public void delete(String type, String id) {
        Stored stored = store.read(type, id);
        Gate gate = gate(type);
        if (gate != null) gate.mayDelete(stored);
        store.delete(stored);
        if (gate != null) gate.deleted(stored);
        witnesses.forEach(witness -> witness.wrote(stored, "D"));
    }

    private @org.jspecify.annotations.Nullable Gate gate(String type) {
        if (byType.isEmpty()) byType = gates.stream().collect(Collectors.toMap(Gate::type, Function.identity()));
        return byType.get(type);
    }

    /** The types that have a gate of their own. */
    public List<String> gated() {
        return gates.stream().map(Gate::type).sorted().toList();
    }
}
