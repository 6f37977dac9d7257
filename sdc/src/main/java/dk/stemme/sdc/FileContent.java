package dk.stemme.sdc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a file's own bytes say of its type. A file that says it is a picture must begin as such a picture does; what a
 * browser would run (HTML, SVG, scripts) or a computer would start is no answer to a question, whatever it says it is.
 * The first bytes are those of the WHATWG's MIME Sniffing standard (section 6) and of PDF (ISO 32000-1, 7.5.2).
 */
final class FileContent {

    private static final Map<String, List<byte[]>> FIRST_BYTES = Map.ofEntries(
            Map.entry("image/png", hex("89504e470d0a1a0a")),
            Map.entry("image/jpeg", hex("ffd8ff")),
            Map.entry("image/gif", List.of(ascii("GIF87a"), ascii("GIF89a"))),
            Map.entry("image/bmp", List.of(ascii("BM"))),
            Map.entry("image/tiff", hex("49492a00", "4d4d002a")),
            Map.entry("image/webp", List.of(ascii("RIFF"))),
            Map.entry("application/pdf", List.of(ascii("%PDF-"))),
            Map.entry("application/zip", hex("504b0304", "504b0506")),
            Map.entry("application/gzip", hex("1f8b08")));
    private static final Pattern ACTIVE_TYPE = Pattern.compile(
            "(text|application)/(html|xhtml\\+xml|(x-)?javascript|ecmascript|x-msdownload|x-sh)|image/svg\\+xml");
    /** HTML and SVG, perhaps after white space, a byte order mark, an XML declaration or a comment. */
    private static final Pattern ACTIVE_TEXT =
            Pattern.compile("(?s)\\A\\W{0,8}(<\\?xml[^>]{0,200}>\\s*)?(<!--.{0,500}?-->\\s*)?"
                    + "<(!doctype\\s+(html|svg)|html|head|body|script|iframe|svg|style|img|a)[\\s>/].*");

    private static final List<byte[]> PROGRAMS =
            List.of(ascii("MZ"), ascii("\u007fELF"), ascii("#!"), HexFormat.of().parseHex("cafebabe"));
    private static final int LOOKED_AT = 1024;

    private FileContent() {}

    /**
     * @param type the type the file says it has, such as {@code image/png; q=1}
     * @return whether the bytes may be of that type, and nothing that runs
     */
    static boolean fits(String type, byte[] data) {
        var bare = type.toLowerCase(Locale.ROOT).split(";", 2)[0].trim();
        if (ACTIVE_TYPE.matcher(bare).matches() || isActive(data)) return false;
        var first = FIRST_BYTES.get(bare);
        return first == null || first.stream().anyMatch(bytes -> beginsWith(data, bytes));
    }

    private static boolean isActive(byte[] data) {
        if (PROGRAMS.stream().anyMatch(bytes -> beginsWith(data, bytes))) return true;
        var text = new String(data, 0, Math.min(data.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return ACTIVE_TEXT.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean beginsWith(byte[] data, byte[] first) {
        return data.length >= first.length && Arrays.equals(data, 0, first.length, first, 0, first.length);
    }

    private static List<byte[]> hex(String... texts) {
        return Arrays.stream(texts).map(HexFormat.of()::parseHex).toList();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
