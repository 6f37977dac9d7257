package dk.stemme.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Acting for a caller where the FHIR servlet does not see it: on another address, or later, when the request is over
 * (a subscription, an export). What is shown that way goes on record as any access does.
 */
public interface OnBehalf {

    /** The name of the current caller. */
    String client();

    /** The current caller's rights, as text to be kept. */
    String mandate();

    /** Runs work with the rights of a mandate: its reach, and what {@link Permission} answers. */
    <T> T of(String mandate, Supplier<T> work);

    /**
     * As {@link #of}, for what leaves in bulk.
     *
     * @param work is given how each resource must be written for this recipient: for research under pseudonyms
     */
    <T> T inBulk(String mandate, Function<UnaryOperator<String>, T> work);

    /** What a mandate's data is used for, and the law it rests on: {@code {"purpose": …, "basis": …}}. */
    ObjectNode terms(String mandate);

    /**
     * Puts on record that the caller was shown these, one access per patient; returns when that is durable. Not to be
     * called with a transaction open.
     *
     * @param operation what they asked for, an operation's name with its dollar sign
     * @param what the request in a line that tells on no person
     */
    void shown(String operation, String what, List<String> patients);
}
