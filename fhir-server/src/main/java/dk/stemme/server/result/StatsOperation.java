package dk.stemme.server.result;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.OperationInput;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Series;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * {@code Observation/$stats} (R4): statistics over one patient's Observations of each code within a period, as one
 * Observation per code; with {@code include} the Observations too. Values in several units cannot be counted together.
 */
@Component
class StatsOperation implements FhirOperations {
    private static final String STATISTICS = "http://terminology.hl7.org/CodeSystem/observation-statistics";
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);
    private static final int MOST_CODES = 20;
    private static final int MOST_SOURCES = 1000;

    private final Permission permission;
    private final Store store;
    private final Search search;
    private final Series series;
    private final FhirContext context;
    private final Clock clock;

    StatsOperation(Permission permission, Store store, Search search, Series series, FhirContext context, Clock clock) {
        this.permission = permission;
        this.store = store;
        this.search = search;
        this.series = series;
        this.context = context;
        this.clock = clock;
    }

    @Operation(name = "$stats", typeName = "Observation", idempotent = true, manualRequest = true)
    public Parameters stats(RequestDetails request) {
        permission.check("Observation", "$stats");
        OperationInput input = OperationInput.of(request, context, "subject");
        Stored patient = patient(input);
        List<Stat> wanted = statistics(input);
        Period period = period(input);
        boolean include = input.text("include").map("true"::equals).orElse(false);
        Parameters answer = new Parameters();
        List<Stored> shown = new ArrayList<>(List.of(patient));
        for (Coding code : codes(input)) {
            Map<String, List<String>> query = query(patient, code, period);
            Series.Summary summary = series.summary(query);
            answer.addParameter()
                    .setName("statistics")
                    .setResource(observation(patient, code, period, summary, wanted));
            if (include) shown.addAll(sources(query, input.count("limit").orElse(MOST_SOURCES)));
        }
        shown.stream()
                .skip(1)
                .forEach(source -> answer.addParameter()
                        .setName("source")
                        .setResource(context.newJsonParser().parseResource(Observation.class, source.text())));
        Answer.of(context, answer, shown).attach(request);
        return answer;
    }

    private Stored patient(OperationInput input) {
        String subject = input.text("subject").orElseThrow(() -> OperationInput.bad("subject", "is missing"));
        if (!subject.matches("(.*/)?Patient/[A-Za-z0-9.-]{1,64}"))
            throw OperationInput.bad("subject", "must be a Patient, such as Patient/1");
        return store.read("Patient", subject.substring(subject.lastIndexOf('/') + 1));
    }

    private static List<Stat> statistics(OperationInput input) {
        List<Stat> wanted = texts(input, "statistic").map(Stat::of).toList();
        if (wanted.isEmpty()) throw OperationInput.bad("statistic", "is missing");
        return wanted;
    }

    private static List<Coding> codes(OperationInput input) {
        String system = input.text("system").orElse(null);
        List<Coding> codes = Stream.concat(
                        texts(input, "code").map(code -> new Coding(system, code, null)),
                        input.all("coding").map(each -> {
                            if (each.getValue() instanceof Coding coding && coding.hasCode()) return coding;
                            throw OperationInput.bad("coding", "must be a Coding");
                        }))
                .toList();
        if (codes.isEmpty()) throw OperationInput.bad("code", "is missing");
        if (codes.size() > MOST_CODES)
            throw OperationInput.bad("code", "may be given " + MOST_CODES + " times at most");
        return codes;
    }

    private static Stream<String> texts(OperationInput input, String name) {
        return input.texts(name).flatMap(text -> Stream.of(text.split(",")));
    }

    /** The period itself, or so many hours until now. */
    private Period period(OperationInput input) {
        Optional<Period> given = input.one("period").map(parameter -> {
            if (parameter.getValue() instanceof Period period) return period;
            throw OperationInput.bad("period", "must be a Period; with GET, give the duration in hours");
        });
        Optional<String> duration = input.text("duration");
        if (given.isPresent() && duration.isPresent())
            throw OperationInput.bad("duration", "cannot be given together with a period");
        return duration.map(this::lasting).or(() -> given).orElseGet(Period::new);
    }

    private Period lasting(String hours) {
        if (!hours.matches("\\d{1,7}(\\.\\d{1,6})?")) throw OperationInput.bad("duration", "must be a number of hours");
        long seconds = new BigDecimal(hours)
                .multiply(SECONDS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        Instant now = clock.instant();
        Period period = new Period();
        period.setStart(Date.from(now.minus(Duration.ofSeconds(seconds))));
        return period.setEnd(Date.from(now));
    }

    private static Map<String, List<String>> query(Stored patient, Coding code, Period period) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put("patient", List.of(patient.reference()));
        String token = code.hasSystem() ? code.getSystem() + "|" + code.getCode() : code.getCode();
        query.put("code", List.of(token.replace(",", "\\,")));
        query.put("status:not", List.of("entered-in-error,cancelled"));
        List<String> dates = new ArrayList<>();
        if (period.hasStart()) dates.add("ge" + period.getStartElement().getValueAsString());
        if (period.hasEnd()) dates.add("le" + period.getEndElement().getValueAsString());
        if (!dates.isEmpty()) query.put("date", dates);
        return query;
    }

    private List<Stored> sources(Map<String, List<String>> query, int limit) {
        Map<String, List<String>> limited = new LinkedHashMap<>(query);
        limited.put("_sort", List.of("-date"));
        limited.put("_count", List.of(Integer.toString(limit)));
        return search.page("Observation", limited, true).matches();
    }

    private static Observation observation(
            Stored patient, Coding code, Period period, Series.Summary summary, List<Stat> wanted) {
        if (summary.units().size() > 1)
            throw OperationInput.bad(
                    "code", code.getCode() + " is measured in several units: " + String.join(", ", summary.units()));
        Observation observation = new Observation().setStatus(ObservationStatus.FINAL);
        observation.setCode(new CodeableConcept(code));
        observation.setSubject(new Reference(patient.reference()));
        observation.setEffective(effective(period, summary));
        for (Stat stat : wanted) {
            var component = observation.addComponent();
            component.setCode(new CodeableConcept(new Coding(STATISTICS, stat.code, null)));
            stat.value(summary)
                    .ifPresentOrElse(
                            value -> component.setValue(quantity(value, stat, summary)),
                            () -> component.setDataAbsentReason(
                                    new CodeableConcept(new Coding(ABSENT, "not-applicable", null))));
        }
        return observation;
    }

    private static Period effective(Period asked, Series.Summary summary) {
        Period period = asked.copy();
        if (!period.hasStart() && summary.first() != null) period.setStart(Date.from(summary.first()));
        if (!period.hasEnd() && summary.last() != null) period.setEnd(Date.from(summary.last()));
        return period;
    }

    private static Quantity quantity(BigDecimal value, Stat stat, Series.Summary summary) {
        Quantity quantity = new Quantity().setValue(value);
        if (stat.counts) return quantity.setUnit("1").setSystem(UCUM).setCode("1");
        for (String unit : summary.units())
            quantity.setUnit(unit).setSystem(UCUM).setCode(unit);
        return quantity;
    }
}
