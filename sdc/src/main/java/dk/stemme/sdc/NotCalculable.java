package dk.stemme.sdc;

import java.util.List;

/** Why an expression cannot be used, or came to no value: the key of its message and what that speaks of. */
final class NotCalculable extends RuntimeException {

    final transient String key;
    final transient List<Object> arguments;

    NotCalculable(String key, Object... arguments) {
        super(key, null, false, false);
        this.key = key;
        this.arguments = List.of(arguments);
    }
}
