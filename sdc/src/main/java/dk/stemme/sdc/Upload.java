package dk.stemme.sdc;

import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Type;

/** Answered with a picture or another file. */
record Upload() implements Kind {

    @Override
    public boolean accepts(Type value) {
        return value.getClass() == Attachment.class;
    }

    @Override
    public String typeMessage() {
        return "type.attachment";
    }
}
