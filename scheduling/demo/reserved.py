"""Telephone numbers reserved for fiction (Bundesnetzagentur, Mitteilung 148/2021): the only ones here."""

SINGLES = (
    "+4915228817386", "+4915228895456", "+4915254599371", "+491729925904", "+491729968532",
    "+491729973185", "+491729973186", "+491729980752", "+491749091317", "+491749464308",
)  # fmt: skip
RANGE_171 = tuple(f"+4917139200{end:02}" for end in range(100))
RANGE_176 = tuple(f"+4917604069{end:03}" for end in range(100))
MOBILES = (*RANGE_171, *RANGE_176, *SINGLES)

SERVICE = RANGE_171[96]  # the pool's own SMS number
NO_SUCH_NUMBER = RANGE_171[97]  # 97 to 99 have a fate in the simulator
STRANGER = RANGE_171[95]  # a phone nobody in the demo owns
SET_ASIDE = frozenset({*RANGE_171[:10], *RANGE_171[95:]})  # the cast has the first ten


def frankfurt(end: int) -> str:
    """A landline of Frankfurt's range, 000 to 999."""
    return f"+496990009{end:03}"
