package dk.stemme.sdc;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/** What expressions are evaluated on: a response, laid out on its form. */
interface Scene {

    QuestionnaireResponse response();

    Questionnaire questionnaire();

    /** A moment that stays the same throughout. */
    DateTimeType now();

    /** What stands in the response for an entry. */
    Base element(Entry entry);

    /** SDC's weight(): what the answer carries itself, else what the form gives the option; null when neither gives any. */
    @Nullable
    DecimalType weight(Base base);
}
