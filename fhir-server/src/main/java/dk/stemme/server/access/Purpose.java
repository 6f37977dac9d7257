package dk.stemme.server.access;

import java.util.Arrays;
import java.util.Optional;

/** What data is used for. The codes are HL7's PurposeOfUse (v3-ActReason). */
public enum Purpose {
    /** A person is treated. */
    TREATMENT("TREAT"),
    /** Treatment in an emergency, beyond what the caller otherwise reaches; a reason is given and recorded. */
    BREAK_THE_GLASS("BTG"),
    /** A patient, or who acts for them, uses their own data. */
    OWN("PATRQT"),
    /** An approved quality database is fed, or its figures are read. */
    QUALITY("HQUALIMP"),
    /** Research. */
    RESEARCH("HRESCH"),
    /** The service is run: definitions, units, clients, the audit. */
    OPERATION("HOPERAT"),
    /** Figures for everybody. */
    PUBLIC("PUBHLTH");

    private final String code;

    Purpose(String code) {
        this.code = code;
    }

    /** HL7's code: {@code TREAT}. */
    public String code() {
        return code;
    }

    /**
     * Whether a Consent that names no purpose keeps data from it: treatment and research. The others rest on law that knows
     * of no such objection (sundhedsloven § 196 for quality databases), so a Consent must name them.
     */
    boolean yieldsToConsent() {
        return this == TREATMENT || this == RESEARCH;
    }

    /** Of HL7's code. */
    public static Optional<Purpose> of(Object code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** What a role is here for when nothing else is said. */
    public static Purpose of(Role role) {
        return switch (role) {
            case PATIENT -> OWN;
            case CLINICIAN, SYSTEM -> TREATMENT;
            case QUALITY -> QUALITY;
            case AUTHOR, ADMINISTRATOR -> OPERATION;
        };
    }
}
