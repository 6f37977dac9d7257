package dk.stemme.sdc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Answers coded questions from the subject's newest Observation of that code (SDC 4.0.0, Observation-based population). */
record Observing(Sources sources, Remarks remarks, Reference subject) {

    /** No period is longer. */
    private static final long YEARS = 1000;

    private static final String UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";

    /** Null when there is none within the period whose value answers the question. */
    @Nullable
    Type answer(QuestionnaireItemComponent definition, Duration period, DateType today, String path) {
        if (!subject.hasReference()) return null;
        var query = "Observation?subject=" + encoded(subject.getReference()) + "&code=" + codes(definition)
                + "&status=final,amended,corrected&date=ge" + since(period, today) + "&_sort=-date&_count=20";
        try {
            return sources.search(query).getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .filter(Observation.class::isInstance)
                    .map(Observation.class::cast)
                    .map(observation -> value(definition, observation))
                    .filter(value -> value != null)
                    .findFirst()
                    .orElse(null);
        } catch (RuntimeException e) {
            // as with any search of the form: nothing was found
            remarks.add(
                    path,
                    definition.getLinkId(),
                    new NotCalculable("populate.query", "Observation", String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** What is about something else, or not exact, is no answer. */
    private static @Nullable Type value(QuestionnaireItemComponent definition, Observation observation) {
        if (observation.hasFocus() || !observation.hasValue()) return null;
        if (observation.getValue() instanceof Quantity amount && (amount.hasComparator() || !fits(definition, amount)))
            return null;
        return Fitting.answer(definition, observation.getValue());
    }

    /** A question whose unit is given is not answered in another. */
    private static boolean fits(QuestionnaireItemComponent definition, Quantity amount) {
        var unit = definition.getExtensionByUrl(UNIT);
        return unit == null
                || !(unit.getValue() instanceof Coding coding)
                || String.valueOf(coding.getCode()).equals(amount.getCode());
    }

    private static String codes(QuestionnaireItemComponent definition) {
        return definition.getCode().stream()
                .map(code -> (code.hasSystem() ? code.getSystem() + "|" : "") + code.getCode())
                .map(code -> encoded(code.replace("\\", "\\\\").replace(",", "\\,")))
                .collect(Collectors.joining(","));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static LocalDate since(Duration period, DateType today) {
        long amount = period.hasValue() ? (long) Math.ceil(period.getValue().doubleValue()) : 0;
        var unit = switch (String.valueOf(period.hasCode() ? period.getCode() : period.getUnit())) {
            case "a", "year", "years" -> ChronoUnit.YEARS;
            case "mo", "month", "months" -> ChronoUnit.MONTHS;
            case "wk", "week", "weeks" -> ChronoUnit.WEEKS;
            default -> ChronoUnit.DAYS;
        };
        long most = ChronoUnit.YEARS.getDuration().dividedBy(unit.getDuration()) * YEARS;
        return LocalDate.parse(today.getValueAsString()).minus(Math.min(amount, most), unit);
    }
}
