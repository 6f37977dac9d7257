package dk.stemme.scoring;

import java.util.Locale;
import java.util.Map;

/** Words for people, in a base language and its translations (by language tag, e.g. {@code da}). */
public record Text(String base, Map<String, String> translations) {

    /** The language whose translations we write ourselves. */
    public static final Locale DANISH = Locale.forLanguageTag("da");

    public Text {
        translations = Map.copyOf(translations);
    }

    /** Untranslated words. */
    public static Text of(String base) {
        return new Text(base, Map.of());
    }

    /** Both as format strings. */
    static Text of(String english, String danish, Object... arguments) {
        return of(english.formatted(arguments), danish.formatted(arguments));
    }

    /** English with its Danish translation. */
    public static Text of(String english, String danish) {
        return new Text(english, Map.of("da", danish));
    }

    /** These words with others after them. */
    Text plus(Text next) {
        return Text.of(base + next.base, in(DANISH) + next.in(DANISH));
    }

    /** The words in the reader's language, else in the base language. */
    public String in(Locale reader) {
        return translations.getOrDefault(reader.getLanguage(), base);
    }
}
