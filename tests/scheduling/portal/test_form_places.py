"""From the form to the places of a Request and back: one click more languages, a second person, none."""

from importlib.util import find_spec

import pytest

from scheduling.models import Request
from tests.builders import sms_to
from tests.people import Cast
from tests.scheduling.portal.test_advice import amal_stands_in, unfilled
from tests.scheduling.web import need, text_of

pytestmark = pytest.mark.skipif(
    not find_spec("scheduling.actions.places"), reason="the places of a Request are being built"
)
__all__ = ["amal_stands_in"]


def read_again(people: Cast) -> Request:
    """The one Request there is."""
    return Request.objects.of(people.pool).get()


def test_one_click_lets_the_stand_in_be_asked(gesa, people, at, amal_stands_in):
    row = unfilled(people, at)

    gesa.post(f"/anfragen/{row.pk}/auch/", {"also": "apc"})

    row = read_again(people)
    assert (row.position.also, row.state) == (["apc"], "searching")
    assert len(sms_to(amal_stands_in.person.mobile)) == 1
    assert "doch jemand" not in text_of(gesa.get(f"/anfragen/{row.pk}/"))


def test_form_files_two_places(gesa, people, amal_stands_in):
    second = {"second_wanted": "yes", "second_language": "tir", "second_gender": "male"}

    gesa.post("/anfragen/neu/", need(language="acm", also=["apc"], more_0="kmr", direction="from", **second))

    first, other = read_again(people).places
    assert (first.also, first.more, first.direction) == (["apc"], ["kmr"], "from")
    assert (other.language, other.gender) == ("tir", "male")


def test_second_place_goes_and_comes_again(gesa, people):
    gesa.post("/anfragen/neu/", need(second_wanted="yes", second_language="tir"))
    page = f"/anfragen/{read_again(people).pk}/aendern/"
    shown = []

    for answer in ("no", "yes"):
        gesa.post(page, need(second_wanted=answer))
        shown.append(
            (gesa.get(page).context["form"]["second_wanted"].value(), len(read_again(people).places))
        )

    assert shown == [("no", 1), ("yes", 2)]
