package dk.stemme.server.denmark.document;

import java.util.function.Predicate;

/** Where the profiles leave open how something is said, or where our sources differ; told whenever it is used. */
enum Unsure {
    NAMES(
            node -> node.get("root").startsWith("2.25."),
            "Ids without a registered object identifier stand below one made of their URI (2.25).",
            "Id'er uden et registreret objekt-id står under et, der er dannet af deres URI (2.25)."),
    CANONICAL(
            node -> node.name().equals("setId"),
            "The canonical of the form, or the id of the response, stands in setId, which the profile does not mention.",
            "Skemaets canonical eller svarets id står i setId, som profilen ikke nævner."),
    TYPE(
            node -> node.get("codeSystemName").equals("http://hl7.org/fhir/item-type"),
            "The FHIR type of a question stands as a translation of its code.",
            "Spørgsmålets FHIR-type står som en translation af dets kode."),
    WEIGHT(
            node -> node.name().equals("value") && node.one("translation").isPresent(),
            "The weight of an option stands as a translation of its code.",
            "En svarmuligheds vægt står som en translation af dens kode."),
    UNBOUNDED(
            node -> node.get("nullFlavor").endsWith("INF"),
            "A missing limit is written as infinite, since the template wants both.",
            "En manglende grænse skrives som uendelig, fordi skabelonen kræver begge."),
    DENOMINATOR(
            node -> node.has("denominator"),
            "The denominator of an analog slider is the largest value: read from public documents, not from the profile.",
            "Nævneren for en analog skala er den største værdi: aflæst af offentlige dokumenter, ikke af profilen."),
    YES_OR_NO(
            node -> node.name().equals("value") && node.get("codeSystem").equals("2.16.840.1.113883.12.136"),
            "Yes and no are a choice between two codes of HL7; the profiles have no pattern for them.",
            "Ja og nej er et valg mellem to HL7-koder; profilerne har intet mønster for dem."),
    GROUPER(
            node -> node.get("classCode").equals("GROUPER"),
            "Groupers of conditions stand in HL7 v3's namespace below sdtc:precondition, as the public rules test them.",
            "Grupperede betingelser står i HL7 v3's navnerum under sdtc:precondition, som de offentlige regler tester dem.");

    private final Predicate<Node> uses;
    private final String english;
    private final String danish;

    Unsure(Predicate<Node> uses, String english, String danish) {
        this.uses = uses;
        this.english = english;
        this.danish = danish;
    }

    boolean isIn(Node node) {
        return uses.test(node) || node.children().anyMatch(this::isIn);
    }

    String text(boolean inDanish) {
        return inDanish ? danish : english;
    }
}
