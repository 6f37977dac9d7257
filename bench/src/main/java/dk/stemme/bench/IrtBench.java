package dk.stemme.bench;

import dk.stemme.instruments.BankReader;
import dk.stemme.scoring.irt.AdaptiveTest;
import dk.stemme.scoring.irt.Estimate;
import dk.stemme.scoring.irt.ItemBank;
import dk.stemme.scoring.irt.ResponsePattern;
import dk.stemme.scoring.irt.Selection;
import dk.stemme.scoring.irt.Step;
import dk.stemme.scoring.irt.StopRule;
import dk.stemme.scoring.irt.SumScores;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A person's score on 28 items, and the next of 60 items after four answers; five answers each, 121 points. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class IrtBench {
    private final ItemBank sixty = BankReader.shipped("simulated60").bank();
    private final ItemBank twentyEight = ItemBank.of(sixty.items().subList(0, 28));
    private final ResponsePattern pattern = twentyEight.pattern(answers(28));
    private final Map<String, @Nullable Integer> four = answers(4);
    private final AdaptiveTest byPosterior = test(Selection.POSTERIOR_WEIGHTED_INFORMATION);
    private final AdaptiveTest atEstimate = test(Selection.INFORMATION_AT_ESTIMATE);

    @Benchmark
    public Estimate estimateOf28() {
        return pattern.estimate().orElseThrow();
    }

    @Benchmark
    public Step nextOf60ByPosterior() {
        return byPosterior.next(four);
    }

    @Benchmark
    public Step nextOf60AtEstimate() {
        return atEstimate.next(four);
    }

    @Benchmark
    public SumScores sumTableOf28() {
        return SumScores.of(twentyEight);
    }

    private AdaptiveTest test(Selection selection) {
        return AdaptiveTest.start(sixty, selection, new StopRule.StandardErrorBelow(0.1));
    }

    private Map<String, @Nullable Integer> answers(int count) {
        Map<String, @Nullable Integer> answers = new HashMap<>();
        for (int i = 0; i < count; i++) answers.put(sixty.items().get(i).id(), i % 4);
        return answers;
    }
}
