package dk.stemme.server.response;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.server.questionnaire.Forms;
import dk.stemme.server.questionnaire.PublishedForm;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Search;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Stored;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens what comes in: which form, which person, is it here already? And stores it. */
@Component
class Submissions {
    private final Forms forms;
    private final AdaptiveResponses adaptive;
    private final Store store;
    private final Search search;
    private final JdbcClient jdbc;
    private final FhirContext context;

    Submissions(
            Forms forms, AdaptiveResponses adaptive, Store store, Search search, JdbcClient jdbc, FhirContext context) {
        this.forms = forms;
        this.adaptive = adaptive;
        this.store = store;
        this.search = search;
        this.jdbc = jdbc;
        this.context = context;
    }

    Submission open(Incoming incoming) {
        QuestionnaireResponse sent = (QuestionnaireResponse) incoming.model();
        QuestionnaireResponse response = adaptive.plain(sent);
        PublishedForm form = forms.of(response.getQuestionnaire());
        ObjectNode json = incoming.json();
        AdaptiveResponses.pin(json, sent, form.canonical());
        if (!response.getQuestionnaire().contains("|")) json.put("questionnaire", form.canonical());
        Stored before = before(incoming, response);
        return new Submission(incoming, response, form, Status.of(response), before);
    }

    /** Drafts are overwritten in place; from completed on every version is kept. */
    Stored store(Submission submission) {
        ObjectNode json = content(submission);
        Stored before = submission.before();
        if (before == null)
            return store.create("QuestionnaireResponse", submission.incoming().id(), json);
        return store.replace(
                before, json, before.deleted() || !Status.of(before).isDraft());
    }

    /** On completion the answers of disabled items are dropped. */
    private ObjectNode content(Submission submission) {
        boolean pruned = submission.counts() && submission.form().form().prune(submission.response());
        if (!pruned) return submission.incoming().json();
        return Json.read(context.newJsonParser().encodeResourceToString(submission.response()))
                .put("questionnaire", submission.form().canonical());
    }

    private @Nullable Stored before(Incoming incoming, QuestionnaireResponse response) {
        Stored byId = store.findForUpdate(incoming.type(), incoming.id()).orElse(null);
        if (byId != null) store.checkExpected(byId, incoming);
        if (byId != null || !response.hasIdentifier()) return byId;
        Stored twin = twin(response.getIdentifier());
        if (twin == null) return null;
        store.checkExpected(twin, incoming.at(twin.id()));
        if (!Store.sameContent(twin, incoming.json()))
            throw Refusal.of(
                    409,
                    IssueType.DUPLICATE,
                    "QuestionnaireResponse.identifier",
                    "A response with this identifier" + " is stored already, with other content: change it with PUT "
                            + twin.reference() + ".");
        return twin;
    }

    /** The stored response with the same identifier; those who send it at this instant wait for each other. */
    private @Nullable Stored twin(Identifier identifier) {
        String token = (identifier.hasSystem() ? identifier.getSystem() : "") + "|" + identifier.getValue();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
                .param(token)
                .query((row, number) -> 1)
                .single();
        var query = Map.of("identifier", List.of(token.replace(",", "\\,")));
        List<Stored> found = Reach.asSystem(
                () -> search.page("QuestionnaireResponse", query, true).matches());
        return found.isEmpty() ? null : found.get(0);
    }
}
