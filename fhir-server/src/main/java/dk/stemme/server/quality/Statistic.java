package dk.stemme.server.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.stemme.instruments.Canonicals;

/**
 * What an aggregate says beside its headline, as components (R4 Observation/$stats, measure-population, and our own).
 *
 * <p>Median, minimum and maximum are left out on purpose: each is the score of one or two persons, and none of them can
 * be added up over units. Sum and sum of squares tell no more than mean and standard deviation do.
 */
enum Statistic {
    /** Not a component but the value itself. */
    HEADLINE("", "", ""),
    COUNT(System.STATISTICS, "count", "Count"),
    STD_DEV(System.STATISTICS, "std-dev", "Standard Deviation"),
    SUM(System.STATISTICS, "sum", "Sum"),
    SUM_OF_SQUARES(System.OURS, "sum-of-squares", "Sum of squares"),
    CI95(System.OURS, "ci95", "95 % confidence interval"),
    NUMERATOR(System.POPULATION, "numerator", "Numerator"),
    DENOMINATOR(System.POPULATION, "denominator", "Denominator"),
    INVITED(System.OURS, "invited", "Invited"),
    RESPONSE_RATE(System.OURS, "response-rate", "Response rate"),
    COMPLETENESS(System.OURS, "completeness", "Completeness (calculable scores / answered)");

    /** Where the codes come from. */
    static final class System {
        static final String POPULATION = "http://terminology.hl7.org/CodeSystem/measure-population";
        static final String STATISTICS = "http://terminology.hl7.org/CodeSystem/observation-statistics";
        static final String OURS = Canonicals.codeSystem("aggregate-part");

        private System() {}
    }

    private final String system;
    private final String code;
    private final String display;

    Statistic(String system, String code, String display) {
        this.system = system;
        this.code = code;
        this.display = display;
    }

    /** Whether it tells of those invited rather than of the scores. */
    boolean isOfResponses() {
        return this == INVITED || this == RESPONSE_RATE;
    }

    /** Puts its code into a component. */
    void code(ObjectNode component) {
        component
                .putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code)
                .put("display", display);
    }
}
