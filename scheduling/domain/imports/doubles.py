"""Who is there already, in the Pool or further up in the table: by number, by mail, by name and place."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pool.domain.spelling import fold
from pool.domain.words import gettext_noop as _
from scheduling.domain.imports.people import Brought

PHONE, MAIL, NAME = "phone", "mail", "name"
WHY = {PHONE: _("dieselbe Nummer"), MAIL: _("dieselbe E-Mail"), NAME: _("derselbe Name und Ort")}


@dataclass(frozen=True)
class Known:
    """An Interpreter of the Pool, as far as doubles need it."""

    pk: int
    name: str
    mobile: str = ""
    email: str = ""
    postal_code: str = ""
    town: str = ""


@dataclass(frozen=True)
class Double:
    """Whom a row repeats: an Interpreter (`pk`) or a row further up (`row`)."""

    why: str
    name: str
    pk: int = 0
    row: int = 0


@dataclass
class Register:
    """Everybody seen so far, found by what two rows about one person have in common."""

    found: dict[tuple[str, str], Double] = field(default_factory=dict)
    named: dict[str, list[tuple[str, str, Double]]] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[Known]) -> "Register":
        """Beginning with the Pool."""
        register = cls()
        for one in people:
            register._add(one, Double("", one.name, pk=one.pk))
        return register

    def add(self, number: int, one: Brought) -> None:
        """A row that will be there, too."""
        self._add(one, Double("", one.name, row=number))

    def double_of(self, one: Brought) -> Double | None:
        """Whom this repeats, for the strongest reason there is."""
        for why, key in ((PHONE, one.mobile), (MAIL, one.email.casefold())):
            if key and (there := self.found.get((why, key))):
                return Double(why, there.name, there.pk, there.row)
        for code, town, there in self.named.get(fold(one.name), ()):
            if _same_place(code, town, one):
                return Double(NAME, there.name, there.pk, there.row)
        return None

    def _add(self, one: Brought | Known, double: Double) -> None:
        for why, key in ((PHONE, one.mobile), (MAIL, one.email.casefold())):
            if key:
                self.found.setdefault((why, key), double)
        self.named.setdefault(fold(one.name), []).append((one.postal_code, fold(one.town), double))


def _same_place(code: str, town: str, one: Brought) -> bool:
    """The same code, or the same town; where one side says nothing, the name alone decides."""
    if code and one.postal_code:
        return code == one.postal_code
    return not town or not one.town or town == fold(one.town)
