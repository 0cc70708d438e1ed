"""A text somebody has typed -> headings, paragraphs and lists. No HTML comes in, so none goes out.

## Kontakt              a heading
Schreiben Sie uns.      a paragraph, until an empty line
- Montag                a list, until a line that is none
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

HEADING, ITEM = "## ", "- "


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"


@dataclass(frozen=True)
class Block:
    """One piece; a heading has one line, a list one per item."""

    kind: Kind
    lines: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """The pieces of `text` in order; empty lines part them and are not kept."""
    return list(_joined([_block(line.strip()) for line in text.splitlines()]))


def _block(line: str) -> Block | None:
    if not line:
        return None
    if line.startswith(HEADING):
        return Block(Kind.HEADING, (line.removeprefix(HEADING).strip(),))
    if line.startswith(ITEM):
        return Block(Kind.LIST, (line.removeprefix(ITEM).strip(),))
    return Block(Kind.PARAGRAPH, (line,))


def _joined(single: list[Block | None]) -> Iterator[Block]:
    """Neighbours of one kind are one block; headings never are."""
    held: Block | None = None
    for one in single:
        if held and one and one.kind == held.kind and one.kind is not Kind.HEADING:
            held = Block(held.kind, held.lines + one.lines)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held
