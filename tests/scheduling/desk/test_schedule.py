"""The calendar of the desk: week, day and month, filters, paper; nonsense never breaks it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from pool.models import Authority, Closure, SchoolHoliday
from scheduling.actions import changes, requests
from tests.builders import accepted, coordinator_of, make_interpreter, submit, wanted
from tests.scheduling.web import queries_of, text_of

PAGE = "/desk/schedule/"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def filled(people, at):
    """Tomorrow at nine Amal comes to the youth office."""
    row = submit(people.youth_office, at)
    accepted(row, at)
    return row


def cells(page) -> dict[str, str]:
    """What stands on each day of a week or a month."""
    found = {}
    for cell in re.findall(r'<td class="schedule__day.*?</td>', page.content.decode(), re.DOTALL):
        day = re.search(r'datetime="([\d-]+)"', cell)
        words = re.sub(r"<[^>]+>", " ", cell)
        found[day[1]] = " ".join(words.split()).partition(".")[2].partition(".")[2].strip()
    return found


def test_page_is_for_coordinators(client, gesa):
    assert gesa.get(PAGE).status_code == 403
    assert client.get(PAGE).headers["Location"] == f"/anmelden/?next={PAGE}"


def test_week_is_what_one_sees_first(ines, filled):
    page = ines.get(PAGE)
    text, body = text_of(page), page.content.decode()

    assert "Woche 48, 23.11. bis 29.11.2026" in text
    assert cells(page)["2026-11-24"] == (
        "09:00–10:00 Uhr Arabisch (Levante) Jugendamt Korbach, Korbach zugesagt : Amal Haddad "
        "Ändern : 09:00–10:00 Uhr Arabisch (Levante), Jugendamt Korbach "
        "Zeit oder Ort ändern Absagen und jemand anderen einteilen Absagen"
    )
    assert f'<a href="/desk/requests/{filled.pk}/">' in body
    assert '<th scope="col">Montag</th>' in body
    assert re.search(r"<table[^>]*>\s*<caption", body)
    assert '<a href="/desk/schedule/" aria-current="page">Termine</a>' in body


def test_today_is_marked_in_words(ines, people):
    page = ines.get(PAGE)

    assert cells(page)["2026-11-23"] == "heute"
    assert page.content.decode().count('aria-current="date"') == 1


def test_month_is_shown_in_weeks_with_its_neighbours(ines, filled):
    page = ines.get(PAGE, {"span": "month"})
    days = cells(page)

    assert "November 2026" in text_of(page)
    assert (min(days), max(days), len(days)) == ("2026-10-26", "2026-12-06", 42)
    assert "Amal Haddad" in days["2026-11-24"]
    assert '<th scope="row" class="schedule__week">48</th>' in page.content.decode()


def test_day_is_a_list_in_order_of_time(ines, people, filled, at):
    submit(people.school, at, starts=at + 22 * HOUR, language="ckb")

    text = text_of(ines.get(PAGE, {"span": "day", "day": "2026-11-24"}))

    assert "Dienstag, 24. November 2026" in text
    assert "07:00–08:00 Uhr Sorani Korbach Grundschule am Berg – niemand gefunden Ändern" in text
    assert text.index("07:00–08:00 Uhr") < text.index("09:00–10:00 Uhr")
    assert "Jugendamt Korbach Amal Haddad zugesagt" in text


def test_day_without_anything_says_so(ines, people):
    assert "Keine Termine" in text_of(ines.get(PAGE, {"span": "day"}))


def test_holidays_and_closures_stand_at_the_head_of_the_day(ines, people):
    Closure.objects.create(
        pool=people.pool, name="Inventur", first_day=date(2026, 12, 28), last_day=date(2026, 12, 28)
    )
    SchoolHoliday.objects.create(
        pool=people.pool, name="Weihnachtsferien", first_day=date(2026, 12, 23), last_day=date(2027, 1, 12)
    )

    month, week = (cells(ines.get(PAGE, {"day": "2026-12-25", "span": span})) for span in ("month", "week"))
    day = text_of(ines.get(PAGE, {"day": "2026-12-25", "span": "day"}))

    assert month["2026-12-25"] == week["2026-12-25"] == "Feiertag: Erster Weihnachtstag Weihnachtsferien"
    assert month["2026-12-28"] == "Pause: Inventur Weihnachtsferien"
    assert month["2026-12-22"] == ""
    assert "Fr, 25.12.: Feiertag: Erster Weihnachtstag; Weihnachtsferien" in day


def test_night_is_on_both_days(ines, people, at):
    submit(people.youth_office, at, starts=datetime(2026, 11, 27, 21, tzinfo=UTC), minutes=240)

    days = cells(ines.get(PAGE))

    assert days["2026-11-27"].startswith("22:00–24:00 Uhr Arabisch (Levante) bis Sa 28.11., 02:00 Uhr")
    assert days["2026-11-28"].startswith("00:00–02:00 Uhr Arabisch (Levante) seit Fr 27.11., 22:00 Uhr")


@pytest.mark.parametrize(
    ("starts", "minutes", "day", "words"),
    [
        ("2027-03-28T00:15", 90, "2027-03-28", "01:15–03:45 Uhr"),
        ("2027-10-30T23:15", 210, "2027-10-31", "01:15–03:45 Uhr"),
    ],
)
def test_night_of_the_time_change_says_how_long_it_is(ines, people, at, starts, minutes, day, words):
    begin = datetime.fromisoformat(starts).replace(tzinfo=UTC)
    submit(people.youth_office, at, starts=begin, minutes=minutes)

    said = cells(ines.get(PAGE, {"day": day}))[day]

    assert said.startswith(words)
    assert ("1,5 Stunden" if minutes == 90 else "3,5 Stunden") + " wegen der Zeitumstellung" in said


def test_ten_at_the_same_time_can_all_be_read(ines, people, at):
    for number in range(10):
        body = Authority.objects.create(pool=people.pool, name=f"Amt {number}", state=Authority.APPROVED)
        submit(body, at)

    for span in ("week", "month", "day"):
        page = ines.get(PAGE, {"span": span, "day": "2026-11-24"})
        entries = re.sub(
            r'<details class="schedule__acts.*?</details>', "", page.content.decode(), flags=re.DOTALL
        )
        assert all(f"Amt {number}" in text_of(page) for number in range(10))
        assert entries.count("09:00–10:00 Uhr") == 10


def test_called_off_is_struck_and_said(ines, people, filled, at):
    requests.withdraw_request(filled, by=coordinator_of(people.pool), at=at, reason="Krank")

    page = ines.get(PAGE)

    assert "abgesagt (Amal Haddad)" in cells(page)["2026-11-24"]
    assert "<s>09:00–10:00 Uhr Arabisch (Levante)</s>" in page.content.decode()


def test_of_two_times_it_is_said_which_one_holds(ines, people, filled, at):
    changes.change_request(filled, wanted=wanted(at + 2 * DAY), by=coordinator_of(people.pool), at=at)

    told = cells(ines.get(PAGE))
    assert " neue Zeit wird nachgefragt : Amal Haddad gilt bis zur Antwort Ändern" in told["2026-11-24"]
    assert " neue Zeit wird nachgefragt noch nicht zugesagt Ändern" in told["2026-11-25"]
    for day, said in (("2026-11-24", "gilt bis zur Antwort"), ("2026-11-25", "noch nicht zugesagt")):
        assert said in text_of(ines.get(PAGE, {"span": "day", "day": day}))


def test_filter_stands_in_the_address_and_is_kept(ines, people, filled, at):
    submit(people.school, at, starts=at + 2 * DAY, language="ckb")
    asked = {"language": "apc", "state": "filled", "authority": people.youth_office.pk}

    page = ines.get(PAGE, asked | {"interpreter": people.amal.pk})
    body = page.content.decode().replace("&amp;", "&")

    kept = f"language=apc&authority={people.youth_office.pk}&interpreter={people.amal.pk}&state=filled"
    assert "Amal Haddad" in cells(page)["2026-11-24"]
    assert cells(page)["2026-11-25"] == ""
    assert f'rel="next" href="?span=week&day=2026-11-30&{kept}"' in body
    assert f'href="?span=month&day=2026-11-23&{kept}"' in body
    assert f'href="?span=day&day=2026-11-24&{kept}"' in body
    assert f'href="?span=week&day=2026-11-23&{kept}&print=1"' in body


def test_each_filter_is_removed_by_one_click(ines, people, filled):
    page = ines.get(PAGE, {"language": "apc", "state": "open"}).content.decode().replace("&amp;", "&")

    assert re.search(r'href="\?span=week&day=2026-11-23&state=open".*?Sprache: Arabisch', page, re.DOTALL)
    assert re.search(r'href="\?span=week&day=2026-11-23&language=apc".*?Stand: noch offen', page, re.DOTALL)


def test_filters_show_what_they_say(ines, people, filled, at):
    submit(people.school, at, starts=at + 2 * DAY, language="ckb")

    def shown(**asked) -> list[str]:
        return [day for day, words in cells(ines.get(PAGE, asked)).items() if "Uhr" in words]

    assert shown(state="open") == ["2026-11-25"]
    assert shown(language="ckb") == ["2026-11-25"]
    assert shown(authority=people.youth_office.pk) == ["2026-11-24"]
    assert shown(interpreter=people.amal.pk) == ["2026-11-24"]


@pytest.mark.parametrize(
    "asked",
    [
        {"day": "foo"},
        {"day": ""},
        {"day": "2026-02-30"},
        {"day": "99999999999-01-01"},
        {"span": "year"},
        {"span": "\x00"},
        {"language": "xx", "authority": "x", "interpreter": "-1", "state": "?"},
        {"authority": "9" * 40, "interpreter": "²"},
        {"requester": "1"},
        {"print": "2", "page": "x"},
    ],
)
def test_nonsense_shows_this_week_and_everything(ines, filled, asked):
    page = ines.get(PAGE, asked)

    assert page.status_code == 200
    assert "Amal Haddad" in cells(page)["2026-11-24"]


@pytest.mark.parametrize("span", ["day", "week", "month"])
@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2199-12-31", "9999-12-31"])
def test_calendar_has_two_ends_and_no_error(ines, people, day, span):
    page = ines.get(PAGE, {"day": day, "span": span})
    turned = re.findall(r'rel="(?:prev|next)" href="([^"]+)"', page.content.decode().replace("&amp;", "&"))

    assert len(turned) == 2
    assert [ines.get(PAGE + url).status_code for url in turned] == [200, 200]


def test_numbers_of_the_other_pool_filter_nothing(ines, people, filled):
    stranger = make_interpreter(people.neighbour, "Leyla Arslan", "apc")
    body = Authority.objects.create(pool=people.neighbour, name="Amt", state=Authority.APPROVED)

    page = ines.get(PAGE, {"interpreter": stranger.pk, "authority": body.pk})

    assert "Amal Haddad" in cells(page)["2026-11-24"]
    assert "Leyla" not in page.content.decode()


def test_other_pool_sees_nothing(jona, filled):
    for span in ("day", "week", "month"):
        body = jona.get(PAGE, {"span": span, "day": "2026-11-24"}).content.decode()
        assert "Amal" not in body
        assert "Jugendamt" not in body


@pytest.mark.parametrize("span", ["day", "week", "month"])
def test_paper_says_what_it_is_and_nothing_else(ines, filled, span):
    body = ines.get(PAGE, {"span": span, "day": "2026-11-24", "state": "filled", "print": 1}).content.decode()

    assert "Amal Haddad" in body
    assert "Dolmetscherpool Waldeck-Frankenberg. Nur: Stand: jemand kommt." in body
    assert "Gedruckt: Mo, 23.11.2026, 09:00 Uhr." in body
    assert "site-nav" not in body
    assert "<button" not in body
    assert "schedule_print.css" in body


def test_paper_has_no_private_details(ines, filled):
    body = ines.get(PAGE, {"span": "day", "day": "2026-11-24", "print": 1}).content.decode()

    for private in ("Südring", "Foyer", "Frau Klee", "90009002", "AZ 17/4", "171392"):
        assert private not in body


@pytest.mark.parametrize("span", ["day", "week", "month"])
def test_costs_the_same_however_many_stand_there(ines, people, at, span):
    """14 for the calendar, 3 for what is too tight; 3 more where open places could fill a hole."""
    found: list[int] = []
    for number in range(4):
        accepted(submit(people.youth_office, at, starts=at + DAY + 2 * number * HOUR), at)
        submit(people.school, at, starts=at + DAY + number * HOUR, language="ckb")
        with queries_of(found):
            ines.get(PAGE, {"span": span, "day": "2026-11-24"})

    assert found == [17, 20, 20, 20]


def test_heute_leads_there(ines, people):
    assert 'href="/desk/schedule/?span=day"' in ines.get("/desk/").content.decode()
