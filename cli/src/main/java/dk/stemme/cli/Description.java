package dk.stemme.cli;

import dk.stemme.instruments.Canonicals;
import dk.stemme.instruments.InstrumentReader;
import dk.stemme.instruments.Texts;
import dk.stemme.scoring.Band;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.Item;
import dk.stemme.scoring.Range;
import dk.stemme.scoring.ScoreDefinition;
import dk.stemme.scoring.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ObservationDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.jspecify.annotations.Nullable;

/** A form told in words: its items and its scores. */
final class Description {
    private final Form form;
    private final Instrument instrument;
    private final Locale reader;
    private final StringBuilder words = new StringBuilder();

    private Description(Form form, Locale reader) {
        this.form = form;
        this.instrument = form.instrument();
        this.reader = reader;
    }

    static String of(Form form, Locale reader) {
        Description description = new Description(form, reader);
        description.head();
        description.line("%n%s", description.say("Items", "Spørgsmål"));
        description.items();
        description.line("%n%s", description.say("Scores", "Scorer"));
        description.instrument.scores().forEach(description::score);
        return description.words.toString();
    }

    private void head() {
        Questionnaire questionnaire = form.questionnaire();
        if (questionnaire.hasTitle()) line("%s", in(Texts.of(questionnaire.getTitleElement())));
        line("%s|%s", instrument.id(), instrument.version());
        if (questionnaire.hasDescription()) line("%s", in(Texts.of(questionnaire.getDescriptionElement())));
        if (questionnaire.hasCopyright()) line("%s", questionnaire.getCopyright());
    }

    private void items() {
        Map<String, QuestionnaireItemComponent> questions = all(form.questionnaire()
                        .getItem())
                .collect(Collectors.toMap(QuestionnaireItemComponent::getLinkId, item -> item, (first, same) -> first));
        Map<String, List<String>> notRelevant = InstrumentReader.notRelevant(form.questionnaire());
        for (Item item : instrument.items()) {
            QuestionnaireItemComponent question = questions.get(item.id());
            line("  %-12s %s", item.id(), question.hasText() ? in(Texts.of(question.getTextElement())) : "");
            String allowed = question.hasAnswerOption()
                    ? question.getAnswerOption().stream().map(this::option).collect(Collectors.joining(", "))
                    : new Question(item, 0, notRelevant.getOrDefault(item.id(), List.of()), Blank.NONE, false)
                            .allowed();
            line("  %-12s %s", "", allowed);
        }
    }

    private static Stream<QuestionnaireItemComponent> all(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), all(item.getItem())));
    }

    private String option(QuestionnaireItemAnswerOptionComponent option) {
        Optional<String> number = InstrumentReader.number(option).map(Numbers::text);
        if (!option.hasValueCoding())
            return number.orElseGet(() -> option.getValue().primitiveValue());
        Coding coding = option.getValueCoding();
        String answer = number.orElseGet(coding::getCode);
        return coding.hasDisplay() ? answer + " = " + in(Texts.of(coding.getDisplayElement())) : answer;
    }

    private void score(ScoreDefinition score) {
        ObservationDefinition resource = resource(score);
        line("  %s", score.isResult() ? ScoreColumn.name(score, instrument) : score.code());
        line(
                "    %s",
                Stream.of(title(resource), range(score), standing(score))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; ")));
        line("    = %s", in(score.formula().inWords()));
        line("    %s: %s", say("needs", "kræver"), in(score.missing().inWords()));
        for (int i = 0; i < score.bands().size(); i++) {
            boolean last = i == score.bands().size() - 1;
            line(
                    "    %s",
                    band(score.bands().get(i), last, bandSources(resource).get(i)));
        }
        Extension scoring = resource.getExtensionByUrl(Canonicals.SCORING);
        line("    %s: %s", say("source", "kilde"), texts(scoring, "source"));
        if (scoring.hasExtension("confirmed"))
            line("    %s: %s", say("how sure", "hvor sikkert"), texts(scoring, "confirmed"));
    }

    private String title(ObservationDefinition resource) {
        return resource.getCode().getCodingFirstRep().hasDisplay()
                ? in(Texts.of(resource.getCode().getCodingFirstRep().getDisplayElement()))
                : "";
    }

    private String range(ScoreDefinition score) {
        Range range = score.range();
        if (range == null) return "";
        String ends = say("%s to %s", "%s til %s", Numbers.text(range.low()), Numbers.text(range.high()));
        if (score.direction() == null) return ends;
        return ends
                + switch (score.direction()) {
                    case HIGHER_BETTER -> say(", higher is better", ", højere er bedre");
                    case HIGHER_WORSE -> say(", higher is worse", ", højere er værre");
                };
    }

    private String standing(ScoreDefinition score) {
        return switch (score.standing()) {
            case VERIFIED -> "";
            case UNVERIFIED -> say("unverified", "ubekræftet");
            case STEP -> say("only a step on the way to other scores", "kun et trin på vej til andre scorer");
        };
    }

    private String band(Band band, boolean last, @Nullable String source) {
        String low = Numbers.text(band.low());
        String high = Numbers.text(band.high());
        String ends = band.low() == band.high()
                ? low
                : last ? say("%s to %s", "%s til %s", low, high) : say("%s to below %s", "%s til under %s", low, high);
        return "%s: %s%s".formatted(ends, in(band.display()), source == null ? "" : " (" + source + ")");
    }

    /** One per band, in their order; null where a band names none. */
    private static List<@Nullable String> bandSources(ObservationDefinition resource) {
        return resource.getQualifiedInterval().stream()
                .filter(interval -> interval.getCategory() == ObservationDefinition.ObservationRangeCategory.REFERENCE)
                .filter(interval -> interval.hasExtension(Canonicals.BAND))
                .map(interval -> interval.getExtensionByUrl(Canonicals.BAND).getExtensionString("source"))
                .collect(Collectors.toList());
    }

    private ObservationDefinition resource(ScoreDefinition score) {
        return form.definitions().stream()
                .filter(resource -> score.canonical().equals(InstrumentReader.canonical(resource)))
                .findFirst()
                .orElseThrow();
    }

    private static String texts(Extension scoring, String name) {
        return scoring.getExtensionsByUrl(name).stream()
                .map(extension -> extension.getValue().primitiveValue())
                .collect(Collectors.joining("; "));
    }

    private String in(Text text) {
        return text.in(reader);
    }

    private String say(String english, String danish, Object... arguments) {
        return Text.of(english, danish).in(reader).formatted(arguments);
    }

    private void line(String format, Object... arguments) {
        words.append((format + "%n").formatted(arguments));
    }
}
