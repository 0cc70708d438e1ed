"""What in a text may be nobody's business who reads over a shoulder: said, never forbidden.

"Treffpunkt bei Frau Klee, AZ 17/4"   with the secrets "Frau Klee", "AZ 17/4"   -> both of them
"""

import re
from collections.abc import Iterable

NUMBER = re.compile(r"\+?\d[\d /()-]{5,}\d")  # a telephone or file number; a time or a code is shorter
MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")


def personal(text: str, secrets: Iterable[str]) -> list[str]:
    """Those of `secrets` that the text repeats, whatever case and spacing; long numbers, mail addresses."""
    plain = _plain(text)
    found = [one for one in secrets if len(_plain(one)) > 2 and _plain(one) in plain]
    numbers = [match.group().strip() for pattern in (NUMBER, MAIL) for match in pattern.finditer(text)]
    return list(dict.fromkeys([*found, *numbers]))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
