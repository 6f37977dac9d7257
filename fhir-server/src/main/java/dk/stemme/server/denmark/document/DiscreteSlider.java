package dk.stemme.server.denmark.document;

import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/** One option chosen on a line (QFDD-DK 1.2, section 5.14); an answered one has exactly one value (QRD-DK, CONF:239). */
record DiscreteSlider() implements Optioned {

    @Override
    public int[] templates() {
        return new int[] {5, 8};
    }

    @Override
    public boolean fits(QuestionnaireItemComponent item) {
        return Optioned.isListed(item) && !item.getRepeats() && Pattern.isShownAs("slider", item);
    }

    @Override
    public void read(Node observation, QuestionnaireItemComponent item, Naming naming) {
        Pattern.showAs("slider", "Slider", item);
        Optioned.super.read(observation, item, naming);
    }
}
