"""Every way by which one language may stand in for another, as a Pool sees it: the hint and its own word."""

from collections import Counter
from dataclasses import dataclass

from pool import languages
from pool.domain.languages import Grade
from pool.domain.spelling import fold
from pool.models import LanguageEdge, LanguageSkill, Pool


@dataclass(frozen=True)
class EdgeRow:
    """Who speaks `language` and helps with `serves`. `confirmed`: how many were asked and said yes."""

    language: str
    serves: str
    hint: Grade | None
    own: LanguageEdge | None
    confirmed: int = 0

    @property
    def grade(self) -> Grade:
        """What counts: the Pool's own word, else the register's hint."""
        return Grade(self.own.grade) if self.own else self.hint or Grade.NEVER


def edge_rows(pool: Pool | int) -> list[EdgeRow]:
    """All of them, by the names of both languages, in two statements."""
    hints = {(row.code, edge.code): edge.grade for row in languages.OFFERED for edge in row.may_serve}
    own = {(edge.language, edge.serves): edge for edge in LanguageEdge.objects.of(pool)}
    skills = LanguageSkill.objects.of(pool).exclude(via="")
    asked = Counter(skills.values_list("via", "language"))
    rows = [
        EdgeRow(*pair, hint=hints.get(pair), own=own.get(pair), confirmed=asked[pair])
        for pair in hints.keys() | own.keys()
    ]
    return sorted(rows, key=lambda row: (_place(row.serves), _place(row.language)))


def stand_ins_of_all(pool: Pool | int) -> dict[str, dict[str, Grade]]:
    """pool.edges.stand_ins for every language at once: the likely first, then by name."""
    found: dict[str, dict[str, Grade]] = {}
    order = list(Grade)
    for row in sorted(
        edge_rows(pool), key=lambda row: (order.index(row.grade), languages.name(row.language))
    ):
        if row.grade is not Grade.NEVER:
            found.setdefault(row.serves, {})[row.language] = row.grade
    return found


def _place(code: str) -> str:
    return fold(languages.name(code))
