package dk.stemme.server.access;

import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the {@link Rules} for whoever makes the current request; outside a request there is nobody, so nothing. */
@Component
public class Gatekeeper implements Permission {

    @Override
    public void check(String type, String interaction) {
        Visit visit = Visit.current();
        Caller caller = visit == null ? null : visit.caller();
        String reason = Rules.get().refusal(caller, type, interaction);
        if (reason != null) throw refused(visit, type, interaction, reason);
    }

    @Override
    public boolean allows(String type, String interaction) {
        Visit visit = Visit.current();
        return Rules.get().permit(visit == null ? null : visit.caller(), type, interaction);
    }

    @Override
    public boolean isGiven(String type, String interaction) {
        return Rules.get().isGiven(type, interaction);
    }

    /** Notes the denial for the audit. */
    static Refusal refused(@Nullable Visit visit, String type, String interaction, String reason) {
        if (visit == null || visit.caller() == null) return Refusal.of(401, IssueType.LOGIN, "", reason);
        visit.denied(type, interaction);
        return Refusal.of(403, IssueType.FORBIDDEN, "", reason);
    }
}
