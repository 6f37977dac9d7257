package dk.stemme.instruments;

/** The addresses that Stemme owns, and the few of others that our definitions carry. */
public final class Canonicals {
    /** The base of everything of ours. */
    public static final String BASE = "https://stemme.example/fhir";

    // extensions of ours
    public static final String SCORE_DEFINITION = extension("score-definition");
    public static final String SCORING = extension("scoring");
    public static final String BAND = extension("band");
    public static final String STEP = extension("step");
    public static final String PLACEHOLDER = extension("placeholder");
    public static final String IMPORTANT_CHANGE = extension("important-change");
    public static final String APPLIES_TO = extension("applies-to");
    public static final String APPLIES_TO_PATHWAY = extension("applies-to-pathway");
    public static final String MEASURED_SCORE = extension("measured-score");
    public static final String MEASURED_QUESTIONNAIRE = extension("measured-questionnaire");
    public static final String TRANSLATION_STATUS = extension("translation-status");
    public static final String GRADED_RESPONSE = extension("graded-response");
    public static final String ADAPTIVE_TEST = extension("adaptive-test");

    // code systems of ours
    public static final String SCORES = codeSystem("score");
    public static final String BANDS = codeSystem("band");
    public static final String ATTENTION = codeSystem("attention");
    public static final String QUESTIONNAIRE_KINDS = codeSystem("questionnaire-kind");
    public static final String INDICATORS = codeSystem("indicator");
    public static final String ITEM_ROLES = codeSystem("item-role");

    // extensions of HL7
    public static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";
    public static final String ORDINAL_VALUE = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    public static final String ITEM_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight";
    public static final String MIN_VALUE = "http://hl7.org/fhir/StructureDefinition/minValue";
    public static final String MAX_VALUE = "http://hl7.org/fhir/StructureDefinition/maxValue";

    /** SDC 4.0.0: the questions come one by one, by {@code $next-question}. */
    public static final String ADAPTIVE =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-questionnaireAdaptive";

    /** R4's ObservationDefinition has no url, version and status: R5's elements stand in for them. */
    public static final String DEFINITION_URL = r5("url");

    public static final String DEFINITION_VERSION = r5("version");
    public static final String DEFINITION_STATUS = r5("status");

    private Canonicals() {}

    /** An extension of ours by its short name. */
    public static String extension(String name) {
        return BASE + "/StructureDefinition/" + name;
    }

    /** A code system of ours by its short name. */
    public static String codeSystem(String name) {
        return BASE + "/CodeSystem/" + name;
    }

    private static String r5(String element) {
        return "http://hl7.org/fhir/5.0/StructureDefinition/extension-ObservationDefinition." + element;
    }
}
