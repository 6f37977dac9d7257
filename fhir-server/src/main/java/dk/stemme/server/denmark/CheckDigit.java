package dk.stemme.server.denmark;

/** The check digits of Danish identifiers. All take a text of digits. */
final class CheckDigit {
    private static final int[] CVR_WEIGHTS = {2, 7, 6, 5, 4, 3, 2, 1};

    /** Multiplication in the dihedral group of order ten, and the permutation of Verhoeff's scheme (1969). */
    private static final String[] PRODUCT = {
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
    };

    private static final String[] PERMUTATION = {
        "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"
    };

    private CheckDigit() {}

    /** The CVR office's weights, modulus 11. */
    static boolean cvr(String digits) {
        int sum = 0;
        for (int i = 0; i < CVR_WEIGHTS.length; i++) sum += CVR_WEIGHTS[i] * digit(digits, i);
        return sum % 11 == 0;
    }

    /** GS1 General Specifications 7.9: from the right, weights 1 and 3 by turns, modulus 10. */
    static boolean gs1(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) sum += digit(digits, digits.length() - 1 - i) * (i % 2 == 0 ? 1 : 3);
        return sum % 10 == 0;
    }

    static boolean verhoeff(String digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int permuted = digit(PERMUTATION[i % 8], digit(digits, digits.length() - 1 - i));
            check = digit(PRODUCT[check], permuted);
        }
        return check == 0;
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }
}
