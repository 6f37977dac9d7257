package dk.stemme.server.access.audit;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** An exception in a log ({@code %wEx}) without person numbers. */
public final class MaskedException extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy exception) {
        return Masked.text(super.throwableProxyToString(exception));
    }
}
