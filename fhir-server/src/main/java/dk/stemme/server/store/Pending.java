package dk.stemme.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Things a transaction will write, gathered until just before its commit, so that they go in one statement. */
final class Pending {
    private Pending() {}

    /** Only an open transaction can wait. */
    static boolean isPossible() {
        return TransactionSynchronizationManager.isSynchronizationActive();
    }

    /** What waits for this owner in this transaction; what is in it before the commit is handed to {@code write}. */
    static <T> List<T> of(Object owner, Consumer<List<T>> write) {
        if (TransactionSynchronizationManager.getResource(owner) == null) {
            TransactionSynchronizationManager.bindResource(owner, new ArrayList<T>());
            TransactionSynchronizationManager.registerSynchronization(new AtCommit<>(owner, write));
        }
        return peek(owner);
    }

    /** What waits for this owner; empty when nothing does. */
    @SuppressWarnings("unchecked")
    static <T> List<T> peek(Object owner) {
        Object waiting = TransactionSynchronizationManager.getResource(owner);
        return waiting == null ? List.of() : (List<T>) waiting;
    }

    private record AtCommit<T>(Object owner, Consumer<List<T>> write) implements TransactionSynchronization {
        @Override
        public void beforeCommit(boolean readOnly) {
            List<T> waiting = peek(owner);
            if (waiting.isEmpty()) return;
            List<T> all = List.copyOf(waiting);
            waiting.clear();
            write.accept(all);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(owner);
        }
    }
}
