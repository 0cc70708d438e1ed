"""Rows that are written once and never changed; what the law lets us forget is deleted as a whole."""

from typing import Any, ClassVar, NoReturn

from pool.scope import PoolOwned, PoolQuerySet


class FrozenQuerySet(PoolQuerySet):
    """Inserts and deletes, never an update."""

    def update(self, **_: Any) -> NoReturn:
        """Refused."""
        raise TypeError("What is issued stays as it is.")


class Frozen(PoolOwned):
    """A PoolOwned row that is inserted only."""

    objects: ClassVar[Any] = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        if not self._state.adding:
            raise TypeError("What is issued stays as it is.")
        super().save(*args, **kwargs)
