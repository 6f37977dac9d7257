package dk.stemme.sdc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * A text of a questionnaire with its translations.
 *
 * @param base the text as written; null when there is none
 * @param translations by language code (lower case, as written, such as {@code da})
 * @param fixed whether it reads the same to everyone: no expression makes it
 */
record Text(@Nullable String base, Map<String, String> translations, boolean fixed) {

    static final Text NONE = new Text(null, Map.of());

    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private static final String EXPRESSION = "http://hl7.org/fhir/StructureDefinition/cqf-expression";

    private static final Pattern SPACE = Pattern.compile("\\s+");

    Text(@Nullable String base, Map<String, String> translations) {
        this(base, translations, true);
    }

    static Text of(StringType element) {
        var translations = new HashMap<String, String>();
        for (Extension translation : element.getExtensionsByUrl(TRANSLATION)) {
            var language = translation.getExtensionString("lang");
            var content = translation.getExtensionString("content");
            if (language != null && content != null) translations.put(language.toLowerCase(Locale.ROOT), content);
        }
        return new Text(element.getValue(), Map.copyOf(translations), !element.hasExtension(EXPRESSION));
    }

    /** Whether a text is this one, in whatever language; spaces and line breaks are alike. */
    boolean says(String shown) {
        if (!fixed || shown.equals(base) || translations.containsValue(shown)) return true;
        var words = words(shown);
        return (base != null && words(base).equals(words))
                || translations.values().stream().map(Text::words).anyMatch(words::equals);
    }

    private static String words(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** The text in the locale's language when there is such a translation, else as written. */
    @Nullable
    String in(Locale locale) {
        var translated = translations.get(locale.toLanguageTag().toLowerCase(Locale.ROOT));
        if (translated == null) translated = translations.get(locale.getLanguage());
        return translated == null ? base : translated;
    }
}
