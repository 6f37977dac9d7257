package dk.stemme.server.exchange;

import dk.stemme.server.store.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A refusal outside the FHIR servlet is answered as inside it: with an OperationOutcome. */
@RestControllerAdvice("dk.stemme.server.exchange")
class ExchangeErrors {

    @ExceptionHandler
    void refused(Refusal refusal, HttpServletResponse response) throws IOException {
        refusal.send(response);
    }
}
