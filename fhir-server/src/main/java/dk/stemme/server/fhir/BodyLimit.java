package dk.stemme.server.fhir;

import dk.stemme.server.store.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** No body over 5 MB is read, whether or not its length was said beforehand, and none that could unfold to more. */
@Component
@Order(-200)
class BodyLimit extends OncePerRequestFilter {
    static final int BYTES = 5 * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Refusal refusal = refusal(request);
        if (refusal != null) {
            response.setHeader("Connection", "close");
            refusal.send(response);
        } else if (request.getContentLengthLong() < 0) chain.doFilter(new Counted(request), response);
        else chain.doFilter(request, response);
    }

    private static @Nullable Refusal refusal(HttpServletRequest request) {
        if (request.getContentLengthLong() > BYTES) return tooLong();
        String coding = request.getHeader("Content-Encoding");
        if (coding == null || coding.equalsIgnoreCase("identity")) return null;
        return Refusal.of(415, IssueType.NOTSUPPORTED, "", "Send the body as it is, not compressed.");
    }

    private static Refusal tooLong() {
        return Refusal.of(413, IssueType.TOOLONG, "", "The body is larger than 5 MB. Send it in smaller Bundles.");
    }

    private static final class Counted extends HttpServletRequestWrapper {
        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream());
        }
    }

    private static final class CountedStream extends ServletInputStream {
        private final ServletInputStream stream;
        private int left = BYTES;

        CountedStream(ServletInputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read() throws IOException {
            int read = stream.read();
            if (read >= 0 && --left < 0) throw tooLong();
            return read;
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
