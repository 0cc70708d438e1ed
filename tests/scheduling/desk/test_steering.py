"""Steering a search from its page: who fits now, whom to ask, waiting no longer, pause, another way."""

from datetime import timedelta

import pytest

from notifications import clock
from scheduling.actions import asking_by_hand, steering
from scheduling.models import Assignment
from tests.builders import accepted, coordinator_of, make_interpreter, sent_offers, submit
from tests.scheduling.desk.test_requests import path_of
from tests.scheduling.web import queries_of, text_of

HOUR = timedelta(hours=1)


def shown(ines, row, query=""):
    """Names of those who fit and who do not, and how many the filter hides."""
    ((listing, _asked),) = ines.get(f"{path_of(row)}?{query}").context["listed"]
    lines = [[line.row["name"].split()[0] for line in some] for some in (listing.fits, listing.others)]
    return (*lines, listing.hidden)


def test_everybody_is_listed_now_and_the_others_are_counted(ines, people, at):
    people.chadi.radius_km = 5
    people.chadi.save()
    row = submit(people.youth_office, at)

    text = text_of(ines.get(path_of(row)))

    assert shown(ines, row) == (["Amal"], ["Chadi"], 0)
    assert "1 Person passt, 1 passt nicht." in text.replace(" ,", ",")
    assert "1 Person passt nicht ohne Weiteres" in text
    assert "nicht gefragt, weil der Weg 22 km lang ist" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=arolsen", ["Chadi"]),
        ("q=HADDAD", ["Amal"]),
        ("q=haddad+korbach", ["Amal"]),
        ("q=gibtesnicht", []),
        ("level=C1", ["Amal"]),
        ("modality=phone", ["Amal"]),
        ("km=5", ["Amal"]),
        ("km=30", ["Amal", "Chadi"]),
        ("level=x&modality=y&km=-3", ["Amal", "Chadi"]),
        ("km=viele", ["Amal", "Chadi"]),
    ],
)
def test_filter_shows_some_and_says_how_many_it_hides(ines, people, at, query, found):
    people.chadi.skills.update(level="B1")
    people.chadi.phone = False
    people.chadi.save()
    row = submit(people.youth_office, at)

    assert shown(ines, row, query) == (found, [], 2 - len(found))


def test_filter_leaves_out_who_does_not_fit(ines, people, at):
    people.chadi.radius_km = 5
    people.chadi.save()
    row = submit(people.youth_office, at)

    assert shown(ines, row, "fitting=on") == (["Amal"], [], 1)


def test_page_says_who_was_asked_and_what_they_said(ines, people, at):
    row = submit(people.youth_office, at)
    sent_offers(row, at)

    text = text_of(ines.get(path_of(row)))

    assert "für diesen Termin schon gefragt Amal Haddad 0 km" in text
    assert "gefragt einteilen : Amal Haddad" in text


def test_page_costs_the_same_with_two_and_six_candidates(ines, people, at):
    people.pool.round_size = 1
    people.pool.save()
    row, found = submit(people.youth_office, at), []
    with queries_of(found):
        ines.get(path_of(row))
    for number in range(4):
        make_interpreter(people.pool, f"Neu{number} Haddad", mobile=f"+49171392002{number}")
    with queries_of(found):
        ines.get(path_of(row))

    assert found[0] == found[1]


def test_chosen_people_are_asked_after_a_look(ines, people, at):
    people.chadi.radius_km = 5
    people.chadi.save()
    row = submit(people.youth_office, at)
    path = path_of(row, "fragen/?position=1")

    look = text_of(ines.get(f"{path}&who={people.chadi.pk}&who={people.amal.pk}&who=x"))
    without = ines.post(path, {"who": [people.chadi.pk], "reason": ""})
    done = ines.post(path, {"who": [people.chadi.pk], "reason": "hat ein Auto"}, follow=True)

    assert "Chadi Nassar , Bad Arolsen, 22,3 km · per SMS dagegen spricht Weg zu weit" in look
    assert "können wir nicht fragen Amal Haddad: für diesen Termin schon gefragt" in look
    assert list(without.context["form"].errors) == ["reason"]
    assert "1 Person wird gefragt." in text_of(done)
    assert (
        "Von Hand ausgewählt: Ines Vogt. Trotzdem gefragt, obwohl: Weg zu weit. Grund: hat ein Auto"
        in text_of(done)
    )


def test_nobody_ticked_is_said(ines, people, at):
    row = submit(people.youth_office, at)

    assert "Niemand ist angekreuzt." in text_of(ines.get(path_of(row, "fragen/")))
    assert "mindestens eine Person" in text_of(ines.post(path_of(row, "fragen/"), {"reason": ""}))


def test_second_coordinator_hears_who_asked_just_before(ines, people, at):
    people.pool.round_size = 1
    people.pool.save()
    row = submit(people.youth_office, at)
    asking_by_hand.ask_by_hand(row, interpreters=[people.chadi.pk], by=coordinator_of(people.pool), at=at)

    response = ines.post(path_of(row, "fragen/"), {"who": [people.chadi.pk], "reason": ""})

    assert "Schon gefragt: Chadi Nassar (zuletzt durch: Ines Vogt, 23.11.2026, 09:00 Uhr)." in text_of(
        response
    )


def test_next_ones_are_asked_now_once(ines, people, at):
    people.pool.round_size = 1
    people.pool.save()
    row = submit(people.youth_office, at)

    first = ines.post(path_of(row, "naechste/"), {"after": "1"}, follow=True)
    again = ines.post(path_of(row, "naechste/"), {"after": "1"})

    assert "1 Person wird gefragt." in text_of(first)
    assert "Ines Vogt hat nicht länger gewartet: Die Nächsten werden gefragt." in text_of(first)
    assert again.status_code == 409
    assert "Inzwischen sind schon die Nächsten gefragt: Ines Vogt" in text_of(again)


