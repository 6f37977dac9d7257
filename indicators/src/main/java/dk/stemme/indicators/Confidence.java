package dk.stemme.indicators;

/** A two-sided level of confidence with its quantile of the standard normal distribution. */
public enum Confidence {
    /** 95 %, the level of every interval shown beside a figure. */
    P95(0.95, 1.959963984540054),
    /** 99.8 %, the outer limit of a funnel plot, about three standard deviations. */
    P998(0.998, 3.090232306167813);

    private final double level;
    private final double z;

    Confidence(double level, double z) {
        this.level = level;
        this.z = z;
    }

    /** Half of what lies outside: 0.025 for 95 %. */
    double tail() {
        return (1 - level) / 2;
    }

    /** How many standard errors the interval reaches to either side: 1.96 for 95 %. */
    public double z() {
        return z;
    }
}
