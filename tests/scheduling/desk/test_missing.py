"""The page for the council: what is missing, and what one more volunteer would have served."""

from datetime import timedelta

import pytest

from scheduling.actions.requests import withdraw_request
from tests.builders import accepted, coordinator_of, submit
from tests.scheduling.web import queries_of, text_of

PAGE = "/desk/missing/"
UNTIL = f"{PAGE}?from=2026-11-01&to=2026-11-30"
FILES = {
    "languages": "Sprache;Fehlt vor allem;Angefragt;Bedient;Nicht bedient;Sprechen sie im Pool",
    "times": (
        "Sprache;Tag;vormittags (8–12 Uhr);mittags (12–14 Uhr);nachmittags (14–18 Uhr);"
        "abends (18–22 Uhr);nachts und früh (22–8 Uhr);zusammen"
    ),
    "one-more": "Eine Person mehr für;Wohnort;Zeiten;Hätte übernehmen können;Von nicht bedienten",
    "depth": "Mögliche Personen;Angefragt;Bedient;Anteil",
    "reasons": "Warum nicht;Nicht bedient",
    "towns": "Ort;Nicht bedient",
}


@pytest.fixture
def lacking(people, at):
    """Somali was asked for twice, Arabic once; one Arabic talk took place."""
    accepted(submit(people.youth_office, at), at)
    for day in (1, 2):
        submit(people.youth_office, at, language="som", starts=at + timedelta(days=day))


def lines(client, name, days="from=2026-11-01&to=2026-11-30"):
    """The rows of a file."""
    return client.get(f"{PAGE}{name}.csv?{days}").content.decode("utf-8-sig").split("\r\n")[:-1]


def test_empty_pool_misses_nothing(ines):
    text = text_of(ines.get(PAGE))

    assert "Termine vom 24.11.2025 bis 23.11.2026 In dieser Zeit fehlt nichts." in text
    assert "Eine Person mehr" not in text


def test_pool_that_served_all_misses_nothing(ines, people, at):
    accepted(submit(people.youth_office, at), at)

    text = text_of(ines.get(UNTIL))

    assert "Es fehlt nichts. Für jede Anfrage in dieser Zeit hat sich jemand gefunden." in text
    assert "Arabisch (Levante) – 1 1 0 2" in text


def test_page_says_what_is_missing(ines, lacking):
    text = text_of(ines.get(UNTIL))

    assert "3 angefragt 1 bedient, das sind 33 % 2 nicht bedient" in text
    assert "Somali Dienstag, vormittags (8–12 Uhr) 2 0 2 0" in text
    assert (
        "Eine Person mehr für Somali in Korbach, vormittags (Mo–Fr 8–13 Uhr): "
        "Diese Person hätte 2 von 2 nicht bedienten Anfragen übernehmen können."
    ) in text
    assert "zusammen 2 0 0 0 0 2" in text
    assert "Niemand im Pool spricht die Sprache 2" in text
    assert "keine 2 0 0 %" in text


def test_page_is_a_part_of_the_main_menu(ines):
    page = ines.get(PAGE).content.decode()

    assert '<a href="/desk/missing/" aria-current="page">Was fehlt</a>' in page


def test_call_may_be_served_from_anywhere(ines, people, at):
    submit(people.youth_office, at, language="som", modality="phone")

    assert (
        "Eine Person mehr für Somali, nur am Telefon oder per Video, Wohnort egal, "
        "vormittags (Mo–Fr 8–13 Uhr): Diese Person hätte 1 von 1 nicht bedienten Anfragen übernehmen können."
    ) in text_of(ines.get(UNTIL))


def test_where_nobody_would_have_helped_that_is_said(ines, people, at):
    people.pool.review_all = True
    people.pool.save()
    submit(people.youth_office, at - timedelta(days=2), starts=at - timedelta(days=1))

    text = text_of(ines.get(UNTIL))

    assert "Eine Person mehr hätte an diesen Terminen nichts geändert." in text
    assert "Zu kurzfristig, niemand konnte mehr gefragt werden 1" in text


