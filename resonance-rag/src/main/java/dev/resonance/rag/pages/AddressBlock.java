package dev.resonance.rag.pages;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses with a common start, such as {@code 10.0.0.0/8}. */
record AddressBlock(InetAddress start, int bits) {
    /** Reads {@code address/bits}; the address is a literal and never looked up. */
    static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        try {
            return new AddressBlock(
                    InetAddress.getByName(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is no address block", e);
        }
    }

    boolean holds(InetAddress address) {
        byte[] mine = start.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
