"""The volunteers: the house's cast, exactly, and some ninety more by the dice of a fixed seed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from pool.domain.spelling import fold
from pool.models import Interpreter
from scheduling.demo.reserved import MOBILES, NO_SUCH_NUMBER, SET_ASIDE
from scheduling.demo.seed_names import ORIGINS, SPEAKERS, Speakers
from scheduling.demo.seed_places import some_town

Window = tuple[int, int, int]  # weekday (0 is Monday), from and until in hours
WORKDAYS = range(5)
PATTERNS: tuple[tuple[Window, ...], ...] = (
    tuple((day, 8, 13) for day in WORKDAYS),
    tuple((day, 8, 17) for day in WORKDAYS),
    tuple((day, 13, 18) for day in WORKDAYS),
    ((1, 8, 18), (3, 8, 18)),
    ((0, 9, 12), (2, 9, 12), (4, 9, 12)),
    (*((day, 16, 20) for day in WORKDAYS), (5, 9, 14)),
)
STATES = (Interpreter.ACTIVE,) * 17 + (Interpreter.TRAINING, Interpreter.PAUSED, Interpreter.APPLIED)


@dataclass(frozen=True)
class Volunteer:
    """One person as the seed wants them. `away`: days from now on, first and last."""

    name: str
    gender: str
    languages: tuple[str, ...]
    plz: str
    mobile: str
    email: str = ""
    state: str = Interpreter.ACTIVE
    radius_km: int = 30
    hours: tuple[Window, ...] = ()
    away: tuple[int, int] | None = None
    does: dict[str, bool] = field(default_factory=lambda: {"on_site": True, "phone": True, "video": False})


def cast() -> tuple[Volunteer, ...]:
    """Each stands for one situation; hours that are not named are unknown."""
    amal, bo, chadi, darya, emin, fatou = MOBILES[1:7]
    return (
        Volunteer("Amal Haddad", "female", ("apc", "arb:C1"), "34497", amal, "amal.haddad@post.example",
                  hours=tuple((day, 8, 15) for day in WORKDAYS)),  # fits, near
        Volunteer("Bo Tesfay", "male", ("tir",), "35088", bo, "bo.tesfay@post.example", radius_km=60),  # far
        Volunteer("Chadi Nassar", "male", ("apc",), "34454", chadi, "chadi.nassar@post.example",
                  hours=tuple((day, 8, 18) for day in WORKDAYS), radius_km=45),  # second choice
        Volunteer("Darya Sharifi", "female", ("prs", "pes:B2"), "34537", darya, "darya.sharifi@post.example",
                  radius_km=45),  # booked from 9 to 10
        Volunteer("Emin Kaya", "male", ("kmr",), "34497", emin, "emin.kaya@post.example"),  # not Sorani
        Volunteer("Fatou Diop", "female", ("fra", "wol"), "34497", fatou, "fatou.diop@post.example",
                  state=Interpreter.TRAINING),  # may not be asked yet
    )  # fmt: skip


def volunteers() -> tuple[Volunteer, ...]:
    """Everybody, always the same: one name, one number, one address each."""
    chance = Random("Dolmetscherpool")  # noqa: S311 -- dice, not a secret
    numbers = iter([number for number in MOBILES if number not in SET_ASIDE])
    found = list(cast())
    names = {person.name for person in found}
    for speakers in SPEAKERS:
        for _each in range(speakers.number):
            name, gender = _name(speakers, names, chance)
            names.add(name)
            found.append(_volunteer(name, gender, speakers, next(numbers), chance))
    unlucky = next(i for i, person in enumerate(found) if person.languages[0] == "rus")
    found[unlucky] = Volunteer(**{**vars(found[unlucky]), "mobile": NO_SUCH_NUMBER})
    return tuple(found)


def _name(speakers: Speakers, taken: set[str], chance: Random) -> tuple[str, str]:
    """A first name and a surname that go together and that nobody has yet."""
    origin = ORIGINS[speakers.origin]
    while True:
        gender = chance.choice(("female", "female", "male"))
        first = chance.choice(_names(origin.women if gender == "female" else origin.men))
        name = f"{first} {chance.choice(_names(origin.surnames))}"
        if name not in taken:
            return name, gender


def _names(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]


def _volunteer(name: str, gender: str, speakers: Speakers, mobile: str, chance: Random) -> Volunteer:
    mail = f"{fold(name).replace(' ', '.')}@post.example"
    first_day = chance.randrange(0, 20)
    return Volunteer(
        name=name,
        gender=gender if chance.random() < 0.95 else "",
        languages=speakers.languages,
        plz=some_town(chance),
        mobile=mobile,
        email=mail if chance.random() < 0.7 else "",
        state=chance.choice(STATES),
        radius_km=chance.choice((15, 25, 30, 30, 40, 50, 60)),
        hours=chance.choice(PATTERNS) if chance.random() < 0.66 else (),
        away=(first_day, first_day + chance.randrange(5, 21)) if chance.random() < 0.1 else None,
        does={"on_site": chance.random() < 0.95, "phone": True, "video": chance.random() < 0.4},
    )


def invented_names() -> Iterator[str]:
    """Every name the dice can give, and the cast."""
    yield from (person.name for person in cast())
    for origin in ORIGINS.values():
        for first in (*_names(origin.women), *_names(origin.men)):
            yield from (f"{first} {last}" for last in _names(origin.surnames))
