package dk.stemme.server.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The response that results are derived from.
 *
 * @param reference {@code QuestionnaireResponse/…}, or a full URL
 * @param subject {@code Patient/…}, null when it does not say
 * @param authored when it was answered, as the client wrote it
 * @param issued when it was scored
 * @param status of its Observations: preliminary, final or amended
 * @param language that reasons and bands are written in
 */
public record Answered(
        String reference,
        @Nullable String subject,
        String authored,
        Instant issued,
        String status,
        String language,
        @Nullable String encounter,
        @Nullable String side) {}
