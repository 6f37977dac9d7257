package dk.stemme.sdc;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The answers to choose from, found by their code (two code systems may share one). */
record Options(List<Option> all, Map<String, List<Option>> byKey, List<Text> labels) {

    static Options of(List<Option> options) {
        return new Options(
                List.copyOf(options),
                options.stream()
                        .filter(option -> Same.key(option.value()) != null)
                        .collect(Collectors.groupingBy(option -> Same.key(option.value()))),
                options.stream().map(Option::label).toList());
    }

    @Nullable
    Option find(Type value) {
        var key = Same.key(value);
        var candidates = key == null ? null : byKey.get(key);
        if (candidates == null) return null;
        for (int i = 0; i < candidates.size(); i++) {
            if (Same.value(candidates.get(i).value(), value)) return candidates.get(i);
        }
        return null;
    }

    /** Whether some option is a value of this class. */
    boolean has(Class<? extends Type> type) {
        return all.stream().anyMatch(option -> option.value().getClass() == type);
    }
}
