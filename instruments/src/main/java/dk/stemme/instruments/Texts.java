package dk.stemme.instruments;

import dk.stemme.scoring.Text;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;

/** Words with their translations, as FHIR carries them. */
public final class Texts {
    private Texts() {}

    /** The words of an element that has some. */
    public static Text of(PrimitiveType<?> words) {
        Map<String, String> translations = new HashMap<>();
        for (Extension translation : words.getExtensionsByUrl(Canonicals.TRANSLATION)) {
            Part part = new Part("translation", translation);
            translations.put(part.text("lang"), part.text("content"));
        }
        return new Text(words.getValueAsString(), translations);
    }

    static void translate(PrimitiveType<?> words, String danish) {
        translate(words, "da", danish);
    }

    /** In place of the translation into the same language, if there is one. */
    static void translate(PrimitiveType<?> words, String language, String text) {
        words.getExtension().removeIf(extension -> isTranslation(extension, language));
        Extension translation = words.addExtension().setUrl(Canonicals.TRANSLATION);
        translation.addExtension("lang", new CodeType(language));
        translation.addExtension("content", new StringType(text));
    }

    private static boolean isTranslation(Extension extension, String language) {
        return Canonicals.TRANSLATION.equals(extension.getUrl())
                && language.equals(extension.getExtensionString("lang"));
    }
}
