package dk.stemme.instruments;

import dk.stemme.scoring.Text;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;

/** Words with their translations, as FHIR carries them. */
final class Texts {
    private Texts() {}

    static Text of(PrimitiveType<?> words) {
        Map<String, String> translations = new HashMap<>();
        for (Extension translation : words.getExtensionsByUrl(Canonicals.TRANSLATION)) {
            Part part = new Part("translation", translation);
            translations.put(part.text("lang"), part.text("content"));
        }
        return new Text(words.getValueAsString(), translations);
    }

    static void translate(PrimitiveType<?> words, String danish) {
        Extension translation = words.addExtension().setUrl(Canonicals.TRANSLATION);
        translation.addExtension("lang", new CodeType("da"));
        translation.addExtension("content", new StringType(danish));
    }
}
