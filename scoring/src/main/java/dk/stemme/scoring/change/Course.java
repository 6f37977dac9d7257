package dk.stemme.scoring.change;

import dk.stemme.scoring.Text;

/** Which changes a published amount was found for: what is noticed as better is not what is noticed as worse. */
public enum Course {
    IMPROVEMENT(Text.of("improvement", "bedring")),
    WORSENING(Text.of("worsening", "forværring")),
    EITHER(Text.of("change", "ændring"));

    private final Text text;

    Course(Text text) {
        this.text = text;
    }

    /** The word for it. */
    public Text text() {
        return text;
    }

    /** @param better the change, counted so that more is better; no change is of every course */
    boolean includes(double better) {
        return this == EITHER || better == 0 || better > 0 == (this == IMPROVEMENT);
    }
}
