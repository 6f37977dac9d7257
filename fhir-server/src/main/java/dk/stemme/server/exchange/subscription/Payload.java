package dk.stemme.server.exchange.subscription;

/** What a notification says. */
enum Payload {
    /** That something has matched (R4: no payload). */
    EMPTY,
    /** The resource, by PUT to its place below the endpoint (R4: payload is a MIME type). */
    RESOURCE,
    /** A notification Bundle of the R5 backport that says only that a topic's event has happened. */
    NOTICE,
    /** A notification Bundle of the R5 backport that names the resource. */
    ID_ONLY,
    /** A notification Bundle of the R5 backport with the resource in it. */
    FULL_RESOURCE,
    /** The response as Denmark's national document (R4: payload is text/xml). */
    DOCUMENT;

    String contentType() {
        return this == DOCUMENT ? "text/xml;charset=UTF-8" : "application/fhir+json;charset=UTF-8";
    }
}
