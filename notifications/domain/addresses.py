"""Mail addresses as they stand on the wire: in ASCII, the domain as the DNS knows it (RFC 5891)."""

from urllib.parse import quote

LOCAL = "!$&'*+-./=_~"  # of a local part, what a URI may hold as it is


def in_ascii(address: str) -> str:
    """`address` with a domain of letters, digits and hyphens; as it was, if there is no such domain."""
    local, at, domain = address.rpartition("@")
    try:
        return f"{local}{at}{domain.encode('idna').decode()}"
    except UnicodeError:
        return address


def mailto(address: str) -> str:
    """The address as a URI (RFC 6068 2)."""
    local, _at, domain = in_ascii("".join(address.split())).rpartition("@")
    return f"mailto:{quote(local, safe=LOCAL)}@{quote(domain, safe='[:]')}"
