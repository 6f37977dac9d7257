package dk.stemme.server.exchange.bulk;

import dk.stemme.server.store.Refusal;
import java.util.concurrent.Semaphore;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** What is sent while it is read, files and tables: each holds a connection of the database, so only a few at a time. */
@Component
public class Downloads {
    private final Semaphore free;

    Downloads(ExportSettings settings) {
        free = new Semaphore(settings.downloads());
    }

    /** @throws Refusal 429 while too many are being sent */
    public void send(Runnable download) {
        if (!free.tryAcquire())
            throw Refusal.of(429, IssueType.THROTTLED, "", "Too many files are being fetched. Try again in a moment.");
        try {
            download.run();
        } finally {
            free.release();
        }
    }
}
