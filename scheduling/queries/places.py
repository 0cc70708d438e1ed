"""The places an Authority may choose from: its own address, its address book, and where it was lately."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pool.domain.settings_of_work import Modality
from pool.models import Authority, Venue
from scheduling.models import Request

ADDRESS = ("postal_code", "town", "street", "meeting_point", "contact_name", "contact_phone")
OWN, BOOK, LATELY = "own", "book", "lately"  # the kinds, in the order in which they are offered
LOOKED_AT, MOST_LATELY = 30, 5


@dataclass(frozen=True)
class Choice:
    """One place; `key` names it in a form, `name` is empty for one without a name of its own."""

    key: str
    kind: str
    name: str
    address: Mapping[str, str]

    @property
    def where(self) -> tuple[str, str, str]:
        """Two of the same are one place, whoever is called there."""
        address = self.address
        return address["postal_code"], address["street"].casefold(), address["meeting_point"].casefold()


def places_for(authority: Authority) -> list[Choice]:
    """Every place once, its own address first. The columns are encrypted, so rows are read, not searched."""
    book = Venue.objects.of(authority.pool_id).filter(authority=authority)
    asked = Request.objects.of(authority.pool_id).filter(authority=authority, modality=Modality.ON_SITE)
    known = [
        Choice(OWN, OWN, authority.name, _address(authority)),
        *(Choice(f"{BOOK}-{row.pk}", BOOK, row.name, _address(row)) for row in book),
    ]
    lately = (
        Choice(f"{LATELY}-{row.pk}", LATELY, "", _address(row)) for row in asked.order_by("-pk")[:LOOKED_AT]
    )
    return known + list(_new(lately, {one.where for one in known}))[:MOST_LATELY]


def _address(row: Authority | Venue | Request) -> dict[str, str]:
    return {name: getattr(row, name, "") for name in ADDRESS}


def _new(found: Iterable[Choice], known: set[tuple[str, str, str]]) -> Iterator[Choice]:
    for one in found:
        if one.where not in known:
            known.add(one.where)
            yield one
