package dk.stemme.cli;

import de.siegmar.fastcsv.reader.CsvRecord;
import dk.stemme.scoring.Answer;
import dk.stemme.scoring.Answers;
import dk.stemme.scoring.Score;
import dk.stemme.scoring.Scorer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns rows of answers into rows of scores: the id, what is kept, the scores, and what was wrong. */
final class RowScorer {
    private final Layout layout;
    private final Scorer scorer;
    private final List<ScoreColumn> columns;
    private final @Nullable Ids ids;
    private long rows;

    /** @param ids null if the same id may come again, or there are no ids */
    RowScorer(Layout layout, Scorer scorer, List<ScoreColumn> columns, @Nullable Ids ids) {
        this.layout = layout;
        this.scorer = scorer;
        this.columns = columns;
        this.ids = ids;
    }

    /** The names of the columns, the last of which is {@code error}. */
    List<String> header() {
        return Stream.of(layout.leading().stream(), columns.stream().map(ScoreColumn::name), Stream.of("error"))
                .flatMap(part -> part)
                .toList();
    }

    /** One row; its last cell is empty if nothing was wrong. */
    String[] score(CsvRecord row) {
        rows++;
        Faults faults = new Faults();
        String[] cells = new String[2 + layout.kept().size() + columns.size()];
        cells[0] = layout.id() < 0 ? Long.toString(rows) : cell(row, layout.id());
        int at = 1;
        for (int kept : layout.kept()) cells[at++] = cell(row, kept);
        if (ids != null) ids.check(cells[0], row.getStartingLineNumber(), faults);
        if (row.getFieldCount() == layout.width()) scores(row, cells, at, faults);
        else faults.add(wrongWidth(row));
        cells[cells.length - 1] = faults.text();
        return cells;
    }

    private void scores(CsvRecord row, String[] cells, int from, Faults faults) {
        List<Score> scores = scorer.score(answers(row, faults)).scores();
        for (int i = 0; i < columns.size(); i++) {
            ScoreColumn column = columns.get(i);
            cells[from + i] = column.text().apply(scores.get(column.score()));
        }
    }

    private Answers answers(CsvRecord row, Faults faults) {
        Map<String, Answer> answers = new HashMap<>(2 * layout.questions().size());
        for (Question question : layout.questions())
            answers.put(question.item().id(), question.read(row.getField(question.cell()), faults));
        return Answers.of(answers);
    }

    /** A quote that is never closed swallows the lines below; then they are told to be there. */
    private String wrongWidth(CsvRecord row) {
        String width = "%d cells where the header has %d".formatted(row.getFieldCount(), layout.width());
        long breaks = row.getFields().stream()
                .flatMapToInt(cell -> cell.stripTrailing().chars())
                .filter(c -> c == '\n')
                .count();
        if (breaks == 0) return width;
        long line = row.getStartingLineNumber();
        return "%s; lines %d to %d were read as one row: is a quote not closed?".formatted(width, line, line + breaks);
    }

    private static String cell(CsvRecord row, int at) {
        return at < row.getFieldCount() ? row.getField(at) : "";
    }
}
