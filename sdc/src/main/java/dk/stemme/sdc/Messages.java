package dk.stemme.sdc;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/** The sentences shown to people, from {@code messages.properties} (English) and {@code messages_da.properties}. */
final class Messages {

    private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    private static final ResourceBundle DANISH = bundle(Locale.forLanguageTag("da"));

    /** How many of a list of texts a sentence names before it breaks off. */
    private static final int NAMED = 8;

    private Messages() {}

    static String format(Locale locale, String key, Object... arguments) {
        boolean danish = locale.getLanguage().equals("da");
        var spoken = danish ? locale : Locale.ENGLISH;
        var words = new Object[arguments.length];
        for (int i = 0; i < words.length; i++) words[i] = word(arguments[i], spoken);
        return new MessageFormat((danish ? DANISH : ENGLISH).getString(key), spoken).format(words);
    }

    /** Numbers are written out in full (MessageFormat would round them), texts in the language of the sentence. */
    private static @Nullable Object word(Object argument, Locale locale) {
        if (argument instanceof Text text) return text.in(locale);
        if (argument instanceof BigDecimal number) return decimals(locale).format(number);
        if (argument instanceof List<?> list) return list(list, locale);
        return argument.toString();
    }

    private static String list(List<?> list, Locale locale) {
        var words = new StringBuilder();
        for (Object each : list.subList(0, Math.min(list.size(), NAMED))) {
            if (!words.isEmpty()) words.append(", ");
            words.append(word(each, locale));
        }
        return list.size() > NAMED ? words.append(", …").toString() : words.toString();
    }

    private static NumberFormat decimals(Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(20);
        format.setGroupingUsed(false);
        return format;
    }

    private static ResourceBundle bundle(Locale locale) {
        var noFallback = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("dk.stemme.sdc.messages", locale, noFallback);
    }
}
