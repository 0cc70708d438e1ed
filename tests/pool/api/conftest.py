"""The same cast as beside the other nouns."""

from tests.scheduling.api.conftest import gesa, ines, jona, nobody_tried, people

__all__ = ["gesa", "ines", "jona", "nobody_tried", "people"]
