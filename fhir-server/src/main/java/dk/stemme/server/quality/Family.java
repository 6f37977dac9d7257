package dk.stemme.server.quality;

import java.time.LocalDate;
import java.time.YearMonth;

/** One indicator in one month: a figure for each unit of the tree, told together so that they add up. */
record Family(Indicator indicator, YearMonth month) {

    Period period() {
        return new Period(indicator.definition().questionnaire(), month);
    }

    LocalDate first() {
        return month.atDay(1);
    }
}
