package dk.stemme.server.quality;

import dk.stemme.server.questionnaire.Forms;
import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Accepted.Change;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** The gate of Measures: a new indicator is counted over all that has been answered before. */
@Component
class MeasureGate implements Gate {
    private final Store store;
    private final Recount recount;
    private final Forms forms;

    MeasureGate(Store store, Recount recount, Forms forms) {
        this.store = store;
        this.recount = recount;
        this.forms = forms;
    }

    @Override
    public String type() {
        return "Measure";
    }

    @Override
    public Accepted accept(Incoming incoming) {
        Indicator.of(incoming.json()).ifPresent(this::check);
        Accepted accepted = store.put(incoming);
        if (accepted.change() != Change.UNCHANGED)
            Indicator.of(accepted.stored().json())
                    .ifPresent(indicator -> recount.of(indicator.definition().questionnaire()));
        return accepted;
    }

    private void check(Indicator indicator) {
        String code = indicator.score().map(score -> score.split("\\|", 2)[0]).orElse("");
        boolean unverified = forms.newest(indicator.definition().questionnaire()).stream()
                .flatMap(form -> form.scorer().instrument().scores().stream())
                .anyMatch(score -> score.code().equals(code) && !score.verified());
        if (unverified)
            throw Refusal.of(
                    422,
                    IssueType.BUSINESSRULE,
                    "Measure.extension",
                    "The score %s is unverified: no indicator may rest on it.".formatted(code));
    }
}
