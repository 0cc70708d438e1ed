"""One page in one of its states: whom it is shown to, its address, what was sent to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

NOBODY, CLERK, COORDINATOR = "", "gesa", "ines"
WRONG = {
    "language": "", "setting": "", "day": "31.02.2027", "start": "25:00", "minutes": "60",
    "modality": "on_site", "postal_code": "00000", "contact_phone": "110", "gender": "",
    "gender_required": "yes",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """`name` is the URL's name; `path` may name rows of the world; `data` is sent, if there is any."""

    name: str
    path: str
    who: str = NOBODY
    data: dict[str, Any] | None = field(default=None, hash=False)
    state: str = ""

    def sent(self, names: Mapping[str, Any]) -> dict[str, Any] | None:
        """What is sent, with the names of the world in it."""
        data = self.data or {}
        filled = {key: text.format(**names) if "{" in str(text) else text for key, text in data.items()}
        return None if self.data is None else filled

    @property
    def id(self) -> str:
        """How pytest calls it."""
        return f"{self.name}-{self.state}" if self.state else self.name
