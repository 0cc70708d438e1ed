"""Dice that fall the same way for the same words, on every machine."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from math import cos, exp, log, pi, sqrt
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Things of which some are more frequent than others."""

    def __init__(self, items: Sequence[T], weights: Sequence[float]) -> None:
        """As many weights as items."""
        self.items = tuple(items)
        self.sums = list(accumulate(weights, initial=0.0))[1:]


class Dice:
    """One stream of chance; only `random()` of the standard library is used, whose numbers never change."""

    def __init__(self, *words: object) -> None:
        """Whatever names this stream."""
        self.roll = Random("/".join(map(str, words))).random  # noqa: S311 -- dice, not a secret

    def happens(self, chance: float) -> bool:
        """True so often."""
        return self.roll() < chance

    def below(self, number: int) -> int:
        """A whole number from 0 on, this one excluded."""
        return int(self.roll() * number)

    def one_of(self, items: Sequence[T]) -> T:
        """One of them, all alike."""
        return items[int(self.roll() * len(items))]

    def by_weight(self, choice: Weighted[T]) -> T:
        """One of them, by their weights."""
        return choice.items[min(bisect(choice.sums, self.roll() * choice.sums[-1]), len(choice.items) - 1)]

    def some_of(self, choice: Weighted[T], number: int) -> list[T]:
        """So many different ones, by their weights; no more than there are."""
        found: list[T] = []
        number = min(number, len(choice.items))
        while len(found) < number:
            if (one := self.by_weight(choice)) not in found:
                found.append(one)
        return found

    def poisson(self, mean: float) -> int:
        """How often something rare happens."""
        least, number, left = exp(-mean), 0, self.roll()
        while left > least:
            number, left = number + 1, left * self.roll()
        return number

    def normal(self) -> float:
        """Around 0, with the deviation 1."""
        return sqrt(-2 * log(1 - self.roll())) * cos(2 * pi * self.roll())
