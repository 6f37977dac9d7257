package dk.stemme.server.response;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The ids of what is derived from a response: the same again when it is scored anew. */
final class ResultIds {
    static final String ATTENTION = "attention";
    static final String FLAG = "flag";
    private static final int LONGEST = 64;

    private ResultIds() {}

    /** The response's id and the score's, as far as FHIR's id allows (64 of A–Z a–z 0–9 - .); else a hash of both. */
    static String of(String response, String score) {
        String id = response + "." + score.substring(score.indexOf('-') + 1).replace('_', '-');
        if (id.length() <= LONGEST) return id;
        return UUID.nameUUIDFromBytes((response + "/" + score).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
