"""The further words: FERTIG, SPÄTER, NIEMAND, TERMINE, KALENDER, PAUSE, WIEDER DA.

Each is a whole message, too. `said` are the words and numbers of the text without its
codes, `words` are all of them.
"""

import re
from itertools import pairwise

from scheduling.domain import vocabulary as v
from scheduling.domain.intents import Intent, Reply

NUMBERS = {
    "min": r"[0-9]{1,4}",
    "km": r"[0-9]{1,4}([.,][0-9])?",
    "ticket": r"[0-9]{1,3}([.,][0-9]{1,2})?",
}  # how each of them is written in a report


def about_themselves(words: list[str]) -> Reply | None:
    """TERMINE, KALENDER and WIEDER DA, which have neither code nor number."""
    rest = [word for word in words if word not in v.POLITE]
    if v.DATES.intersection(rest) and set(rest) <= v.DATES | v.DATES_BESIDE:
        return Reply(Intent.DATES)
    if v.CALENDAR.intersection(rest) and set(rest) <= v.CALENDAR | v.CALENDAR_BESIDE:
        return Reply(Intent.CALENDAR)
    back = [word for word in rest if word not in v.BACK_BESIDE] in v.BACK
    over = rest[:1] == ["pause"] and set(rest[1:]) & v.PAUSE_OVER and set(rest[1:]) <= v.PAUSE_OVER | {"ist"}
    return Reply(Intent.RESUME) if back or over else None


def pause(words: list[str]) -> Reply | None:
    """PAUSE [n [Tage|Wochen]]; a pause that is told in another way has no `days`, so they are asked for."""
    rest = [word for word in words if word not in v.POLITE | v.PAUSE_BESIDE]
    if not v.PAUSE.intersection(rest):
        return None
    match [word for word in rest if word not in v.PAUSE]:
        case [number] if _is_number(number):
            return Reply(Intent.PAUSE, days=int(number))
        case [number, unit] if _is_number(number) and unit in v.DAYS:
            return Reply(Intent.PAUSE, days=int(number) * v.DAYS[unit])
    return Reply(Intent.PAUSE) if rest[0] in v.PAUSE else None


def told(plain: str, said: list[str], codes: tuple[str, ...]) -> Reply | None:
    """FERTIG, SPÄTER and NIEMAND: what happens to an Assignment."""
    while len(said) > 1 and said[0] in ("ich", "bin") and v.REPORT.intersection(said):
        said = said[1:]
    if said[0] in v.REPORT:
        return _report(plain, said[1:], codes)
    return _late(said, codes) or _absent(said, codes)


def _late(said: list[str], codes: tuple[str, ...]) -> Reply | None:
    """SPÄTER [code] minutes, or a sentence that says it with the unit; without minutes they are asked for."""
    numbers = [word for word in said if word[0].isdigit()]
    if not v.LATE.intersection(said) or len(numbers) > 1:
        return None
    if not set(said) - set(numbers) <= v.LATE | v.LATE_BESIDE | v.MINUTES | v.POLITE:
        return None
    if not numbers:
        return Reply(Intent.LATE, codes) if codes else None
    unit = any(number in numbers and word in v.MINUTES for number, word in pairwise(said))
    if not re.fullmatch(r"[0-9]{1,3}", numbers[0]) or not unit and (said[0] not in v.LATE or "um" in said):
        return None
    return Reply(Intent.LATE, codes, minutes=int(numbers[0]))


def _absent(said: list[str], codes: tuple[str, ...]) -> Reply | None:
    """NIEMAND [code] [n km]: nobody came to whom one could have interpreted."""
    if not v.NOBODY.intersection(said):
        return None
    km = next((a for a, b in pairwise(said) if b in v.KILOMETRES and re.fullmatch(r"[0-9]{1,4}", a)), "0")
    rest = set(said) - v.KILOMETRES - ({km} if km != "0" else set())
    known = v.NOBODY | v.NOBODY_BESIDE | v.POLITE
    return Reply(Intent.ABSENT, codes, km=km) if rest <= known else None


def _report(plain: str, rest: list[str], codes: tuple[str, ...]) -> Reply:
    """FERTIG [code] minutes [kilometres] [TICKET euros]; units may name minutes and kilometres in any order.

    The price stands behind TICKET, BUS or BAHN, never before. 1:15, 60-75 and -60 are unclear.
    """
    told: dict[str, str] = {}
    words = [word for word in rest if word not in v.REPORT_BESIDE]
    while words:
        number, unit = words.pop(0), "km" if "min" in told else "min"
        if number in v.TICKET and words:
            number, unit = words.pop(0), "ticket"
            words = words[1:] if words[:1] and words[0] in v.EUROS else words
        elif words and words[0] in v.MINUTES | v.KILOMETRES:
            unit = "min" if words.pop(0) in v.MINUTES else "km"
        if unit in told or not number[0].isdigit():
            return Reply(Intent.UNCLEAR, codes)
        told[unit] = number
    spans = re.search(r"[0-9]\s*[-–:/]\s*[0-9]|\s[-–−][0-9]", re.sub("|".join(codes) or "$^", "", plain))
    if spans or any(not re.fullmatch(shape, told.get(unit, "0")) for unit, shape in NUMBERS.items()):
        return Reply(Intent.UNCLEAR, codes)
    if "min" not in told:
        return Reply(Intent.UNCLEAR, codes)
    km, ticket = told.get("km", "0"), told.get("ticket", "")
    return Reply(Intent.REPORT, codes, minutes=int(told["min"]), km=km, ticket=ticket)


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 4
