package dk.stemme.server.denmark.document;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** The rules of a profile from its file, {@code context ⇒ condition § clause}, as one stylesheet that lists the broken. */
final class ProfileRules {
    static final ProfileRules QFDD = of("qfdd-1.2.txt");
    static final ProfileRules QRD = of("qrd-1.3.2.txt");

    private final Templates templates;

    private ProfileRules(Templates templates) {
        this.templates = templates;
    }

    private static ProfileRules of(String file) {
        try (var stream = Objects.requireNonNull(ProfileRules.class.getResourceAsStream(file))) {
            String rules = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(ProfileRules::rule)
                    .collect(Collectors.joining());
            String stylesheet = """
                    <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:v="%s"
                        xmlns:s="%s" xmlns:x="%s"><xsl:output method="text"/>
                      <xsl:template match="/">%s</xsl:template>
                    </xsl:stylesheet>""".formatted(Node.V3, Node.SDTC, Node.XSI, rules);
            return new ProfileRules(TransformerFactory.newDefaultInstance()
                    .newTemplates(new StreamSource(new StringReader(stylesheet))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TransformerException e) {
            throw new IllegalArgumentException(file, e);
        }
    }

    private static String rule(String line) {
        String[] parts = escaped(line).split(" [⇒§] ");
        return "<xsl:for-each select=\"%s[not(%s)]\"><xsl:text>%s&#10;</xsl:text></xsl:for-each>"
                .formatted(parts[0], parts[1], escaped(line));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** The rules that the document breaks, once for each place. */
    List<String> broken(byte[] xml) {
        StringWriter broken = new StringWriter();
        try {
            templates
                    .newTransformer()
                    .transform(new DOMSource(Xml.read(xml).element().getOwnerDocument()), new StreamResult(broken));
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
        return broken.toString().lines().toList();
    }
}
