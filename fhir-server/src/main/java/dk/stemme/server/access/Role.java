package dk.stemme.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller is here for; what each may do stands in {@code access-rules.txt}. */
public enum Role {
    /** A patient, or a relative on a patient's behalf. */
    PATIENT,
    /** Treats the patients of some units. */
    CLINICIAN,
    /** Sees figures, never a person. */
    QUALITY,
    /** Writes questionnaires and what belongs to them. */
    AUTHOR,
    /** Another system, within the scopes of its token. */
    SYSTEM,
    /** Runs the service: units, clients, the audit; no clinical data. */
    ADMINISTRATOR;

    /** The name in claims, rules and answers: {@code patient}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(Object code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
