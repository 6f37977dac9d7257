package dk.stemme.server.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.instruments.Canonicals;
import dk.stemme.scoring.Earlier;
import dk.stemme.scoring.Fired;
import dk.stemme.scoring.Score;
import dk.stemme.server.questionnaire.ScoreCode;
import dk.stemme.server.store.Json;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** Writes scores and findings as FHIR Observations (shapes in docs: "Score Observation", "Thresholds and colours"). */
public final class Observations {
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String COMPONENTS = Canonicals.codeSystem("score-component");
    private static final String KINDS = Canonicals.codeSystem("observation-kind");

    private final Answered answered;
    private final Map<String, ScoreCode> codes;
    private final Locale language;

    public Observations(Answered answered, Map<String, ScoreCode> codes) {
        this.answered = answered;
        this.codes = codes;
        this.language = Locale.forLanguageTag(answered.language());
    }

    /** One score: its value, or why there is none. */
    public ObjectNode score(Score score, Earlier earlier) {
        ObjectNode observation = start(score.definition().canonical(), "score-definition");
        code(score).put(observation.putObject("code"), language);
        reference(observation);
        outcome(observation, score);
        if (score instanceof Score.Value value) reading(observation, value);
        ArrayNode components = observation.putArray("component");
        component(components, "answered").put("valueInteger", score.answered());
        component(components, "items").put("valueInteger", score.items());
        if (score instanceof Score.Value value && !Double.isNaN(value.standardError()))
            component(
                    components,
                    "standard-error",
                    number(value.standardError()),
                    code(score).unit());
        change(components, "change-baseline", earlier.changeSinceBaseline(score));
        change(components, "change-last", earlier.changeSinceLast(score));
        return observation;
    }

    /** What was found in the response: the worst colour, every reason, and by which rules. */
    public ObjectNode finding(Finding finding) {
        ObjectNode observation = start(finding.questionnaire(), "questionnaire");
        ArrayNode extensions = observation.withArray("extension");
        String ruleSet = finding.verdict().ruleSet();
        if (ruleSet != null) extension(extensions, "rule-set").put("valueCanonical", ruleSet);
        finding.fired().forEach(fired -> extension(extensions, "rule").put("valueString", fired.rule()));
        coding(observation.putObject("code"), KINDS, "attention");
        reference(observation);
        finding.scores()
                .forEach(id -> observation.withArray("derivedFrom").addObject().put("reference", "Observation/" + id));
        String colour = finding.colour().name().toLowerCase(Locale.ROOT);
        coding(observation.putObject("valueCodeableConcept"), Canonicals.ATTENTION, colour);
        finding.fired()
                .forEach(fired -> observation.withArray("note").addObject().put("text", note(fired)));
        return observation;
    }

    private ScoreCode code(Score score) {
        return Objects.requireNonNull(codes.get(score.code()));
    }

    private String note(Fired fired) {
        return fired.reason().in(language) + " — " + fired.action().in(language);
    }

    private static ObjectNode start(String canonical, String extension) {
        ObjectNode observation = Json.object().put("resourceType", "Observation");
        extension(observation.putArray("extension"), extension).put("valueCanonical", canonical);
        return observation;
    }

    private static ObjectNode extension(ArrayNode extensions, String name) {
        return extensions.addObject().put("url", Canonicals.extension(name));
    }

    private void reference(ObjectNode observation) {
        observation.put("status", answered.status());
        coding(observation.putArray("category").addObject(), CATEGORY, "survey");
        if (answered.subject() != null) observation.putObject("subject").put("reference", answered.subject());
        if (answered.encounter() != null) observation.putObject("encounter").put("reference", answered.encounter());
        observation.put("effectiveDateTime", answered.authored());
        observation.put("issued", answered.issued().toString());
        if (answered.side() != null)
            coding(observation.putObject("bodySite"), Canonicals.codeSystem("side"), answered.side());
        observation.putArray("derivedFrom").addObject().put("reference", answered.reference());
    }

    private void outcome(ObjectNode observation, Score score) {
        if (score instanceof Score.Value value) {
            quantity(
                    observation.putObject("valueQuantity"),
                    number(value.value()),
                    code(score).unit());
        } else if (score instanceof Score.Flag flag) {
            observation.put("valueBoolean", flag.value());
        } else if (score instanceof Score.Profile profile) {
            observation.put("valueString", profile.text());
        } else if (score instanceof Score.Missing missing) {
            ObjectNode reason = observation.putObject("dataAbsentReason");
            coding(reason, ABSENT, "not-performed");
            reason.put("text", missing.reason().text(language));
        }
    }

    private void reading(ObjectNode observation, Score.Value score) {
        if (score.band() != null) {
            ObjectNode interpretation = observation.putArray("interpretation").addObject();
            coding(interpretation, Canonicals.BANDS, score.band().code());
            interpretation.put("text", score.band().display().in(language));
        }
        if (score.definition().bands().isEmpty()) return;
        ArrayNode ranges = observation.putArray("referenceRange");
        String unit = code(score).unit();
        score.definition().bands().forEach(band -> {
            ObjectNode range = ranges.addObject();
            quantity(range.putObject("low"), number(band.low()), unit);
            quantity(range.putObject("high"), number(band.high()), unit);
            range.put("text", band.display().in(language));
        });
    }

    private static void change(ArrayNode components, String code, OptionalDouble change) {
        change.ifPresent(value -> component(components, code, number(value), "{score}"));
    }

    private static ObjectNode component(ArrayNode components, String code) {
        ObjectNode component = components.addObject();
        coding(component.putObject("code"), COMPONENTS, code);
        return component;
    }

    private static void component(ArrayNode components, String code, BigDecimal value, String unit) {
        quantity(component(components, code).putObject("valueQuantity"), value, unit);
    }

    static void quantity(ObjectNode quantity, BigDecimal value, String unit) {
        quantity.put("value", value).put("unit", unit).put("system", UCUM).put("code", unit);
    }

    static void coding(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
    }

    /** Without noise: 66.6666666667, 0.928, 17. */
    private static BigDecimal number(double value) {
        BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
