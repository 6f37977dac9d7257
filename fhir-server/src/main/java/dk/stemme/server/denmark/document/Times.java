package dk.stemme.server.denmark.document;

import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;

/** Points in time: {@code 2026-11-22T10:00:00+01:00} is {@code 20261122100000+0100}; what is less precise is shorter. */
final class Times {
    private Times() {}

    /** To the second: fractions are left out. */
    static String write(BaseDateTimeType time) {
        String text = time.getValueAsString().replaceFirst("\\.\\d+", "").replace("Z", "+00:00");
        int zone = Math.max(text.indexOf('+'), text.lastIndexOf('-'));
        boolean precise = text.indexOf('T') > 0;
        String moment = (precise ? text.substring(0, zone) : text).replaceAll("[-T:]", "");
        return precise ? moment + text.substring(zone).replace(":", "") : moment;
    }

    /** @throws IllegalArgumentException when it is no point in time */
    static DateTimeType read(String text) {
        if (text.matches("\\d{14}(\\.\\d+)?[+-]\\d{4}"))
            return new DateTimeType(text.replaceFirst(
                    "^(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(?:\\.\\d+)?([+-]\\d\\d)(\\d\\d)$",
                    "$1-$2-$3T$4:$5:$6$7:$8"));
        return new DateTimeType(date(text));
    }

    /** A day, month or year. */
    static String date(String text) {
        if (!text.matches("\\d{4}(\\d\\d){0,2}")) throw new IllegalArgumentException(text + " is no date");
        return text.replaceFirst(
                "^(\\d{4})(\\d\\d)?(\\d\\d)?$", text.length() == 8 ? "$1-$2-$3" : text.length() == 6 ? "$1-$2" : "$1");
    }
}
