package dk.stemme.instruments;

import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.ObservationDefinition.ObservationDataType;
import org.hl7.fhir.r4.model.ObservationDefinition.ObservationRangeCategory;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** The scores of an item bank that comes with Stemme: θ, and the same as a T-score (mean 50, standard deviation 10). */
final class BankScores {
    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category";

    private BankScores() {}

    /** Lists them in the bank, and gives them. */
    static List<ObservationDefinition> of(String name, Questionnaire bank) {
        List<ObservationDefinition> scores = List.of(
                score(name + "-theta", "Score (theta)", "{score}", 1, 0),
                score(name + "-t-score", "T-score", "{Tscore}", 10, 50));
        scores.forEach(score ->
                bank.addExtension(Canonicals.SCORE_DEFINITION, new CanonicalType(InstrumentReader.canonical(score))));
        return scores;
    }

    private static ObservationDefinition score(String code, String title, String unit, int factor, int offset) {
        ObservationDefinition score = new ObservationDefinition();
        score.setId(code + "-1.0.0");
        score.setLanguage("en");
        score.addExtension(Canonicals.DEFINITION_URL, new UriType(Canonicals.BASE + "/ObservationDefinition/" + code));
        score.addExtension(Canonicals.DEFINITION_VERSION, new StringType("1.0.0"));
        score.addExtension(Canonicals.DEFINITION_STATUS, new CodeType("active"));
        score.addExtension(scoring(factor, offset));
        score.addCategory().addCoding(new Coding(CATEGORIES, "survey", null));
        Coding coding = score.getCode().addCoding();
        coding.setSystem(Canonicals.SCORES).setCode(code).setDisplay(title);
        Texts.translate(coding.getDisplayElement(), title);
        score.addPermittedDataType(ObservationDataType.QUANTITY);
        score.getQuantitativeDetails().getUnit().addCoding(new Coding("http://unitsofmeasure.org", unit, null));
        var range = score.addQualifiedInterval()
                .setCategory(ObservationRangeCategory.ABSOLUTE)
                .getRange();
        range.getLow().setValue(offset - 6 * factor);
        range.getHigh().setValue(offset + 6 * factor);
        return score;
    }

    private static Extension scoring(int factor, int offset) {
        Extension scoring = new Extension(Canonicals.SCORING);
        scoring.addExtension("rule", new CodeType("trait"));
        scoring.addExtension("factor", new DecimalType(BigDecimal.valueOf(factor)));
        scoring.addExtension("offset", new DecimalType(BigDecimal.valueOf(offset)));
        scoring.addExtension("missing", new CodeType("any"));
        scoring.addExtension("direction", new CodeType("higher-worse"));
        scoring.addExtension("source", new StringType("R: mirt, catR"));
        scoring.addExtension("confirmed", new StringType("catR"));
        return scoring;
    }
}
