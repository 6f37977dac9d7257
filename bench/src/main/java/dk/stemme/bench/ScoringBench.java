package dk.stemme.bench;

import dk.stemme.scoring.Answers;
import dk.stemme.scoring.ScoreSheet;
import dk.stemme.scoring.Scorer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All scores of one response: PHQ-9 (9 items, 6 scores) and KOOS (42 items, 5 subscales). */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class ScoringBench {
    private final Scorer phq9 = Scorer.of(Sheets.entry("phq9").instrument());
    private final Scorer koos = Scorer.of(Sheets.entry("koos").instrument());
    private final Answers phq9Answers = Sheets.answers(phq9.instrument());
    private final Answers koosAnswers = Sheets.answers(koos.instrument());

    @Benchmark
    public ScoreSheet phq9() {
        return phq9.score(phq9Answers);
    }

    @Benchmark
    public ScoreSheet koos() {
        return koos.score(koosAnswers);
    }
}
