package dk.stemme.server.access;

import dk.stemme.server.store.Permission;
import dk.stemme.server.store.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the {@link Rules} for whoever makes the current request; outside a request there is nobody, so nothing. */
@Component
class Gatekeeper implements Permission {

    @Override
    public void check(String type, String interaction) {
        Visit visit = Visit.current();
        Caller caller = visit == null ? null : visit.caller();
        if (!Rules.get().permit(caller, type, interaction)) throw refused(visit, type, interaction);
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
    static Refusal refused(@Nullable Visit visit, String type, String interaction) {
        Caller caller = visit == null ? null : visit.caller();
        if (visit == null || caller == null)
            return Refusal.of(401, IssueType.LOGIN, "", "Sign in, or send a bearer token.");
        visit.denied(type, interaction);
        String who = caller.role() == Role.SYSTEM
                ? "With these scopes a system"
                : "The role " + caller.role().code();
        String text = "%s may not %s %s.".formatted(who, Interaction.word(interaction), type);
        return Refusal.of(403, IssueType.FORBIDDEN, "", text);
    }
}
