package dk.stemme.server.access.audit;

import dk.stemme.server.access.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a clinician sees of a patient for whom they broke the glass a while ago is on record with the reason they gave. */
@Component
class Emergencies {
    private record Begun(String person, String patient) {}

    private final JdbcClient jdbc;

    Emergencies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<? extends Recorded> told(List<? extends Recorded> accesses) {
        List<Begun> asked = accesses.stream()
                .flatMap(each -> begun(each).stream())
                .distinct()
                .toList();
        if (asked.isEmpty()) return accesses;
        Map<Begun, String> reasons = reasons(asked);
        return accesses.stream().map(each -> told(each, reasons)).toList();
    }

    private static Recorded told(Recorded recorded, Map<Begun, String> reasons) {
        String reason = begun(recorded).map(reasons::get).orElse(null);
        return reason == null ? recorded : ((Access) recorded).inEmergency(reason);
    }

    private static Optional<Begun> begun(Recorded recorded) {
        boolean may = recorded instanceof Access access
                && access.caller().role() == Role.CLINICIAN
                && access.patient() != null
                && access.emergency() == null;
        if (!may) return Optional.empty();
        Access access = (Access) recorded;
        return Optional.of(new Begun(access.caller().fhirUser(), bare(access.patient())));
    }

    private static String bare(@Nullable String patient) {
        return patient == null ? "" : patient.substring(patient.indexOf('/') + 1);
    }

    private Map<Begun, String> reasons(List<Begun> asked) {
        Map<Begun, String> reasons = new HashMap<>();
        jdbc.sql("select person, patient, reason from emergency"
                        + " where patient = any(?) and person = any(?) and ends > now() order by starts")
                .params(
                        asked.stream().map(Begun::patient).toArray(String[]::new),
                        asked.stream().map(Begun::person).toArray(String[]::new))
                .query((row, number) -> reasons.put(new Begun(row.getString(1), row.getString(2)), row.getString(3)))
                .list();
        return reasons;
    }
}
