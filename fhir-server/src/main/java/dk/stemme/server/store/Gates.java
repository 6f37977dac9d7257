package dk.stemme.server.store;

import dk.stemme.server.store.Accepted.Change;
import dk.stemme.server.store.Refusal.Issue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** The one way in: every write of a caller goes through the gate of its type, in one transaction. */
@Component
public class Gates {
    private final Store store;
    /** Found when first needed: a gate may itself need this class. */
    private final SingletonSupplier<Map<String, Gate>> gates;

    private final SingletonSupplier<List<Witness>> witnesses;
    private final SingletonSupplier<List<Screen>> screens;

    Gates(Store store, ObjectProvider<Gate> gates, ObjectProvider<Witness> witnesses, ObjectProvider<Screen> screens) {
        this.store = store;
        this.gates =
                SingletonSupplier.of(() -> gates.stream().collect(Collectors.toMap(Gate::type, Function.identity())));
        this.witnesses = SingletonSupplier.of(() -> witnesses.stream().toList());
        this.screens = SingletonSupplier.of(() -> screens.stream().toList());
    }

    @Transactional
    public Accepted accept(Incoming incoming) {
        List<Issue> warnings = screens.obtain().stream()
                .flatMap(screen -> screen.look(incoming).stream())
                .toList();
        Gate gate = gate(incoming.type());
        Accepted accepted = gate == null ? store.put(incoming) : gate.accept(incoming);
        if (accepted.change() != Change.UNCHANGED) {
            String action = accepted.created() ? "C" : "U";
            witnesses.obtain().forEach(witness -> witness.wrote(accepted.stored(), action));
        }
        return accepted.with(warnings);
    }

    @Transactional
    public void delete(String type, String id) {
        Stored stored = store.read(type, id, Use.DELETE);
        Gate gate = gate(type);
        if (gate != null) gate.mayDelete(stored);
        store.delete(stored);
        if (gate != null) gate.deleted(stored);
        witnesses.obtain().forEach(witness -> witness.wrote(stored, "D"));
    }

    private @Nullable Gate gate(String type) {
        return gates.obtain().get(type);
    }

    /** The types that have a gate of their own. */
    public List<String> gated() {
        return gates.obtain().keySet().stream().sorted().toList();
    }
}
