package dk.stemme.scoring;

import java.util.Locale;
import java.util.Map;

/** Words for people, in a base language and its translations (by language tag, e.g. {@code da}). */
public record Text(String base, Map<String, String> translations) {

    public Text {
        translations = Map.copyOf(translations);
    }

    /** Untranslated words. */
    public static Text of(String base) {
        return new Text(base, Map.of());
    }

    /** English with its Danish translation. */
    public static Text of(String english, String danish) {
        return new Text(english, Map.of("da", danish));
    }

    /** The words in the reader's language, else in the base language. */
    public String in(Locale reader) {
        return translations.getOrDefault(reader.getLanguage(), base);
    }
}
