"""Mail domains a Pool trusts: whoever proves an address of one of them is let in at once.

A domain stands for itself only. `schule.kreis.example` may be given away by somebody else than
`kreis.example`, so a Pool names each one it trusts.
"""

import re
from collections.abc import Collection

from notifications.domain.addresses import in_ascii

DOMAIN = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
EVERYBODYS = frozenset({
    "gmail.com", "googlemail.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "freenet.de", "outlook.com",
    "outlook.de", "hotmail.com", "hotmail.de", "live.de", "yahoo.com", "yahoo.de", "icloud.com", "aol.com",
    "posteo.de", "mailbox.org", "proton.me", "protonmail.com", "arcor.de", "online.de", "mail.de", "me.com",
})  # fmt: skip  # whoever wants one of these gets one


def domain_of(address: str) -> str:
    """What stands after the last @, as the DNS spells it; empty when there is none."""
    _local, at, domain = in_ascii(address.strip()).rpartition("@")
    return domain.casefold() if at else ""


def is_trusted(address: str, domains: Collection[str]) -> bool:
    """Whether the address is of one of these very domains."""
    domain = domain_of(address)
    return bool(domain) and domain in {one.casefold() for one in domains}


def read_domains(text: str) -> list[str]:
    """The domains somebody has typed, by line, comma or blank, each once; a leading @ does no harm."""
    words = (word.strip(".").removeprefix("@") for word in re.split(r"[\s,;]+", text))
    return list(dict.fromkeys(domain_of(f"x@{word}") for word in words if word))


def is_domain(text: str) -> bool:
    """Whether this can be the domain of a mail address."""
    return bool(DOMAIN.fullmatch(text))
