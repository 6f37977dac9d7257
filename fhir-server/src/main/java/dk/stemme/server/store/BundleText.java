package dk.stemme.server.store;

import java.util.UUID;

/** Writes a Bundle's JSON from resources that are text already. */
public final class BundleText {
    private final StringBuilder text = new StringBuilder(4096);
    private boolean hasEntries;

    public BundleText(String kind) {
        text.append("{\"resourceType\":\"Bundle\",\"id\":\"").append(UUID.randomUUID());
        text.append("\",\"type\":\"").append(kind).append('"');
    }

    /** A field of the Bundle itself; before the first entry. */
    public BundleText field(String name, Object json) {
        text.append(",\"").append(name).append("\":").append(json);
        return this;
    }

    public BundleText link(String relation, String url) {
        return field("link", "[" + linkObject(relation, url) + "]");
    }

    public static String linkObject(String relation, String url) {
        return "{\"relation\":\"" + relation + "\",\"url\":" + Json.quoted(url) + "}";
    }

    /** An entry from its parts: {@code "name":json} pairs, empty ones left out. */
    public BundleText entry(String... parts) {
        text.append(hasEntries ? "," : ",\"entry\":[").append('{');
        hasEntries = true;
        boolean first = true;
        for (String part : parts) {
            if (part.isEmpty()) continue;
            if (!first) text.append(',');
            text.append(part);
            first = false;
        }
        text.append('}');
        return this;
    }

    public static String part(String name, String json) {
        return "\"" + name + "\":" + json;
    }

    public String end() {
        return text.append(hasEntries ? "]}" : "}").toString();
    }
}
