package dk.stemme.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Questions of different parts that go to the database as one statement, for the sake of the way there and back. Each
 * selects one column, an array of texts.
 */
public final class Questions {
    private record Question<T>(Function<List<@Nullable String[]>, T> reader, Reply<T> reply) {
        void take(List<@Nullable String[]> rows) {
            reply.answer = reader.apply(rows);
        }
    }

    private static final class Reply<T> implements Supplier<T> {
        private @Nullable T answer;

        @Override
        public T get() {
            return Objects.requireNonNull(answer, "not asked yet");
        }
    }

    private final JdbcTemplate jdbc;
    private final List<Question<?>> questions = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    public Questions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param reader makes the answer of the rows, in no particular order
     * @return what has the answer after {@link #ask()}
     */
    public <T> Supplier<T> add(
            String sql, List<? extends @Nullable Object> values, Function<List<@Nullable String[]>, T> reader) {
        Question<T> question = new Question<>(reader, new Reply<>());
        statements.add("select " + questions.size() + ", q.texts from (" + sql + ") q(texts)");
        questions.add(question);
        this.values.addAll(values);
        return question.reply;
    }

    public void ask() {
        List<List<@Nullable String[]>> answers = new ArrayList<>();
        questions.forEach(question -> answers.add(new ArrayList<>()));
        jdbc.query(String.join("\nunion all ", statements), statement -> Writes.bind(statement, values), row -> {
            answers.get(row.getInt(1)).add((String[]) row.getArray(2).getArray());
        });
        for (int i = 0; i < answers.size(); i++) questions.get(i).take(answers.get(i));
    }
}
