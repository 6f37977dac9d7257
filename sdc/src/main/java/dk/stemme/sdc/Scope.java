package dk.stemme.sdc;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.jspecify.annotations.Nullable;

/** What an expression may ask for while it is evaluated: its variables, the time, weights, and how much it may cost. */
interface Scope {

    /** @throws NotCalculable when there is no such name here */
    List<Base> value(String name);

    Budget budget();

    /** SDC's weight(); null when the value has none. */
    @Nullable
    DecimalType weight(Base base);

    /** A moment that stays the same throughout. */
    DateTimeType now();

    /** The day of that moment. */
    DateType today();
}
