"""Which languages may stand in for which: the register's hints, and a Pool's own word above them.

Arabic (Levante) --likely--> Arabic (Irak)     who speaks apc may stand in where acm is needed
"""

from pool import languages
from pool.domain.languages import Grade
from pool.models import LanguageEdge, Pool


def stand_ins(pool: Pool | int, language: str) -> dict[str, Grade]:
    """Codes whose speakers may serve `language` in this Pool, with the grade; the likely first, then by name.

    A Pool's own edge overrides the register's; its `never` takes the language out.
    """
    found = {
        row.code: edge.grade
        for row in languages.OFFERED
        for edge in row.may_serve
        if edge.code == language and row.code != language
    }
    own = LanguageEdge.objects.of(pool).filter(serves=language).values_list("language", "grade")
    found |= {code: Grade(grade) for code, grade in own}
    order = list(Grade)
    kept = [(order.index(grade), languages.name(code), code) for code, grade in found.items()]
    return {code: order[rank] for rank, _name, code in sorted(kept) if order[rank] is not Grade.NEVER}
