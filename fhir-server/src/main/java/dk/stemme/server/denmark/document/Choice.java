package dk.stemme.server.denmark.document;

import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/** Multiple choice (QFDD-DK 1.2, section 5.11; QRD-DK 1.3.2, section 5.5). */
record Choice() implements Optioned {

    @Override
    public int[] templates() {
        return new int[] {5};
    }

    @Override
    public boolean fits(QuestionnaireItemComponent item) {
        return Optioned.isListed(item);
    }
}
