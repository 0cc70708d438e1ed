"""Finding a language in what people type, whatever they mistype; nothing is guessed here, only put in order.

"Kurmanci"  ->  kmr                    one row is called so: `called` names it
"Kurdisch"  ->  kur, which asks back   too wide: kmr, ckb, sdh are put to the person to choose from
"Rumänsich" ->  ron                    nearly: `find` shows it, a person has to choose it
"""

from collections.abc import Collection
from functools import cache

from pool.domain.languages import Language, Register
from pool.domain.spelling import fold

EXACT_CODE, EXACT_NAME, EXACT_ALIAS, BEGINNING, WORD, TYPO = range(6)
LONGEST = 60  # letters, also when folded (one may become 18); no name is longer, and comparing costs time


def find(text: str, register: Register, first: Collection[str] = ()) -> list[Language]:
    """Every row `text` may mean, best first: code, name, alias, beginning, word, then typos.

    Typos only count where nothing is called exactly so. Among equals those in `first` (codes) come first.
    Rows that ask back are among them, so that "Arabisch" gets a question and not a guess.
    """
    wanted = fold(text[:LONGEST])[:LONGEST]
    if not wanted:
        return []
    ranks: dict[str, float] = {}
    ranks |= {code: rank for code, row in register.items() if (rank := _sure(wanted, row)) is not None}
    if min(ranks.values(), default=TYPO) > EXACT_ALIAS:
        nearly = {code: _nearly(wanted, row) for code, row in register.items() if code not in ranks}
        ranks |= {code: rank for code, rank in nearly.items() if rank is not None}
    found = sorted((rank, code not in first, fold(register[code].de), code) for code, rank in ranks.items())
    return [register[code] for *_order, code in found]


def called(text: str, register: Register) -> list[Language]:
    """The rows that are called exactly this: a code before names, and what asks back for all of them."""
    wanted = fold(text[:LONGEST])[:LONGEST]
    ranks = {code: _sure(wanted, row) for code, row in register.items()} if wanted else {}
    exact = {code: rank for code, rank in ranks.items() if rank is not None and rank <= EXACT_ALIAS}
    rows = [register[code] for code in exact]
    wide = [row for row in rows if row.ask_back]
    return [register[code] for code, rank in exact.items() if rank == EXACT_CODE] or wide or rows


def _sure(wanted: str, row: Language) -> int | None:
    names, aliases = _folded(row.names), _folded(row.aliases)
    if wanted == fold(row.code):
        return EXACT_CODE
    if wanted in names:
        return EXACT_NAME
    if wanted in aliases:
        return EXACT_ALIAS
    if len(wanted) > 1 and any(name.startswith(wanted) for name in names + aliases):
        return BEGINNING
    return WORD if any(wanted in name.split() for name in names + aliases) else None


def _nearly(wanted: str, row: Language) -> float | None:
    """How far it is from the nearest name, or from the beginning of one: typing has not ended yet."""
    most = sum(len(wanted) >= letters for letters in (4, 6, 12))
    near = [edits(wanted, name) for name in _folded(row.names) + _folded(row.aliases)] if most else []
    ranks = [TYPO + float(whole) for whole, _part in near if whole <= most]
    ranks += [TYPO + part + 0.5 for _whole, part in near if part < most]
    return min(ranks, default=None)


@cache
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(name) for name in names)


def edits(typed: str, name: str) -> tuple[int, int]:
    """How many slips lead from `name` to `typed`, and from any beginning of it: Damerau and Levenshtein.

    A slip is a letter too few, too many, wrong, or two that changed places.  abc -> acb is one.
    """
    row = before = list(range(len(name) + 1))
    for at, letter in enumerate(typed, 1):
        above, row = row, [at]
        for to, other in enumerate(name, 1):
            least = min(above[to] + 1, row[-1] + 1, above[to - 1] + (letter != other))
            if at > 1 and to > 1 and (letter, typed[at - 2]) == (name[to - 2], other):
                least = min(least, before[to - 2] + 1)
            row.append(least)
        before = above
    return row[-1], min(row)
