package dk.stemme.bench;

import dk.stemme.indicators.Chart;
import dk.stemme.indicators.Mean;
import dk.stemme.indicators.Moments;
import java.util.Optional;
import java.util.Random;
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

/** A run chart of two years, and the figures of a department with a thousand KOOS scores. */
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
}
