package dk.stemme.server.exchange.cds;

import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of a card, in Danish unless the client asks for English first. */
record Words(String language, ResourceBundle texts) {

    static Words in(Locale asked) {
        String language = asked.getLanguage().equals("en") ? "en" : "da";
        return new Words(
                language,
                ResourceBundle.getBundle(
                        "dk.stemme.server.exchange.cds.card",
                        Locale.forLanguageTag(language),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String of(String key) {
        return texts.getString(key);
    }
}
