package dk.stemme.server.exchange.view;

import com.fasterxml.jackson.databind.JsonNode;
import dk.stemme.server.store.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** The rows of a view on their way out, written while they are made. */
final class Rows {
    /** What is wrong within this much is still refused properly; after it, the answer breaks off. */
    private static final int BUFFER = 1 << 16;

    private static final long TIME = Duration.ofMinutes(10).toNanos();

    private final View view;
    private final Table table;
    private final OutputStream out;
    private final long most;
    private final long end = System.nanoTime() + TIME;
    private long written;

    /** @param most how many rows may be written */
    Rows(View view, Table table, long most, OutputStream out) {
        this.view = view;
        this.table = table;
        this.most = most;
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    void begin(boolean header) {
        if (header || table != Table.CSV) write(table.begin(view.columns()));
    }

    /**
     * Writes the rows of a resource.
     *
     * @return whether enough has been written
     * @throws Refusal 422 when the view does not suit it, or all takes too long
     */
    boolean add(Resource resource) {
        if (System.nanoTime() - end > 0)
            throw Refusal.of(422, IssueType.TOOCOSTLY, "", "The table takes too long. Name a patient, or _since.");
        for (Map<String, JsonNode> row : view.rows(resource)) if (written < most) write(table.row(row, written++ == 0));
        return written >= most;
    }

    void end() {
        write(table.end());
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
