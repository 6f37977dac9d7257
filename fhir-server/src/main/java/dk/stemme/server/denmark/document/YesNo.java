package dk.stemme.server.denmark.document;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Yes or no: the profiles have no pattern for it, so it is a choice between the two codes of HL7 (v2-0136). */
record YesNo() implements Optioned {
    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v2-0136";

    @Override
    public int[] templates() {
        return new int[] {5};
    }

    @Override
    public boolean fits(QuestionnaireItemComponent item) {
        return item.getType() == QuestionnaireItemType.BOOLEAN;
    }

    @Override
    public boolean reads(QuestionnaireItemType type) {
        return type == QuestionnaireItemType.BOOLEAN;
    }

    static Coding code(boolean yes) {
        return yes ? new Coding(SYSTEM, "Y", "Ja") : new Coding(SYSTEM, "N", "Nej");
    }

    /** @return null for a code that is neither */
    static @Nullable BooleanType answer(Coding code) {
        return SYSTEM.equals(code.getSystem()) ? new BooleanType("Y".equals(code.getCode())) : null;
    }

    @Override
    public void ask(Node observation, QuestionnaireItemComponent item, Naming naming) {
        naming.write(observation, "value", code(true)).type("CE");
        naming.write(observation, "value", code(false)).type("CE");
    }

    @Override
    public void read(Node observation, QuestionnaireItemComponent item, Naming naming) {
        Optioned.super.read(observation, item, naming);
        item.getAnswerOption().clear();
    }

    @Override
    public void answer(Node observation, List<Type> answers, Naming naming) {
        List<Type> codes = answers.stream()
                .map(answer -> (Type) code(answer instanceof BooleanType given && given.booleanValue()))
                .toList();
        Optioned.super.answer(observation, codes, naming);
    }

    @Override
    public List<Type> answers(Node observation, QuestionnaireItemType type, Naming naming) {
        return Optioned.super.answers(observation, type, naming).stream()
                .map(code -> (Type) answer((Coding) code))
                .filter(Objects::nonNull)
                .toList();
    }
}
