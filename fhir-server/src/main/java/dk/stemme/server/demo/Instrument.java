package dk.stemme.server.demo;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What people are asked, and how a state of mind and body shows in it: for each item where on its scale, 0 the lowest
 * number to 1 the highest, an answer is to be expected. The offsets are invented; they only make the figures look like
 * those of real patients.
 */
enum Instrument {
    PHQ9("phq9") {
        @Override
        double level(String item, Feeling feeling) {
            return item.equals("phq9_9")
                    ? suicidal(feeling)
                    : feeling.ill("mood") + PHQ9_OFFSETS.getOrDefault(item, 0.0);
        }

        /** Rare; never by chance in somebody whose story it is not. */
        private double suicidal(Feeling feeling) {
            if (feeling.course().script().cast()) {
                return feeling.course().script().critical() && feeling.health() < 0.35 ? 0.7 : -1;
            }
            return 0.5 * feeling.ill("mood") - 0.42;
        }
    },
    GAD7("gad7") {
        @Override
        double level(String item, Feeling feeling) {
            return feeling.ill("worry") - 0.04;
        }
    },
    KOOS("koos") {
        @Override
        double level(String item, Feeling feeling) {
            String scale = item.replaceAll("\\d", "");
            return feeling.ill(scale) + KOOS_OFFSETS.getOrDefault(scale, 0.0);
        }
    },
    EQ5D5L("eq5d5l") {
        @Override
        double level(String item, Feeling feeling) {
            return switch (item) {
                case "VAS" -> 0.2 + 0.75 * feeling.well("VAS");
                case "AD" -> 0.4 * feeling.ill("AD");
                case "SC" -> 0.5 * feeling.ill("SC");
                default -> 0.95 * feeling.ill(item);
            };
        }
    },
    RAND36("rand36") {
        @Override
        double level(String item, Feeling feeling) {
            double well = feeling.well(RAND36_SCALES.getOrDefault(item, "health"));
            return RAND36_LOW_IS_GOOD.contains(item) ? 1 - well : well;
        }
    },
    EXPERIENCE("stemme-experience") {
        @Override
        double level(String item, Feeling feeling) {
            return feeling.content(item);
        }
    },
    RELATIVE("stemme-experience-relative") {
        @Override
        double level(String item, Feeling feeling) {
            return feeling.content(item) - 0.05;
        }
    };

    private static final Map<String, Double> PHQ9_OFFSETS =
            Map.of("phq9_3", 0.1, "phq9_4", 0.12, "phq9_5", -0.08, "phq9_6", 0.04, "phq9_8", -0.15);
    private static final Map<String, Double> KOOS_OFFSETS =
            Map.of("P", 0.0, "S", -0.04, "A", -0.05, "SP", 0.27, "Q", 0.14);
    private static final Set<String> RAND36_LOW_IS_GOOD =
            Set.of("r1", "r2", "r20", "r21", "r22", "r23", "r26", "r27", "r30", "r34", "r36");
    private static final Map<String, String> RAND36_SCALES = Map.ofEntries(
            Map.entry("r13", "role"),
            Map.entry("r14", "role"),
            Map.entry("r15", "role"),
            Map.entry("r16", "role"),
            Map.entry("r17", "mood"),
            Map.entry("r18", "mood"),
            Map.entry("r19", "mood"),
            Map.entry("r24", "mood"),
            Map.entry("r25", "mood"),
            Map.entry("r26", "mood"),
            Map.entry("r28", "mood"),
            Map.entry("r30", "mood"),
            Map.entry("r21", "pain"),
            Map.entry("r22", "pain"),
            Map.entry("r23", "energy"),
            Map.entry("r27", "energy"),
            Map.entry("r29", "energy"),
            Map.entry("r31", "energy"));

    private final String code;

    Instrument(String code) {
        this.code = code;
    }

    static Instrument of(String code) {
        return Arrays.stream(values())
                .filter(instrument -> instrument.code.equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Last part of the questionnaire's canonical. */
    String code() {
        return code;
    }

    /** Where on the item's scale the answer is to be expected; outside 0..1 means the end of the scale is likely. */
    abstract double level(String item, Feeling feeling);
}
