package dk.stemme.server.denmark.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** An element of a CDA document: written by adding to it, read by descending. */
record Node(Element element) {
    static final String V3 = "urn:hl7-org:v3";
    static final String SDTC = "urn:hl7-org:sdtc";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /** Adds an element of HL7 v3 with pairs of attribute and value; an attribute without a value is left out. */
    Node add(String name, @Nullable String... attributes) {
        return append(V3, name, attributes);
    }

    /** The same in HL7's extension of CDA. */
    Node addSdtc(String name, @Nullable String... attributes) {
        return append(SDTC, "sdtc:" + name, attributes);
    }

    private Node append(String namespace, String name, @Nullable String... attributes) {
        Element child = element.getOwnerDocument().createElementNS(namespace, name);
        for (int i = 0; i < attributes.length; i += 2)
            if (attributes[i + 1] != null) child.setAttribute(attributes[i], Xml.allowed(attributes[i + 1]));
        element.appendChild(child);
        return new Node(child);
    }

    Node template(String root) {
        add("templateId", "root", root);
        return this;
    }

    Node type(String type) {
        element.setAttributeNS(XSI, "xsi:type", type);
        return this;
    }

    Node text(@Nullable String text) {
        if (text != null) element.appendChild(element.getOwnerDocument().createTextNode(Xml.allowed(text)));
        return this;
    }

    String name() {
        return element.getLocalName();
    }

    /** Empty when it has none. */
    String get(String attribute) {
        return element.getAttribute(attribute);
    }

    boolean has(String attribute) {
        return element.hasAttribute(attribute);
    }

    /** The datatype, without its prefix; empty when it has none. */
    String type() {
        String type = element.getAttributeNS(XSI, "type");
        return type.substring(type.indexOf(':') + 1);
    }

    String text() {
        return element.getTextContent();
    }

    Stream<Node> children() {
        var nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(child -> new Node((Element) child));
    }

    /** All at the end of this path of local names. */
    List<Node> all(String... path) {
        Stream<Node> found = Stream.of(this);
        for (String step : path)
            found = found.flatMap(Node::children).filter(child -> child.name().equals(step));
        return found.toList();
    }

    /** The first at the end of this path. */
    Optional<Node> one(String... path) {
        return all(path).stream().findFirst();
    }

    boolean follows(String template) {
        return all("templateId").stream().anyMatch(id -> id.get("root").equals(template));
    }
}
