package dk.stemme.sdc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * Makes resources of a response (SDC 4.0.0, Form Data Extraction): Observations of coded questions, copies of the
 * templates that the questionnaire contains, and what items' definitions say. Made once per questionnaire; immutable and thread-safe.
 */
public final class Extractor {

    private static final Extractor NOTHING = new Extractor(new Questionnaire(), false);

    private final Questionnaire questionnaire;
    private final boolean extracts;
    private final Map<String, Expression> expressions = new ConcurrentHashMap<>();

    private Extractor(Questionnaire questionnaire, boolean extracts) {
        this.questionnaire = questionnaire;
        this.extracts = extracts;
    }

    /** Copied from, never kept. */
    public static Extractor of(Questionnaire questionnaire) {
        return Extracts.marks(questionnaire) ? new Extractor(questionnaire.copy(), true) : NOTHING;
    }

    /** Whether responses can give nothing at all. */
    public boolean isEmpty() {
        return !extracts;
    }

    /**
     * The resources that a response gives. Its answers must be checked, and those of items that are not enabled be gone
     * ({@link Form#prune}).
     *
     * @param locale language of the problems: Danish ({@code da}), English for any other
     */
    public Extraction extract(QuestionnaireResponse response, Locale locale) {
        var remarks = new Remarks();
        List<BundleEntryComponent> entries = new ArrayList<>();
        if (extracts) {
            var seed = seed(response);
            var names = Names.of(response, questionnaire, this::read);
            new Extracting(entries, remarks, key -> id(seed, key)).all(questionnaire, names);
        }
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.setEntry(entries);
        return new Extraction(bundle, remarks.in(locale));
    }

    private Expression read(String text) {
        return expressions.computeIfAbsent(text, ExpressionReader::read);
    }

    /** Of what has no id of its own, the content tells it apart. */
    private static String seed(QuestionnaireResponse response) {
        if (response.hasIdElement()) return response.getIdElement().getIdPart();
        if (response.hasIdentifier())
            return response.getIdentifier().getSystem() + "|"
                    + response.getIdentifier().getValue();
        return UUID.randomUUID().toString();
    }

    private static UUID id(String seed, String key) {
        return UUID.nameUUIDFromBytes((seed + "#" + key).getBytes(StandardCharsets.UTF_8));
    }
}
