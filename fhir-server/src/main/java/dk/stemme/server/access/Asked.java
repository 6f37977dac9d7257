package dk.stemme.server.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;

/**
 * What a FHIR request asks for, in the words of the rules.
 *
 * @param type of the resource; Bundle for batch and transaction, CapabilityStatement for metadata, * for the whole server,
 *     empty for none
 * @param code R4's code of the interaction, or the operation's name with its dollar sign
 */
public record Asked(String type, String code) {

    public static Asked of(RequestDetails request) {
        String type = request.getResourceName() == null ? "" : request.getResourceName();
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation == null) return new Asked(type, byMethod(request));
        return switch (operation) {
            case METADATA -> new Asked("CapabilityStatement", "read");
            case TRANSACTION, BATCH -> new Asked("Bundle", operation.getCode());
            case EXTENDED_OPERATION_SERVER -> new Asked("*", request.getOperation());
            case EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_INSTANCE -> new Asked(type, request.getOperation());
            case HISTORY_SYSTEM -> new Asked("*", operation.getCode());
            default -> new Asked(type, operation.getCode());
        };
    }

    /** For a request that was refused before it was understood. */
    private static String byMethod(RequestDetails request) {
        if (request.getRequestType() == null) return "read";
        return switch (request.getRequestType()) {
            case POST -> "create";
            case PUT -> "update";
            case PATCH -> "patch";
            case DELETE -> "delete";
            default -> "read";
        };
    }

    public Interaction interaction() {
        return Interaction.of(code);
    }
}
