package dk.stemme.server.response;

import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What a dry run is asked for.
 *
 * @param rules the rule set to try, null when it is the stored one that the address names
 * @param unit bare Location id, null for all that the caller reaches
 * @param authored search values for when the answers were given: {@code ge2026-01-01}
 * @param count how many responses at most, the newest first
 */
record DryRunRequest(
        @Nullable PlanDefinition rules, @Nullable String unit, List<String> authored, int count) {
    private static final int MOST = 1000;

    static DryRunRequest read(OperationInput input) {
        PlanDefinition rules = null;
        String unit = null;
        List<String> authored = new ArrayList<>();
        int count = MOST;
        for (ParametersParameterComponent parameter : input.parameters()) {
            switch (String.valueOf(parameter.getName())) {
                case "rules" -> rules = rules(parameter);
                case "subject" -> unit = unit(parameter);
                case "periodStart" -> authored.add("ge" + date(parameter));
                case "periodEnd" -> authored.add("le" + date(parameter));
                case "_count" -> count = count(parameter);
                default -> throw bad(parameter, "is not known");
            }
        }
        return new DryRunRequest(rules, unit, authored, count);
    }

    private static PlanDefinition rules(ParametersParameterComponent parameter) {
        if (parameter.getResource() instanceof PlanDefinition plan) return plan;
        throw bad(parameter, "must hold a PlanDefinition (resource)");
    }

    private static String unit(ParametersParameterComponent parameter) {
        String text = parameter.getValue() instanceof Reference reference
                ? reference.getReference()
                : parameter.getValue() == null ? "" : parameter.getValue().primitiveValue();
        if (text == null || !text.startsWith("Location/")) throw bad(parameter, "must name a unit: Location/7");
        return text.substring("Location/".length());
    }

    private static String date(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof DateType date && date.hasValue()) return date.getValueAsString();
        throw bad(parameter, "must be a date (valueDate)");
    }

    private static int count(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof IntegerType number && number.hasValue() && number.getValue() > 0)
            return Math.min(MOST, number.getValue());
        throw bad(parameter, "must be a whole number from 1 to " + MOST + " (valueInteger)");
    }

    private static Refusal bad(ParametersParameterComponent parameter, String what) {
        return OperationInput.bad(parameter.getName(), what);
    }
}
