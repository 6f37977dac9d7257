package dk.stemme.scoring.change;

import dk.stemme.scoring.Text;
import java.util.OptionalDouble;

/**
 * How much two measurements of an unchanged person differ: the standard error that a change is divided by to give the
 * reliable change index. The variants are known by their authors, and differ.
 */
public sealed interface ErrorOfDifference {

    /** The standard error of the difference, in points of the score; empty if these two values do not tell. */
    OptionalDouble between(Measured before, Measured after);

    /** Which variant it is. */
    Text name();

    /**
     * From the spread before and the reliability: {@code SD1·√(1−r)·√2}. Jacobson and Truax (1991), J Consult Clin Psychol
     * 59:12-19; the √2 after Christensen and Mendoza (1986), Behavior Therapy 17:305-308.
     *
     * @param sd standard deviation before
     * @param reliability test-retest, or internal consistency; from 0 to below 1
     */
    record JacobsonTruax(double sd, double reliability) implements ErrorOfDifference {
        public JacobsonTruax {
            Check.positive(sd, "error.sd");
            Check.correlation(reliability, "error.reliability");
        }

        /** The standard error of one measurement. */
        public double ofMeasurement() {
            return sd * Math.sqrt(1 - reliability);
        }

        /** The standard error of the difference. */
        public double ofDifference() {
            return ofMeasurement() * Math.sqrt(2);
        }

        @Override
        public OptionalDouble between(Measured before, Measured after) {
            return OptionalDouble.of(ofDifference());
        }

        @Override
        public Text name() {
            return Text.of("Jacobson & Truax 1991");
        }
    }

    /**
     * The same where the spread differs before and after: {@code √((SD1² + SD2²)(1−r))}. The third error compared, and
     * preferred, by Maassen (2004), J Int Neuropsychol Soc 10:888-893; also Iverson (2001), Arch Clin Neuropsychol
     * 16:183-191. With SD1 = SD2 it is Jacobson and Truax's.
     *
     * @param reliability test-retest; from 0 to below 1
     */
    record Maassen(double sdBefore, double sdAfter, double reliability) implements ErrorOfDifference {
        public Maassen {
            Check.positive(sdBefore, "error.sdBefore");
            Check.positive(sdAfter, "error.sdAfter");
            Check.correlation(reliability, "error.reliability");
        }

        @Override
        public OptionalDouble between(Measured before, Measured after) {
            return OptionalDouble.of(Math.hypot(sdBefore, sdAfter) * Math.sqrt(1 - reliability));
        }

        @Override
        public Text name() {
            return Text.of("Maassen 2004");
        }
    }

    /**
     * The standard deviation of the differences in people who did not change:
     * {@code √(SD1² + SD2² − 2·r·SD1·SD2)}. Christensen and Mendoza (1986), Behavior Therapy 17:305-308; used by Temkin et
     * al. (1999), J Int Neuropsychol Soc 5:357-369, there with a correction for practice that is not made here.
     *
     * @param correlation of the two measurements; from 0 to below 1
     */
    record ChristensenMendoza(double sdBefore, double sdAfter, double correlation) implements ErrorOfDifference {
        public ChristensenMendoza {
            Check.positive(sdBefore, "error.sdBefore");
            Check.positive(sdAfter, "error.sdAfter");
            Check.correlation(correlation, "error.correlation");
        }

        @Override
        public OptionalDouble between(Measured before, Measured after) {
            double covariance = correlation * sdBefore * sdAfter;
            return OptionalDouble.of(Math.sqrt(sdBefore * sdBefore + sdAfter * sdAfter - 2 * covariance));
        }

        @Override
        public Text name() {
            return Text.of("Christensen & Mendoza 1986");
        }
    }

    /** From each value's own standard error, as IRT scores have one: {@code √(se1² + se2²)}. */
    record OwnErrors() implements ErrorOfDifference {
        @Override
        public OptionalDouble between(Measured before, Measured after) {
            if (before.standardError().isEmpty() || after.standardError().isEmpty()) return OptionalDouble.empty();
            return OptionalDouble.of(Math.hypot(
                    before.standardError().getAsDouble(), after.standardError().getAsDouble()));
        }

        @Override
        public Text name() {
            return Text.of("the scores' own standard errors", "scorernes egne standardfejl");
        }
    }
}
