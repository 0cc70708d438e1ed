"""Rows with a state: they move only along their table, and by compare-and-swap."""

from enum import StrEnum
from typing import Any, ClassVar, Self

from django.db import models

from pool.domain.actors import Actor
from pool.domain.refusals import LostRace, NotAllowed
from pool.scope import PoolOwned
from scheduling.domain.machine import Machine


def state_field(machine: Machine) -> "models.CharField[str, str]":
    """A column that holds one of the machine's states."""
    return models.CharField(max_length=16, default=machine.initial.value, choices=choices(machine))


def choices(machine: Machine) -> list[tuple[str, str]]:
    """The states as Django likes them; what people read comes from `scheduling.wording`."""
    return [(state.value, state.value) for state in machine.states]


def known_state(machine: Machine) -> models.CheckConstraint:
    """The database refuses a state nobody knows."""
    names = [state.value for state in machine.states]
    return models.CheckConstraint(
        name=f"{machine.name.lower()}_state_known", condition=models.Q(state__in=names)
    )


class Moving(PoolOwned):
    """A PoolOwned row with `state` and a `machine`."""

    machine: ClassVar[Machine]
    state: Any

    class Meta:
        abstract = True

    def move(self, move: StrEnum, *, by: Actor, **changes: Any) -> Self:
        """Make one move and write `changes` with it, if the row still is where this copy says.

        Raises NotAllowed (another Pool's actor, or the table), IllegalMove (the table), LostRace (somebody
        was faster).
        """
        if by.pool_id not in (None, self.pool_id):
            raise NotAllowed
        new = self.machine.after(self.state, move, by)
        rows: Any = type(self).objects.of(self.pool_id)
        if rows.filter(pk=self.pk, state=self.state).update(state=new.value, **changes) != 1:
            raise LostRace
        for name, value in {"state": new.value, **changes}.items():
            setattr(self, name, value)
        return self
