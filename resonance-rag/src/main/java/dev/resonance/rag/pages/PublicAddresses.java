package dev.resonance.rag.pages;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from all others, by the registries of special-purpose addresses (RFC 6890 and
 * its updates). The flags of {@link InetAddress} know only some of them. IPv6 is public only within 2000::/3, and not
 * where it wraps an IPv4 address. Stateless.
 */
final class PublicAddresses {
    private static final List<AddressBlock> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "2620:4f:8000::/48",
                    "3fff::/20")
            .map(AddressBlock::of)
            .toList();

    private static final AddressBlock GLOBAL_IPV6 = AddressBlock.of("2000::/3");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        boolean global = address instanceof Inet4Address || GLOBAL_IPV6.holds(address);
        return global && SPECIAL.stream().noneMatch(block -> block.holds(address));
    }
}
