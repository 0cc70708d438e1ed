"""Regeln der Suche: weights with a preview, papers and amount, closures, holidays, language edges."""

from datetime import date

import pytest

from pool.models import Closure, Event, LanguageEdge, LanguageSkill
from scheduling.domain.ranking import WEIGHTS
from tests.builders import submit
from tests.scheduling.web import queries_of, text_of

PAGE = "/desk/rules/"
RULES = {
    "do": "rules",
    "federal_state": "BY",
    "declaration_years": "2",
    "record_check_years": "3",
    "special_settings": ["health"],
}
CLOSURE = {"do": "closure", "occasion": "Sommerpause", "first_day": "2027-08-02", "last_day": "2027-08-20"}
EDGE = {"do": "edge", "language": "apc", "serves": "acm", "grade": "never"}


def weights(**changes: str) -> dict[str, str]:
    """The form of the weights as it stands there, but for these."""
    return {"do": "weights", **{part: f"{worth}" for part, worth in WEIGHTS.items()}, **changes}


def pool_of(people):
    """The Pool as it is now."""
    people.pool.refresh_from_db()
    return people.pool


def test_page_is_for_coordinators(client, gesa):
    assert gesa.get(PAGE).status_code == 403
    assert client.get(PAGE).headers["Location"] == f"/anmelden/?next={PAGE}"


def test_page_says_what_each_part_does(ines):
    text = text_of(ines.get(PAGE))

    assert "Nähe Kurze Wege zuerst." in text
    assert "Üblich: 40." in text


def test_navigation_leads_there(ines):
    page = ines.get(PAGE).content.decode()

    assert '<a href="/desk/rules/" aria-current="page">Suche</a>' in page
    assert '<a href="/desk/people/">Dolmetschende</a>' in page


def test_weights_are_saved_and_the_page_says_by_whom(ines, people):
    page = ines.post(PAGE, weights(near="7,5", fair="0"), follow=True)

    saved = pool_of(people).weights
    assert (saved["near"], saved["fair"], saved["level"]) == (7.5, 0, WEIGHTS["level"])
    assert "Zuletzt geändert: Ines Vogt, Mo, 23.11.2026, 09:00 (Gewichte)" in text_of(page)


@pytest.mark.parametrize("typed", ["-1", "1001", "viel", "", "nan", "inf", "1e999"])
def test_weight_that_is_none_is_refused_and_kept_in_the_form(ines, people, typed):
    page = ines.post(PAGE, weights(near=typed))

    assert "Bitte prüfen Sie Ihre Angaben" in text_of(page)
    assert pool_of(people).weights == {}


def test_weights_that_sum_to_nothing_are_refused(ines, people):
    page = ines.post(PAGE, weights(**dict.fromkeys(WEIGHTS, "0")))

    assert "Diese Gewichte ergeben keine Reihenfolge" in text_of(page)
    assert pool_of(people).weights == {}


def test_preview_shows_the_last_search_anew_and_saves_nothing(ines, people, at):
    submit(people.youth_office, at, gender="male")
    only_near = weights(**dict.fromkeys(WEIGHTS, "0") | {"near": "5"})

    page = ines.post(PAGE, only_near | {"preview": "1"})

    moved = page.context["preview"].people
    assert [(one.name, one.place_now, one.place) for one in moved] == [
        ("Amal Haddad", 2, 1),
        ("Chadi Nassar", 1, 2),
    ]
    assert 4 < moved[0].score <= 5
    assert "Gespeichert ist noch nichts." in text_of(page)
    assert pool_of(people).weights == {}
    assert not Event.objects.of(people.pool).filter(verb="set_weights").exists()


def test_preview_without_any_search_says_so(ines, people):
    page = ines.post(PAGE, weights() | {"preview": "1"})

    assert "Es gab noch keine Suche" in text_of(page)


def test_preview_of_useless_weights_is_refused(ines, people, at):
    submit(people.youth_office, at)

    page = ines.post(PAGE, weights(**dict.fromkeys(WEIGHTS, "0")) | {"preview": "1"})

    assert "Diese Gewichte ergeben keine Reihenfolge" in text_of(page)


def test_rules_are_saved(ines, people):
    ines.post(PAGE, RULES)

    pool = pool_of(people)
    assert (pool.federal_state, pool.declaration_years, pool.record_check_years) == ("BY", 2, 3)
    assert pool.special_settings == ["health"]


@pytest.mark.parametrize(
    "changes",
    [
        {"federal_state": "XX"},
        {"declaration_years": "-1"},
        {"record_check_years": "51"},
        {"special_settings": ["astrology"]},
    ],
)
def test_rules_nobody_can_mean_are_refused(ines, people, changes):
    page = ines.post(PAGE, RULES | changes)

    assert page.context["form"].errors
    assert pool_of(people).federal_state == "HE"


