package dk.stemme.cli;

import java.util.Locale;

/** What people read. */
enum Language {
    EN,
    DA;

    Locale locale() {
        return Locale.forLanguageTag(toString());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
