"""What would do as well, in the form: typed, refused beside its field, shown again."""

import pytest

from scheduling.models import Request
from tests.people import Cast
from tests.scheduling.web import need, text_of

NEW = "/anfragen/neu/"
TWO = {
    "instead": ["phone"],
    "other_day_1": "2026-11-25",
    "other_start_1": "10:00",
    "other_day_2": "2026-11-26",
    "other_start_2": "08:30",
}


def the_request(people: Cast) -> Request:
    """The only one."""
    return Request.objects.of(people.pool).get()


def test_what_would_do_is_filed_and_shown(gesa, ines, people):
    response = gesa.post(NEW, need(**TWO))

    row = the_request(people)
    assert row.instead == ["phone"]
    for text in (
        text_of(gesa.get(response.headers["Location"])),
        text_of(ines.get(f"/desk/requests/{row.pk}/")),
    ):
        assert "Andere Zeiten Mi, 25.11.2026, 10:00–11:00 Uhr; Do, 26.11.2026, 08:30–09:30 Uhr" in text
        assert "Zur Not am Telefon" in text


def test_nothing_named_says_nothing(gesa, people):
    text = text_of(gesa.get(gesa.post(NEW, need()).headers["Location"]))

    assert "Andere Zeiten" not in text and "Zur Not" not in text


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"other_day_1": "2026-11-25", "other_start_1": ""}, "other_start_1", "Datum und Beginn"),
        ({"other_day_2": "", "other_start_2": "10:00"}, "other_day_2", "Datum und Beginn"),
        ({"other_day_1": "2026-11-22"}, "other_start_1", "Vergangenheit"),
        ({"other_day_1": "2026-11-24", "other_start_1": "09:00"}, "other_start_1", "wirklich eine andere"),
        ({"other_day_2": "2026-11-25", "other_start_2": "10:00"}, "other_start_2", "wirklich eine andere"),
        ({"other_day_1": "2027-03-28", "other_start_1": "02:30"}, "other_start_1", "gibt es nicht"),
        ({"other_day_1": "gestern"}, "other_day_1", "Datum"),
        ({"instead": ["fax"]}, "instead", "steht nicht darin"),
    ],
)
def test_bad_alternative_is_answered_beside_its_field(gesa, people, changes, field, words):
    response = gesa.post(NEW, need(**TWO | changes))

    errors = response.context["form"].errors
    assert words in str(errors.get(field)), errors
    assert '<details class="extras" open><summary>Andere Zeiten' in response.content.decode()
    assert not Request.objects.of(people.pool).exists()


def test_what_is_wished_anyway_is_no_alternative(gesa, people):
    gesa.post(NEW, need(modality="phone", instead=["phone", "video"]))

    assert the_request(people).instead == ["video"]


def test_change_form_shows_and_keeps_them(gesa, people):
    url = gesa.post(NEW, need(**TWO)).headers["Location"] + "aendern/"
    page = gesa.get(url).content.decode()

    gesa.post(url, need(**TWO, notes="Bitte klingeln"))

    row = the_request(people)
    assert 'value="2026-11-25"' in page and 'value="08:30"' in page
    assert (row.notes, row.version, len(row.others), row.instead) == ("Bitte klingeln", 1, 2, ["phone"])


def test_another_alternative_on_a_page_already_sent_is_asked_back(gesa, people):
    gesa.post(NEW, need(submission_key="k1"))

    response = gesa.post(NEW, need(submission_key="k1", **TWO))

    assert "Ist das eine weitere?" in text_of(response)
