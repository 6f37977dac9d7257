package dk.stemme.server.quality;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dk.stemme.server.store.Answer;
import dk.stemme.server.store.FhirOperations;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code Measure/{id}/$evaluate-measure}: the indicator for one unit, a group for each month. To those who treat there
 * it is computed from the facts as they stand; to all others it is what the aggregates have told.
 */
@Component
class EvaluateMeasure implements FhirOperations {
    private static final int MOST_MONTHS = 120;

    private final Permission permission;
    private final Store store;
    private final Reports reports;

    EvaluateMeasure(Permission permission, Store store, Reports reports) {
        this.permission = permission;
        this.store = store;
        this.reports = reports;
    }

    @Operation(name = "$evaluate-measure", idempotent = true, typeName = "Measure")
    public MeasureReport evaluate(
            @IdParam IdType id,
            @OperationParam(name = "periodStart") @Nullable DateType start,
            @OperationParam(name = "periodEnd") @Nullable DateType end,
            @OperationParam(name = "subject") @Nullable StringType subject,
            RequestDetails request) {
        permission.check("Measure", "$evaluate-measure");
        Indicator indicator = Indicator.of(store.read("Measure", id.getIdPart()).json())
                .orElseThrow(() -> Refusal.of(
                        422, IssueType.NOTSUPPORTED, "Measure", "This Measure does not say what it is computed from."));
        Report report =
                reports.of(indicator, unit(subject), months(month("periodStart", start), month("periodEnd", end)));
        new Answer(200, Json.write(report.json()), null, List.of()).attach(request);
        return new MeasureReport();
    }

    private static String unit(@Nullable StringType subject) {
        String reference = subject == null ? "" : subject.getValueNotNull();
        String unit = Link.id(Json.object().put("reference", reference), "Location");
        if (unit == null) throw bad("subject", "must name the unit, for example Location/7");
        return unit;
    }

    private static YearMonth month(String name, @Nullable DateType date) {
        if (date == null || date.isEmpty()) throw bad(name, "is missing; write for example 2026-01-31");
        return YearMonth.of(date.getYear(), date.getMonth() == null ? 1 : date.getMonth() + 1);
    }

    private static List<YearMonth> months(YearMonth first, YearMonth last) {
        List<YearMonth> months = Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .limit(MOST_MONTHS + 1L)
                .toList();
        if (months.isEmpty()) throw bad("periodEnd", "lies before periodStart");
        if (months.size() > MOST_MONTHS) throw bad("periodEnd", "lies more than " + MOST_MONTHS + " months on");
        return months;
    }

    private static Refusal bad(String parameter, String what) {
        return Refusal.of(400, IssueType.INVALID, "", "The parameter " + parameter + " " + what + ".");
    }
}
