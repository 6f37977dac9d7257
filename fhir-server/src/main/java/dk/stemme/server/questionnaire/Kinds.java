package dk.stemme.server.questionnaire;

import dk.stemme.instruments.Canonicals;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;

/** The kind of a questionnaire: prom, prem, audit or clinical; kinds never meet in one figure. */
final class Kinds {
    private Kinds() {}

    static String of(Questionnaire questionnaire) {
        return questionnaire.getCode().stream()
                .filter(coding -> Canonicals.QUESTIONNAIRE_KINDS.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse("clinical");
    }
}