def test_quiet_time_is_said_before_and_after(ines, people, at):
    people.pool.round_size = 1
    people.pool.save()
    row = submit(people.youth_office, at, starts=at + 60 * HOUR)
    clock.move(14 * HOUR)

    before = text_of(ines.get(path_of(row)))
    after = text_of(ines.post(path_of(row, "naechste/"), {"after": "1"}, follow=True))

    assert "Jetzt ist Ruhezeit: Die Fragen gehen ab Di, 24.11.2026, 07:00 Uhr hinaus." in before
    assert "Jetzt ist Ruhezeit: Die Fragen gehen ab Di, 24.11.2026, 07:00 Uhr hinaus." in after


def test_pause_is_shown_everywhere_and_ends(ines, gesa, people, at):
    row = submit(people.youth_office, at)

    done = text_of(ines.post(path_of(row, "anhalten/"), {"reason": "Termin wackelt"}, follow=True))
    pages = [text_of(ines.get(path)) for path in ("/desk/", "/desk/requests/", path_of(row))]
    clerk = text_of(gesa.get(f"/anfragen/{row.pk}/"))
    twice = ines.post(path_of(row, "anhalten/"), {})
    on = text_of(ines.post(path_of(row, "fortsetzen/"), follow=True))

    assert "Die Suche ist angehalten Ines Vogt, 23.11.2026, 09:00 Uhr." in done
    assert "Ines Vogt hat die Suche angehalten. Grund: Termin wackelt" in done
    assert all("Suche angehalten" in page for page in pages)
    assert "Die Koordination hat die Suche angehalten" in clerk
    assert "Wir sehen nach" not in clerk and "Meist kommt" not in clerk
    assert (twice.status_code, "Ines Vogt, 23.11.2026" in text_of(twice)) == (409, True)
    assert "Die Suche ist angehalten" not in on and "Ines Vogt hat die Suche fortgesetzt." in on


def test_own_way_of_asking_is_explained_and_kept(ines, people, at):
    row = submit(people.youth_office, at)
    path = path_of(row, "art-zu-fragen/")

    page = text_of(ines.get(path))
    done = text_of(ines.post(path, {"policy": "everyone", "was": ""}, follow=True))
    stale = ines.post(path, {"policy": "one-by-one", "was": ""})

    assert "wie im Pool üblich: immer gleich viele je Runde" in page
    assert "Jede Runde fragt 3 Personen und wartet 60 Minuten." in page
    assert "Wie gefragt wird: alle auf einmal (nur hier)." in done
    assert "Ines Vogt hat die Art zu fragen gerade geändert" in text_of(stale)


@pytest.mark.parametrize("step", ["fragen/", "naechste/", "anhalten/", "fortsetzen/", "art-zu-fragen/"])
def test_foreign_search_cannot_be_steered(jona, gesa, people, at, step):
    row = submit(people.youth_office, at)
    told = {"who": [people.chadi.pk], "policy": "everyone", "reason": "x"}

    assert jona.post(path_of(row, step), told).status_code == 404
    assert gesa.post(path_of(row, step), told).status_code == 403


def test_who_fits_is_assigned_with_one_click_and_without_a_reason(ines, people, at):
    row = submit(people.youth_office, at)

    page = ines.get(path_of(row, f"assign/?position=1&interpreter={people.chadi.pk}"))
    ines.post(path_of(row, "assign/"), {"interpreter": people.chadi.pk, "reason": ""})

    assert page.context["form"]["interpreter"].value() == str(people.chadi.pk)
    assert Assignment.objects.of(people.pool).get().interpreter == people.chadi


def test_overruled_rule_is_named_before_and_kept_after(ines, people, at):
    people.chadi.radius_km = 5
    people.chadi.save()
    row = submit(people.youth_office, at)

    page = text_of(ines.get(path_of(row, f"assign/?interpreter={people.chadi.pk}")))
    refused = text_of(ines.post(path_of(row, "assign/"), {"interpreter": people.chadi.pk, "reason": ""}))
    told = {"interpreter": people.chadi.pk, "reason": "hat ein Auto"}
    done = text_of(ines.post(path_of(row, "assign/"), told, follow=True))

    assert "Dagegen spricht: Weg zu weit. Wenn Sie trotzdem einteilen" in page
    assert "Dagegen spricht: Weg zu weit. Bitte geben Sie einen Grund an." in refused
    assert "Ines Vogt hat Chadi Nassar eingeteilt, obwohl: Weg zu weit. Grund: hat ein Auto" in done


def test_place_that_was_given_away_meanwhile_says_by_whom(ines, people, at):
    row = submit(people.youth_office, at)
    accepted(row, at)

    text = text_of(ines.post(path_of(row, "assign/"), {"interpreter": people.chadi.pk, "reason": ""}))

    assert "Dieser Termin ist schon vergeben." in text
    assert "Amal Haddad ist eingeteilt, durch: Amal Haddad." in text


def test_paused_search_of_another_coordinator_is_named(ines, people, at):
    row = submit(people.youth_office, at)
    steering.pause_search(row, by=coordinator_of(people.pool), at=at)
    steering.resume_search(row, by=coordinator_of(people.pool), at=at)

    response = ines.post(path_of(row, "fortsetzen/"))

    assert "Die Suche läuft schon wieder: Ines Vogt" in text_of(response)
