"""A typed text becomes headings, paragraphs and lists, and never HTML."""

from hypothesis import given
from hypothesis import strategies as st

from pool.domain.prose import Block, Kind, blocks

LINES = st.lists(st.text(st.characters(codec="utf-8"), max_size=12), max_size=12)


def test_text_is_taken_apart() -> None:
    text = "Guten Tag.\nWir sind da.\n\n## Wann\n- Montag\n- Dienstag\nSonst nicht."

    assert blocks(text) == [
        Block(Kind.PARAGRAPH, ("Guten Tag.", "Wir sind da.")),
        Block(Kind.HEADING, ("Wann",)),
        Block(Kind.LIST, ("Montag", "Dienstag")),
        Block(Kind.PARAGRAPH, ("Sonst nicht.",)),
    ]


def test_two_headings_stay_two_and_an_empty_line_parts_lists() -> None:
    assert [one.lines for one in blocks("## A\n## B\n- c\n\n- d")] == [("A",), ("B",), ("c",), ("d",)]


@given(LINES)
def test_no_word_is_lost_or_invented(lines: list[str]) -> None:
    text = "\n".join(lines)

    kept = [line for block in blocks(text) for line in block.lines]

    said = [one.strip().removeprefix("## ").removeprefix("- ").strip() for one in text.splitlines()]
    assert [one for one in kept if one] == [one for one in said if one]
