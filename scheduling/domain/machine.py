"""A state machine is a table: (state, move) -> state, and who may make each move."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _


class IllegalMove(Refused):
    """The table has no such move from this state."""

    sentence = _("Das geht nicht mehr: Der Stand hat sich geändert.")


@dataclass(frozen=True)
class Machine:
    """One noun's states. `initial` is where a row begins; a state without a move out of it is final."""

    name: str
    initial: StrEnum
    moves: Mapping[tuple[StrEnum, StrEnum], StrEnum]
    owners: Mapping[StrEnum, frozenset[Role]]

    @property
    def states(self) -> tuple[StrEnum, ...]:
        """Every state, in the order in which they are declared."""
        return tuple(type(self.initial))

    @property
    def final(self) -> frozenset[StrEnum]:
        """The states that nothing leaves."""
        return frozenset(self.states) - {state for state, _move in self.moves}

    def after(self, state: str, move: StrEnum, by: Actor) -> StrEnum:
        """The state that `move` leads to; raises NotAllowed or IllegalMove."""
        if by.role not in self.owners[move]:
            raise NotAllowed
        try:
            return self.moves[type(self.initial)(state), move]
        except KeyError:
            raise IllegalMove from None

    def mermaid(self) -> str:
        """The drawing of this table."""
        lines = [f"    [*] --> {self.initial}"]
        lines += [f"    {state} --> {new}: {move}" for (state, move), new in self.moves.items()]
        lines += [f"    {state} --> [*]" for state in self.states if state in self.final]
        return "\n".join(["stateDiagram-v2", *lines])
