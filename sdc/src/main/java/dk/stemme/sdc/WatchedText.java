package dk.stemme.sdc;

/**
 * A text that counts how often it is looked at. Some patterns take exponential time on some texts; on this one they are
 * broken off.
 */
final class WatchedText implements CharSequence {

    private static final int LOOKS = 100_000;
    private static final int LOOKS_PER_CHARACTER = 50;

    /** Of a text longer than this, every character may only be looked at a few times. */
    private static final int LONG = 100_000;

    private static final int FEW = 4;

    private final String text;
    private long left;

    WatchedText(String text) {
        this.text = text;
        left = LOOKS + (long) LOOKS_PER_CHARACTER * Math.min(text.length(), LONG) + (long) FEW * text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) throw new TooManyLooks();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Thrown by what looks too often. */
    static final class TooManyLooks extends RuntimeException {

        TooManyLooks() {
            super(null, null, false, false);
        }
    }
}
