package dk.stemme.server.denmark.document;

/** Whether a question is asked (QFDD) or answered (QRD): the two profiles have the same patterns, numbered differently. */
enum Act {
    ASKED("2.16.840.1.113883.10.20.32.4.", "DEF", 3),
    ANSWERED("2.16.840.1.113883.10.20.33.4.", "EVN", 0);

    private final String templates;
    private final String mood;
    private final int offset;

    Act(String templates, String mood, int offset) {
        this.templates = templates;
        this.mood = mood;
        this.offset = offset;
    }

    /** A question's template by its number in QRD: numeric 4, multiple choice 5, text 6, sliders 7 and 8. */
    String question(int number) {
        return templates + (number + offset);
    }

    String organizer() {
        return templates + "1";
    }

    String media() {
        return templates + "2";
    }

    /** Of a numeric range. */
    String range() {
        return templates + (this == ASKED ? "5" : "3");
    }

    String mood() {
        return mood;
    }
}
