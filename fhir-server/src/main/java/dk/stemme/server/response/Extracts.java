package dk.stemme.server.response;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.sdc.Extraction;
import dk.stemme.sdc.Problem;
import dk.stemme.server.questionnaire.Forms;
import dk.stemme.server.questionnaire.PublishedForm;
import dk.stemme.server.store.Compartment;
import dk.stemme.server.store.Gates;
import dk.stemme.server.store.Json;
import dk.stemme.server.store.Reach;
import dk.stemme.server.store.SearchTable;
import dk.stemme.server.store.Store;
import dk.stemme.server.store.Store.Draft;
import dk.stemme.server.store.Stored;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What a completed response gives besides its scores, to be stored with it: new resources about the same person, of types
 * that no rules of their own guard. Updates, and all else, are left to whoever asks for {@code $extract}. The ids follow
 * from the response, so that an amendment replaces what was there.
 */
@Component
class Extracts {
    private static final Logger LOG = LoggerFactory.getLogger(Extracts.class);

    private final Forms forms;
    private final AdaptiveResponses adaptive;
    private final Store store;
    private final ObjectProvider<Gates> gates;
    private final FhirContext context;

    Extracts(Forms forms, AdaptiveResponses adaptive, Store store, ObjectProvider<Gates> gates, FhirContext context) {
        this.forms = forms;
        this.adaptive = adaptive;
        this.store = store;
        this.gates = gates;
        this.context = context;
    }

    /** To be stored; what an earlier version gave and this one does not is withdrawn. */
    List<Draft> of(Submission submission, Stored stored) {
        List<Draft> drafts = drafts(submission.form(), submission.response(), stored.id(), submission.patient());
        withdraw(submission, drafts);
        return drafts;
    }

    /** The response was entered in error: so was all that came of it. */
    void withdraw(Submission submission) {
        withdraw(submission, List.of());
    }

    private void withdraw(Submission submission, List<Draft> kept) {
        Stored before = submission.before();
        if (before == null || before.deleted() || !Status.of(before).counts()) return;
        var response =
                adaptive.plain(context.newJsonParser().parseResource(QuestionnaireResponse.class, before.text()));
        PublishedForm form = forms.of(response.getQuestionnaire());
        List<String> ids = kept.stream().map(Draft::id).toList();
        drafts(form, response, before.id(), submission.patient()).stream()
                .filter(draft -> !ids.contains(draft.id()))
                .forEach(this::withdraw);
    }

    private void withdraw(Draft draft) {
        store.findForUpdate(draft.type(), draft.id())
                .filter(there -> !there.deleted())
                .ifPresent(there -> Reach.asSystem(() -> {
                    if (!draft.type().equals("Observation")) store.delete(there);
                    else store.replace(there, there.json().put("status", "entered-in-error"), true);
                    return null;
                }));
    }

    private List<Draft> drafts(PublishedForm form, QuestionnaireResponse response, String id, String patient) {
        if (form.extractor().isEmpty()) return List.of();
        QuestionnaireResponse named = response.copy();
        named.setId(id);
        Extraction extraction = form.extract(named, Locale.ENGLISH);
        extraction.problems().forEach(problem -> log(form, problem));
        return resolved(extraction.bundle().getEntry()).stream()
                .filter(draft -> isOf(patient, draft))
                .toList();
    }

    /** Which place of the form, never whose or what: that is told by {@code $extract}. */
    private static void log(PublishedForm form, Problem problem) {
        LOG.warn("{}: at {} something could not be extracted", form.canonical(), problem.expression());
    }

    private List<Draft> resolved(List<BundleEntryComponent> entries) {
        Map<String, String> references = new HashMap<>();
        entries.stream().filter(Extracts::isNew).forEach(entry -> references.put(entry.getFullUrl(), reference(entry)));
        List<Draft> drafts = new ArrayList<>();
        for (BundleEntryComponent entry : entries) {
            if (!isNew(entry)) continue;
            String text = context.newJsonParser().encodeResourceToString(entry.getResource());
            for (var each : references.entrySet())
                text = text.replace(Json.quoted(each.getKey()), Json.quoted(each.getValue()));
            drafts.add(new Draft(entry.getResource().fhirType(), id(entry), Json.read(text)));
        }
        return drafts;
    }

    private static boolean isNew(BundleEntryComponent entry) {
        return entry.getRequest().getMethod() == HTTPVerb.POST
                && !entry.getRequest().hasIfNoneExist()
                && SearchTable.get().types().contains(entry.getResource().fhirType());
    }

    private static String reference(BundleEntryComponent entry) {
        return entry.getResource().fhirType() + "/" + id(entry);
    }

    private static String id(BundleEntryComponent entry) {
        String url = entry.getFullUrl();
        if (url.startsWith("urn:uuid:")) return url.substring("urn:uuid:".length());
        return UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private boolean isOf(String patient, Draft draft) {
        ObjectNode json = draft.json();
        return patient.equals(Compartment.of(draft.type(), json))
                && !gates.getObject().gated().contains(draft.type())
                && !json.toString().contains("\"urn:uuid:");
    }
}
