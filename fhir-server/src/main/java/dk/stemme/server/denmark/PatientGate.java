package dk.stemme.server.denmark;

import dk.stemme.server.store.Accepted;
import dk.stemme.server.store.Gate;
import dk.stemme.server.store.Incoming;
import dk.stemme.server.store.Refusal;
import dk.stemme.server.store.Store;
import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** The gate of patients: a CPR number must look like one. The number itself is never repeated in the refusal. */
@Component
class PatientGate implements Gate {
    private final Store store;

    PatientGate(Store store) {
        this.store = store;
    }

    @Override
    public String type() {
        return "Patient";
    }

    @Override
    public Accepted accept(Incoming incoming) {
        List<Identifier> identifiers = ((Patient) incoming.model()).getIdentifier();
        for (int i = 0; i < identifiers.size(); i++) {
            Identifier identifier = identifiers.get(i);
            if (Cpr.SYSTEM.equals(identifier.getSystem()) && !Cpr.matches(String.valueOf(identifier.getValue())))
                throw Refusal.of(
                        422,
                        IssueType.VALUE,
                        "Patient.identifier[" + i + "].value",
                        "This is no CPR number: ten"
                                + " digits without hyphen are expected, beginning with a day and a month.");
        }
        return store.put(incoming);
    }
}