def test_holidays_are_those_of_the_state(ines, people):
    people.pool.federal_state = "BY"
    people.pool.save()

    text = text_of(ines.get(PAGE))

    assert "Feiertage in Bayern, 2026" in text
    assert "06.01.2026: Heilige Drei Könige" in text


def test_closure_is_added_and_removed(ines, people):
    text = text_of(ines.post(PAGE, CLOSURE, follow=True))
    row = Closure.objects.of(people.pool).get()

    ines.post(PAGE, {"do": "remove_closure", "row": row.pk})

    assert "Sommerpause Mo, 02.08.2027 bis Fr, 20.08.2027" in text
    assert (row.name, row.first_day, row.last_day) == ("Sommerpause", date(2027, 8, 2), date(2027, 8, 20))
    assert Closure.objects.of(people.pool).count() == 0


def test_closure_without_last_day_is_one_day(ines, people):
    ines.post(PAGE, CLOSURE | {"last_day": ""})

    assert Closure.objects.of(people.pool).get().last_day == date(2027, 8, 2)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"last_day": "2027-08-01"}, "Der letzte Tag liegt vor dem ersten."),
        ({"first_day": "2025-08-02", "last_day": "2025-08-03"}, "Dieser Tag ist schon vorbei."),
        ({"last_day": "9027-08-01"}, "Bitte prüfen Sie das Jahr."),
        ({"occasion": " "}, "Anlass: "),
        ({"first_day": "morgen"}, "Datum"),
    ],
)
def test_closure_nobody_can_mean_is_refused(ines, people, changes, words):
    page = ines.post(PAGE, CLOSURE | changes)

    assert words in text_of(page)
    assert '<details class="reason" id="closure" open>' in page.content.decode()
    assert Closure.objects.of(people.pool).count() == 0


def test_edge_shows_the_hint_and_the_own_word(ines, people):
    text = text_of(ines.post(PAGE, EDGE | {"grade": "ask"}, follow=True))

    assert "Arabisch (Irak) Arabisch (Levante) meistens nur nach Rückfrage" in text


def test_edge_that_forbids_says_how_many_it_took_back(ines, people):
    LanguageSkill.objects.create(
        pool=people.pool, interpreter=people.amal, language="acm", via="apc", confirmed_on=date(2026, 11, 1)
    )

    text = text_of(ines.post(PAGE, EDGE, follow=True))

    assert "1 bestätigter Ersatz ist damit zurückgenommen." in text
    assert list(people.amal.skills.values_list("language", flat=True)) == ["apc"]


def test_own_word_is_taken_back(ines, people):
    ines.post(PAGE, EDGE)

    ines.post(PAGE, {"do": "remove_edge", "row": LanguageEdge.objects.of(people.pool).get().pk})

    assert LanguageEdge.objects.of(people.pool).count() == 0


@pytest.mark.parametrize("changes", [{"serves": "apc"}, {"serves": "ara"}, {"language": "x"}, {"grade": ""}])
def test_edge_between_no_two_languages_is_refused(ines, people, changes):
    page = ines.post(PAGE, EDGE | changes)

    assert page.context["form"].errors
    assert LanguageEdge.objects.of(people.pool).count() == 0


@pytest.mark.parametrize("do", ["remove_closure", "remove_school_holiday", "remove_edge"])
@pytest.mark.parametrize("row", ["1", "0", "-1", "x", "", "9" * 30, "²"])
def test_row_that_does_not_exist_is_not_found(ines, do, row):
    assert ines.post(PAGE, {"do": do, "row": row}).status_code == 404


def test_row_of_the_other_pool_is_not_found(jona, people):
    closure = Closure.objects.create(
        pool=people.pool, name="Pause", first_day=date(2027, 1, 1), last_day=date(2027, 1, 2)
    )
    edge = LanguageEdge.objects.create(pool=people.pool, language="apc", serves="acm", grade="never")

    answers = [
        jona.post(PAGE, {"do": "remove_closure", "row": closure.pk}).status_code,
        jona.post(PAGE, {"do": "remove_edge", "row": edge.pk}).status_code,
    ]

    assert answers == [404, 404]
    assert "Pause 01.01" not in text_of(jona.get(PAGE))


@pytest.mark.parametrize("do", ["", "weigths", "remove"])
def test_form_that_does_not_exist_is_a_bad_request(ines, do):
    assert ines.post(PAGE, {"do": do}).status_code == 400


def test_page_costs_the_same_however_many_rows(ines, people):
    found: list[int] = []
    for year in ((2027,), (2028, 2029)):
        for one in year:
            Closure.objects.create(
                pool=people.pool, name="Pause", first_day=date(one, 1, 1), last_day=date(one, 1, 2)
            )
            LanguageEdge.objects.create(
                pool=people.pool, language="apc", serves=["tir", "kmr", "ckb"][one - 2027], grade="ask"
            )
        with queries_of(found):
            ines.get(PAGE)

    assert found == [13, 13]  # two for the month's SMS: sent, and perhaps sent
