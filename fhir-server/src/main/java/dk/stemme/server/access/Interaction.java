package dk.stemme.server.access;

import java.util.Arrays;
import java.util.Locale;

/** What can be done with a resource type, by its letter in the rules. The codes are R4's restful interactions. */
public enum Interaction {
    CREATE('c', 'c', "C"),
    READ('r', 'r', "R"),
    UPDATE('u', 'u', "U"),
    DELETE('d', 'd', "D"),
    SEARCH('s', 's', "E"),
    HISTORY('h', 'r', "R"),
    /** An operation, or the work on a Bundle: named in the rules, not lettered. */
    OPERATION('$', 'r', "E");

    final char letter;
    /** The letter that a SMART scope must have for it. */
    final char scope;
    /** AuditEvent.action; a search is an execution (IHE BALP). */
    public final String action;

    Interaction(char letter, char scope, String action) {
        this.letter = letter;
        this.scope = scope;
        this.action = action;
    }

    /** Of R4's code ({@code search-type}, {@code vread}, {@code patch}) or an operation's name ({@code $score}). */
    public static Interaction of(String code) {
        return switch (code.split("-", 2)[0]) {
            case "create" -> CREATE;
            case "read" -> READ;
            case "update", "patch" -> UPDATE;
            case "delete" -> DELETE;
            case "search" -> SEARCH;
            case "history", "vread" -> HISTORY;
            default -> OPERATION;
        };
    }

    static String ofLetter(char letter) {
        return Arrays.stream(values())
                .filter(each -> each.letter == letter)
                .findFirst()
                .orElseThrow()
                .word();
    }

    /** The word by which a rule is found: an operation's own name, else the interaction's. */
    static String word(String code) {
        Interaction interaction = of(code);
        return interaction == OPERATION ? code : interaction.word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
