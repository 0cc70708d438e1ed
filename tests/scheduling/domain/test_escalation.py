"""The ladder: the wish first, nothing twice, and nothing that nobody allowed."""

from hypothesis import given
from hypothesis import strategies as st

from pool.domain.settings_of_work import Modality
from scheduling.domain.escalation import LAST, WISH, Step, Way, ladder

MODES = [mode.value for mode in Modality]
modes = st.sampled_from(MODES)
ladders = st.builds(
    ladder,
    modes,
    instead=st.lists(modes, unique=True, max_size=2),
    others=st.lists(st.integers(WISH + 1, LAST), unique=True),
    wider=st.sampled_from([0, 50, 100]),
)


def test_ladder_goes_from_the_wish_to_the_farthest() -> None:
    found = ladder("on_site", instead=["video", "phone"], others=[2, 3], wider=50)

    assert found == (
        Way(Step.WISHED, 1, "on_site"),
        Way(Step.WIDER, 1, "on_site", 50),
        Way(Step.REMOTE, 1, "video"),
        Way(Step.REMOTE, 1, "phone"),
        Way(Step.OTHER_TIME, 2, "on_site"),
        Way(Step.OTHER_TIME, 3, "on_site"),
        Way(Step.OTHER_TIME, 2, "on_site", 50),
        Way(Step.OTHER_TIME, 3, "on_site", 50),
    )


def test_call_is_never_wider() -> None:
    assert ladder("phone", instead=["video"], wider=50) == (
        Way(Step.WISHED, 1, "phone"),
        Way(Step.REMOTE, 1, "video"),
    )


@given(modes)
def test_nothing_allowed_is_one_rung(modality: str) -> None:
    assert ladder(modality) == (Way(Step.WISHED, WISH, modality),)


@given(ladders)
def test_wish_comes_first_and_no_rung_twice(found: tuple[Way, ...]) -> None:
    assert found[0].step is Step.WISHED
    assert len(set(found)) == len(found)
    assert sum(way.step is Step.WISHED for way in found) == 1


@given(ladders)
def test_each_rung_leaves_the_wish_in_what_its_step_says(found: tuple[Way, ...]) -> None:
    wish = found[0]

    for way in found:
        assert (way.rank != wish.rank) == (way.step is Step.OTHER_TIME)
        assert (way.modality != wish.modality) == (way.step is Step.REMOTE)
        assert way.wider == 0 or way.modality == "on_site"
        assert (way.wider > 0) or way.step is not Step.WIDER


@given(modes, st.lists(modes, unique=True, max_size=2), st.booleans())
def test_more_permission_only_adds_rungs(modality: str, instead: list[str], another: bool) -> None:
    less = ladder(modality, instead=instead[:1], others=[], wider=0)
    more = ladder(modality, instead=instead, others=[2] if another else [], wider=50)

    assert [way for way in more if way in less] == list(less)
