package dk.stemme.server.exchange.cds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.store.OnBehalf;
import dk.stemme.server.store.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of cards (CDS Hooks 2.0, Feedback). Free text is not kept: it may name a person. */
@Component
class Feedback {
    private static final Set<String> OUTCOMES = Set.of("accepted", "overridden");
    private static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final OnBehalf caller;
    private final Clock clock;

    Feedback(JdbcClient jdbc, OnBehalf caller, Clock clock) {
        this.jdbc = jdbc;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Refusal 400 when any of it is not as the specification says; then nothing is kept */
    @Transactional
    public void keep(String service, ObjectNode body) {
        JsonNode all = body.path("feedback");
        if (!all.isArray() || all.isEmpty() || all.size() > MOST)
            throw bad("feedback", "must be a list of one to " + MOST);
        for (int i = 0; i < all.size(); i++) keep(service, all.get(i), "feedback[" + i + "].");
    }

    private void keep(String service, JsonNode each, String place) {
        String card = each.path("card").asText();
        String outcome = each.path("outcome").asText();
        if (card.isBlank() || card.length() > 100) throw bad(place + "card", "must be the uuid of a card");
        if (!OUTCOMES.contains(outcome)) throw bad(place + "outcome", "must be accepted or overridden");
        String reason = each.path("overrideReason").path("reason").path("code").asText();
        jdbc.sql("insert into cds_feedback (service, card, outcome, reason, client, told) values (?, ?, ?, ?, ?, ?)")
                .params(
                        service,
                        card,
                        outcome,
                        reason,
                        caller.client(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Refusal bad(String field, String what) {
        return Refusal.of(400, IssueType.INVALID, field, "The field " + field + " " + what + ".");
    }
}
