package dk.stemme.cli;

import dk.stemme.scoring.Band;
import dk.stemme.scoring.Instrument;
import dk.stemme.scoring.Reason;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.ScoreDefinition;
import dk.stemme.scoring.Table;
import dk.stemme.scoring.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A column of results.
 *
 * @param score which of the sheet's scores it tells of
 */
record ScoreColumn(String name, int score, Function<Score, String> text) {
    private static final Text SEE_ERROR = Text.of("see error", "se error");

    /** What is told besides the scores. */
    record Detail(boolean bands, boolean reasons, Locale language) {}

    /** The columns of an instrument, score by score. */
    static List<ScoreColumn> of(Instrument instrument, Detail detail) {
        List<ScoreDefinition> results =
                instrument.scores().stream().filter(ScoreDefinition::isResult).toList();
        List<ScoreColumn> columns = new ArrayList<>();
        Map<Reason, String> told = new HashMap<>();
        for (int i = 0; i < results.size(); i++) {
            ScoreDefinition definition = results.get(i);
            String name = name(definition, instrument);
            columns.add(new ScoreColumn(name, i, ScoreColumn::value));
            if (hasError(definition)) columns.add(new ScoreColumn(name + "_se", i, ScoreColumn::error));
            if (detail.bands() && !definition.bands().isEmpty())
                columns.add(new ScoreColumn(name + "_band", i, score -> band(score, detail.language())));
            if (detail.reasons())
                columns.add(new ScoreColumn(name + "_reason", i, score -> reason(score, detail.language(), told)));
        }
        return columns;
    }

    /** The score's code without the instrument in front. */
    static String name(ScoreDefinition definition, Instrument instrument) {
        String prefix = instrument.id() + "-";
        String code = definition.code();
        return code.startsWith(prefix) ? code.substring(prefix.length()) : code;
    }

    private static boolean hasError(ScoreDefinition definition) {
        return definition.formula() instanceof Table table
                && table.rows().stream().anyMatch(row -> !Double.isNaN(row.standardError()));
    }

    private static String value(Score score) {
        if (score instanceof Score.Value value) return Numbers.text(value.value());
        if (score instanceof Score.Flag flag) return Boolean.toString(flag.value());
        return score instanceof Score.Profile profile ? profile.text() : "";
    }

    private static String error(Score score) {
        return score instanceof Score.Value value && !Double.isNaN(value.standardError())
                ? Numbers.text(value.standardError())
                : "";
    }

    private static String band(Score score, Locale language) {
        if (!(score instanceof Score.Value value)) return "";
        Band band = value.band();
        return band == null ? "" : band.display().in(language);
    }

    /** @param told the few reasons there are, each put into words once */
    private static String reason(Score score, Locale language, Map<Reason, String> told) {
        if (!(score instanceof Score.Missing missing)) return "";
        if (missing.reason() instanceof Reason.OutOfRange) return SEE_ERROR.in(language);
        return told.computeIfAbsent(missing.reason(), reason -> reason.text(language));
    }
}
