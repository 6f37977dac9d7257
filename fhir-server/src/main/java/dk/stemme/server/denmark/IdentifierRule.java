package dk.stemme.server.denmark;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.jspecify.annotations.Nullable;

/** The identifiers that HL7 Denmark's dk-core knows, what is wrong about a value, and what is only odd. */
enum IdentifierRule {
    CPR(
            Cpr.SYSTEM,
            Cpr::matches,
            "This is no CPR number: ten digits without hyphen are expected, beginning with a day and a month."
                    + " / Dette er ikke et CPR-nummer: ti cifre uden bindestreg, der begynder med dag og måned.",
            Cpr::hasRealDay,
            "The CPR number begins with a date that does not exist."
                    + " / CPR-nummeret begynder med en dato, der ikke findes."),
    NATIONAL_REPLACEMENT(
            "urn:oid:1.2.208.176.1.6.1.1",
            Cpr::matchesNational,
            "This is no national replacement CPR number (X-eCPR), such as 010190 1AB2 without the space."
                    + " / Dette er ikke et nationalt erstatnings-CPR-nummer (X-eCPR)."),
    REGIONAL_REPLACEMENT(
            "urn:oid:1.2.208.176.1.6.1.3",
            Cpr::matchesRegional,
            "This is no regional replacement CPR number (D-eCPR), such as 010190 0AB2 without the space."
                    + " / Dette er ikke et regionalt erstatnings-CPR-nummer (D-eCPR)."),
    SOR(
            "urn:oid:1.2.208.176.1.1",
            value -> value.matches("\\d{11,}"),
            "A SOR number has at least 11 digits. / Et SOR-nummer har mindst 11 cifre.",
            CheckDigit::verhoeff,
            "The check digit of the SOR number does not fit. / SOR-nummerets kontrolciffer passer ikke."),
    PROVIDER_NUMBER(
            "urn:oid:1.2.208.176.1.4",
            value -> value.matches("\\d{6}"),
            "A provider number (ydernummer) has 6 digits. / Et ydernummer har 6 cifre."),
    GLN(
            "http://www.gs1.org/gln",
            value -> value.matches("\\d{13}") && CheckDigit.gs1(value),
            "A GLN has 13 digits, the last of which checks the others."
                    + " / Et GLN har 13 cifre, hvor det sidste er kontrolciffer."),
    CVR(
            "http://cvr.dk",
            value -> value.matches("\\d{8}") && CheckDigit.cvr(value),
            "A CVR number has 8 digits, the last of which checks the others."
                    + " / Et CVR-nummer har 8 cifre, hvor det sidste er kontrolciffer.");

    /** Systems of the regions' own replacement numbers end in the region's arc. */
    private static final String REGIONS = REGIONAL_REPLACEMENT.system + ".";

    private final String system;
    private final Predicate<String> right;
    private final String wrong;
    private final Predicate<String> usual;
    private final String odd;

    IdentifierRule(String system, Predicate<String> right, String wrong) {
        this(system, right, wrong, value -> true, "");
    }

    IdentifierRule(String system, Predicate<String> right, String wrong, Predicate<String> usual, String odd) {
        this.system = system;
        this.right = right;
        this.wrong = wrong;
        this.usual = usual;
        this.odd = odd;
    }

    static Optional<IdentifierRule> of(Identifier identifier) {
        return Arrays.stream(values())
                .filter(rule -> rule.system.equals(identifier.getSystem()) || rule.isOfRegion(identifier.getSystem()))
                .findFirst();
    }

    private boolean isOfRegion(@Nullable String other) {
        return this == REGIONAL_REPLACEMENT && other != null && other.startsWith(REGIONS);
    }

    /** What such a number is used as; null where dk-core says nothing of it. */
    @Nullable
    IdentifierUse use() {
        return switch (this) {
            case NATIONAL_REPLACEMENT, REGIONAL_REPLACEMENT -> IdentifierUse.TEMP;
            case PROVIDER_NUMBER -> null;
            default -> IdentifierUse.OFFICIAL;
        };
    }

    /** What is wrong about the value, never repeating it; null when nothing is. */
    @Nullable
    String error(@Nullable String value) {
        return value != null && right.test(value) ? null : wrong;
    }

    /** What is odd about a value that is not wrong; null when nothing is. */
    @Nullable
    String warning(String value) {
        return usual.test(value) ? null : odd;
    }
}
