"""Which addresses somebody from outside may make us speak to: public ones, and listed networks."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

# Some versions of Python call these global: what is kept for protocols and documentation, the old 6to4
# relay, and where a cloud tells its machines their secrets.
NEVER = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "3fff::/20")))
UNICAST = IPv6Network("2000::/3")
TUNNELS = tuple(map(IPv6Network, ("2001::/32", "2002::/16")))  # Teredo, 6to4: another address inside
NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: how a network without IPv4 reaches a public IPv4 address


def is_public(address: Address) -> bool:
    """Whether anybody on the Internet reaches the same machine there.

    Not: private, shared (RFC 6598), loopback, link-local, multicast, reserved, mapped or tunnelled.
    """
    if isinstance(address, IPv6Address):
        if address in NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in UNICAST or any(address in tunnel for tunnel in TUNNELS):
            return False
    if any(address in network for network in NEVER):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def lies_in(address: Address, networks: Iterable[str]) -> bool:
    """Whether the address lies in one of these networks (CIDR)."""
    return any(address in ip_network(network) for network in networks)


def parsed(text: str) -> Address:
    """An address as the resolver writes it, without a zone (`fe80::1%eth0`); raises ValueError."""
    return ip_address(text.partition("%")[0])


def is_network(text: str) -> bool:
    """Whether this is a network as CIDR: no name, no bits behind the mask."""
    try:
        ip_network(text)
    except ValueError:
        return False
    return True
