package dk.stemme.server.fhir;

import dk.stemme.server.store.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is refused before any servlet sees it, for its address, method or headers, gets an OperationOutcome too. */
@Controller
class EarlyRefusal implements ErrorController, WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        of(status instanceof Integer code ? code : 404).send(response);
    }

    static Refusal of(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        String reason = known == null ? "refused" : known.getReasonPhrase();
        String text =
                "HTTP %d, %s: the request was refused for its address, method or headers, before its content was read.";
        return Refusal.of(status, Errors.code(status), "", text.formatted(status, reason));
    }

    /** Tomcat's own refusals, of what is hardly HTTP. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) host.setErrorReportValveClass(Valve.class.getName());
        });
    }

    /** After Spring Boot's own, which takes the valve for HTML. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    /** Made by Tomcat by its name. */
    public static final class Valve extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
            try {
                of(response.getStatus()).send(response.getResponse());
            } catch (IOException e) {
                container.getLogger().debug("The client has gone", e);
            }
        }
    }
}
