package dk.stemme.bench;

import dk.stemme.indicators.Chart;
import dk.stemme.indicators.Mean;
import dk.stemme.indicators.Moments;
import dk.stemme.indicators.group.GroupResult;
import dk.stemme.indicators.group.Hcahps;
import dk.stemme.indicators.group.TopBox;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A run chart of two years, the figures of a department with a thousand KOOS scores, and a composite of a nation's
 * hundred thousand respondents.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class IndicatorsBench {
    private final double[] months = new Random(1).doubles(24, 0, 100).toArray();
    private final double[] scores = new Random(2)
            .ints(1000, 0, 29)
            .mapToDouble(sum -> 100 - 25 * sum / 7.0)
            .toArray();
    private final Moments ward = Moments.of(scores);
    private final Moments otherWard = Moments.of(months);
    private final TopBox nurses = Hcahps.NURSES.topBox();
    private final double[][] nation = nation(new Random(3));

    /** Three answers of 1 to 4 each, every tenth absent. */
    private static double[][] nation(Random random) {
        return Stream.generate(() -> random.ints(3, 0, 40)
                        .mapToDouble(any -> any < 4 ? Double.NaN : 1 + any % 4)
                        .toArray())
                .limit(100_000)
                .toArray(double[][]::new);
    }

    @Benchmark
    public Chart runChart() {
        return Chart.run(months);
    }

    @Benchmark
    public Moments count() {
        return Moments.of(scores);
    }

    @Benchmark
    public Moments merge() {
        return ward.merge(otherWard);
    }

    @Benchmark
    public Optional<Mean> meanWithInterval() {
        return Mean.of(ward);
    }

    @Benchmark
    public GroupResult compositeOfANation() {
        return nurses.of(nation);
    }
}
