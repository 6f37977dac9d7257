package dk.stemme.indicators;

import dk.stemme.indicators.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run or control chart, ready to be drawn: its parts in time order, each judged by itself. */
public record Chart(List<Part> parts) {

    /**
     * A stretch of the series with a centre line of its own.
     *
     * @param first the position of its first point in the series, from 0
     * @param observed its points that count, missing ones among them
     * @param runs what its runs about the centre line tell
     */
    public record Part(int first, List<Plotted> points, int observed, Runs runs) {
        public Part {
            points = List.copyOf(points);
        }
    }

    /**
     * One point as drawn.
     *
     * @param value NaN when missing
     * @param centre the centre line; NaN when no point fixes it
     * @param limits three sigmas about the centre line; null where there are none
     * @param warning two sigmas about the centre line, "95 %"; null where there are none
     */
    public record Plotted(
            double value,
            double centre,
            @Nullable Interval limits,
            @Nullable Interval warning) {

        /** Whether the point lies beyond its limits. */
        public boolean signal() {
            return limits != null && !Double.isNaN(value) && !limits.contains(value);
        }

        private Plotted times(double factor) {
            return new Plotted(
                    value * factor,
                    centre * factor,
                    limits == null ? null : limits.times(factor),
                    warning == null ? null : warning.times(factor));
        }
    }

    public Chart {
        parts = List.copyOf(parts);
    }

    /** The run chart of these values, all one part; NaN is a missing point. */
    public static Chart run(double... values) {
        return of(ChartType.RUN, Series.values(values), Phases.WHOLE);
    }

    /** The chart of this type. */
    public static Chart of(ChartType type, Series series, Phases phases) {
        List<Integer> bounds = new ArrayList<>(phases.breaks());
        bounds.removeIf(bound -> bound >= series.points().size());
        bounds.add(0, 0);
        bounds.add(series.points().size());
        return new Chart(IntStream.range(1, bounds.size())
                .mapToObj(i -> part(type, series, phases, bounds.get(i - 1), bounds.get(i)))
                .toList());
    }

    /** The same chart per hundred, per thousand …: everything drawn is multiplied by a positive factor. */
    public Chart times(double factor) {
        return new Chart(parts.stream()
                .map(part -> new Part(
                        part.first,
                        part.points.stream().map(point -> point.times(factor)).toList(),
                        part.observed,
                        part.runs))
                .toList());
    }

    private static Part part(ChartType type, Series series, Phases phases, int from, int to) {
        int[] counted = IntStream.range(from, to)
                .filter(i -> !phases.excluded().contains(i))
                .toArray();
        List<Point> baseline = IntStream.of(counted)
                .filter(i -> phases.frozen() == 0 || i < phases.frozen())
                .mapToObj(series.points()::get)
                .toList();
        Lines lines = type.lines(baseline);
        double[] values = IntStream.of(counted)
                .mapToDouble(i -> series.points().get(i).value())
                .toArray();
        List<Plotted> points = series.points().subList(from, to).stream()
                .map(point -> plot(point, lines))
                .toList();
        return new Part(from, points, counted.length, Runs.of(values, lines.centre()));
    }

    private static Plotted plot(Point point, Lines lines) {
        return new Plotted(point.value(), lines.centre(), lines.limits(point, 3), lines.limits(point, 2));
    }
}
