"""What every request passes: who is really asking, and for which Pool."""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from pool.membership import actor_of, choose

View = Callable[[HttpRequest], HttpResponse]
Networks = tuple[IPv4Network | IPv6Network, ...]


def trusted_proxy(get_response: View) -> View:
    """Believe X-Forwarded-* only from settings.TRUSTED_PROXIES, and put the visitor into REMOTE_ADDR.

    Anybody can send these headers; rate limits, https detection and logs rest on them.
    """
    trusted: Networks = tuple(ip_network(proxy, strict=False) for proxy in settings.TRUSTED_PROXIES)

    def middleware(request: HttpRequest) -> HttpResponse:
        meta = request.META
        if belongs(meta.get("REMOTE_ADDR", ""), trusted):
            hops = [*meta.get("HTTP_X_FORWARDED_FOR", "").split(","), meta["REMOTE_ADDR"]]
            meta["REMOTE_ADDR"] = visitor(hops, trusted)
        else:
            for name in [name for name in meta if name.startswith(("HTTP_X_FORWARDED_", "HTTP_FORWARDED"))]:
                del meta[name]
        return get_response(request)

    return middleware


def visitor(hops: Iterable[str], trusted: Networks) -> str:
    """The nearest hop that is no proxy of ours; what stands further left is only the visitor's word."""
    nearest = ""
    for hop in reversed([hop.strip() for hop in hops]):
        if not is_address(hop):
            break
        nearest = hop
        if not belongs(hop, trusted):
            break
    return nearest


def belongs(address: str, networks: Networks) -> bool:
    """Whether `address` lies in one of `networks`; what is no address lies nowhere."""
    if not is_address(address):
        return False
    ip = ip_address(address)
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:  # how a dual-stack socket shows 127.0.0.1
        ip = ip.ipv4_mapped
    return any(ip in network for network in networks)


def is_address(text: str) -> bool:
    """Whether `text` is an IP address."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def membership(get_response: View) -> View:
    """Put the chosen Membership and its Actor on the request; both None for visitors."""

    def middleware(request: HttpRequest) -> HttpResponse:
        known = request.user.is_authenticated
        chosen = choose(request.user, request.session.get("membership")) if known else None
        request.membership = chosen  # type: ignore[attr-defined]
        request.actor = actor_of(chosen) if chosen else None  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
