package dk.stemme.server.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.scoring.Colour;
import dk.stemme.scoring.Fired;
import dk.stemme.server.questionnaire.ScopedRules;
import dk.stemme.server.questionnaire.Verdict;
import dk.stemme.server.response.DryRun.Retried;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Stored;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of a dry run as Parameters: how many went from which colour to which, and everybody who would change.
 *
 * @param total how many responses there are, also those that were too many to be tried
 */
record DryRunAnswer(ScopedRules tried, @Nullable Long total, List<Retried> retried, Locale language) {

    private record Colours(Colour before, Colour after) implements Comparable<Colours> {
        private static final Comparator<Colours> WORST_FIRST = Comparator.comparing(Colours::before)
                .thenComparing(Colours::after)
                .reversed();

        static Colours of(Retried one) {
            return new Colours(
                    one.before().judgement().colour(), one.after().judgement().colour());
        }

        @Override
        public int compareTo(Colours other) {
            return WORST_FIRST.compare(this, other);
        }

        void put(ArrayNode parts) {
            part(parts, "before").put("valueCode", code(before));
            part(parts, "after").put("valueCode", code(after));
        }

        private static String code(Colour colour) {
            return colour.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The responses that the answer tells of. */
    List<Stored> told() {
        return changed().stream().map(Retried::stored).toList();
    }

    ObjectNode json() {
        ObjectNode parameters = Json.object().put("resourceType", "Parameters");
        ArrayNode all = parameters.putArray("parameter");
        part(all, "rules").put("valueCanonical", tried.rules().canonical());
        part(all, "responses").put("valueInteger", retried.size());
        long left = total == null ? 0 : total - retried.size();
        if (left > 0) part(all, "left-out").put("valueInteger", left);
        retried.stream()
                .collect(Collectors.groupingBy(Colours::of, TreeMap::new, Collectors.counting()))
                .forEach((colours, count) -> {
                    ArrayNode parts = part(all, "colours").putArray("part");
                    colours.put(parts);
                    part(parts, "count").put("valueInteger", count);
                });
        changed().forEach(one -> put(part(all, "change").putArray("part"), one));
        return parameters;
    }

    /** Those who would be of most concern first, then the newest. */
    private List<Retried> changed() {
        Comparator<Retried> byConcern =
                Comparator.comparing(one -> one.after().judgement().colour());
        return retried.stream()
                .filter(one -> one.before().judgement().colour()
                        != one.after().judgement().colour())
                .sorted(byConcern.reversed())
                .toList();
    }

    private void put(ArrayNode parts, Retried one) {
        reference(part(parts, "response"), one.stored().reference());
        reference(part(parts, "patient"), "Patient/" + one.stored().patient());
        if (one.response().hasAuthored())
            part(parts, "authored")
                    .put("valueDateTime", one.response().getAuthoredElement().getValueAsString());
        Colours.of(one).put(parts);
        strings(parts, "rule-before", one.before(), Fired::rule);
        strings(parts, "reason-before", one.before(), fired -> fired.reason().in(language));
        strings(parts, "rule", one.after(), Fired::rule);
        strings(parts, "reason", one.after(), fired -> fired.reason().in(language));
    }

    private static void strings(ArrayNode parts, String name, Verdict verdict, Function<Fired, String> what) {
        verdict.judgement().fired().forEach(fired -> part(parts, name).put("valueString", what.apply(fired)));
    }

    private static void reference(ObjectNode part, String reference) {
        part.putObject("valueReference").put("reference", reference);
    }

    private static ObjectNode part(ArrayNode parts, String name) {
        return parts.addObject().put("name", name);
    }
}