def test_what_is_open_or_dropped_is_told_apart(ines, people, at):
    submit(people.youth_office, at)
    row = submit(people.youth_office, at, starts=at + timedelta(days=2))
    withdraw_request(row, by=coordinator_of(people.pool), at=at, reason="erledigt")

    text = text_of(ines.get(UNTIL))

    assert "In dieser Zeit fehlt nichts." in text
    assert "Nicht mitgezählt: 1 noch offen, 1 abgelehnt oder zurückgezogen" in text


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("from=2026-11-30&to=2026-11-01", "Der letzte Tag liegt vor dem ersten."),
        ("from=2026-12-01", "Der letzte Tag liegt vor dem ersten."),
        ("from=2001-01-01&to=2026-11-01", "Bitte höchstens drei Jahre auf einmal."),
        ("from=gestern", "Dieses Datum gibt es nicht. Beispiel: 24.11.2026"),
        ("from=0001-01-01&to=0001-01-02", "Dieses Jahr liegt zu weit weg."),
        ("to=9999-12-31", "Dieses Jahr liegt zu weit weg."),
    ],
)
def test_days_that_are_none_are_answered_in_words(ines, lacking, days, words):
    text = text_of(ines.get(f"{PAGE}?{days}"))

    assert words in text
    assert "angefragt" not in text
    back = ines.get(f"{PAGE}languages.csv?{days}")
    assert (back.status_code, back.headers["Location"]) == (302, f"{PAGE}?{days}")


@pytest.mark.parametrize("days", ["from=01.11.2026&to=30.11.2026", "from=&to=30.11.2026", "to=2026-11-30"])
def test_days_may_be_written_as_people_do(ines, lacking, days):
    assert "3 angefragt" in text_of(ines.get(f"{PAGE}?{days}"))


@pytest.mark.parametrize(("name", "heading"), FILES.items())
def test_each_table_is_a_file(ines, lacking, name, heading):
    found = ines.get(f"{PAGE}{name}.csv?from=2026-11-01&to=2026-11-30")

    assert lines(ines, name)[0] == heading
    assert found.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert found.headers["Content-Disposition"] == (
        f'attachment; filename="was-fehlt-{name}-2026-11-01-2026-11-30.csv"'
    )


def test_files_say_the_same_as_the_page(ines, lacking):
    assert lines(ines, "languages")[1:] == [
        "Somali;Dienstag, vormittags (8–12 Uhr);2;0;2;0",
        "Arabisch (Levante);–;1;1;0;2",
    ]
    assert lines(ines, "times")[1:] == ["Somali;Dienstag;1;0;0;0;0;1", "Somali;Mittwoch;1;0;0;0;0;1"]
    assert lines(ines, "one-more")[1:] == ["Somali;Korbach;vormittags (Mo–Fr 8–13 Uhr);2;2"]
    assert lines(ines, "depth")[1:] == [
        "keine;2;0;0 %",
        "1 bis 2;1;1;100 %",
        "3 bis 5;0;0;–",
        "6 bis 10;0;0;–",
        "11 und mehr;0;0;–",
    ]
    assert lines(ines, "reasons")[1:] == ["Niemand im Pool spricht die Sprache;2"]
    assert lines(ines, "towns")[1:] == ["Korbach;2"]


def test_no_other_file_is_there(ines):
    assert ines.get(f"{PAGE}people.csv").status_code == 404


def test_page_costs_the_same_with_one_and_three_requests(ines, people, at):
    found: list[int] = []
    for days in ((1,), (2, 3)):
        for day in days:
            submit(people.youth_office, at, language="som", starts=at + timedelta(days=day))
        with queries_of(found):
            ines.get(UNTIL)

    assert found == [15, 15]


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}languages.csv"])
def test_what_is_missing_is_for_coordinators(client, gesa, path):
    assert gesa.get(path).status_code == 403
    assert client.get(path).headers["Location"].startswith("/anmelden/")


def test_other_pool_sees_nothing_of_it(jona, lacking):
    assert "In dieser Zeit fehlt nichts." in text_of(jona.get(UNTIL))
    assert lines(jona, "languages")[1:] == []
