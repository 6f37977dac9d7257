package dk.stemme.server.store;

import java.nio.charset.StandardCharsets;

/**
 * A search value as one 64-bit number, so that all of a resource's values fit one small indexed array: FNV-1a over
 * {@code type.param=value}, finished with the mixer of SplitMix64. Two values that meet (one chance in 2^64 per pair)
 * would only widen a search inside what the caller may reach anyway.
 */
public final class Keys {
    private Keys() {}

    public static long of(String type, String param, String value) {
        long hash = 0xcbf29ce484222325L;
        hash = add(hash, type);
        hash = add(hash, ".");
        hash = add(hash, param);
        hash = add(hash, "=");
        hash = add(hash, value);
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }

    private static long add(long hash, String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        return hash;
    }
}
