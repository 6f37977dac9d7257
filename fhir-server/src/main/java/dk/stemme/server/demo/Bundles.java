package dk.stemme.server.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Packs resources into transactions of about a hundred, made only when asked for; what belongs together stays so. */
final class Bundles implements Iterator<ObjectNode> {
    private static final int FULL = 100;

    private final Iterator<List<ObjectNode>> groups;

    private Bundles(Iterator<List<ObjectNode>> groups) {
        this.groups = groups;
    }

    /** Groups of resources (each group in one transaction) as transaction Bundles. */
    static Iterable<ObjectNode> of(Iterable<List<ObjectNode>> groups) {
        return () -> new Bundles(groups.iterator());
    }

    @Override
    public boolean hasNext() {
        return groups.hasNext();
    }

    @Override
    public ObjectNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ObjectNode bundle = Fhir.object().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        while (groups.hasNext() && entries.size() < FULL) {
            groups.next().forEach(resource -> entries.add(entry(resource)));
        }
        return bundle;
    }

    private static ObjectNode entry(ObjectNode resource) {
        ObjectNode entry = Fhir.object();
        entry.set("resource", resource);
        entry.set("request", Fhir.object().put("method", "PUT").put("url", Fhir.path(resource)));
        return entry;
    }
}
