package dk.stemme.server.denmark.document;

import static dk.stemme.server.denmark.document.Ranged.add;
import static dk.stemme.server.denmark.document.Ranged.value;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;

/** A number or a day (QFDD-DK 1.2, sections 5.10 and 5.6); the interval is always written, for it tells the datatype. */
record Numeric() implements Ranged {

    @Override
    public int[] templates() {
        return new int[] {4};
    }

    @Override
    public boolean fits(QuestionnaireItemComponent item) {
        return NUMBERS.contains(item.getType());
    }

    @Override
    public QuestionnaireItemType type(Node observation) {
        return observation
                .one("referenceRange", "observationRange", "value")
                .map(value -> Interval.kind(value.type()))
                .orElse(QuestionnaireItemType.DECIMAL);
    }

    @Override
    public void limit(Node observation, QuestionnaireItemComponent item, Act act, List<Type> answers) {
        Node value = observation
                .add("referenceRange", "typeCode", "REFV")
                .template(act.range())
                .add("observationRange")
                .add("value");
        new Interval(item.getType(), value(item, MIN_VALUE), value(item, MAX_VALUE), Ranged.unit(item, answers), false)
                .write(value);
    }

    @Override
    public void read(Node observation, QuestionnaireItemComponent item, Naming naming) {
        observation.one("referenceRange", "observationRange", "value").ifPresent(value -> {
            Interval interval = Interval.read(value, item.getType());
            add(item, MIN_VALUE, interval.low());
            add(item, MAX_VALUE, interval.high());
            add(item, UNIT, interval.unit() == null ? null : new Coding(UCUM, interval.unit(), null));
        });
    }
}
