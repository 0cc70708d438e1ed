"""The calendar of the portal: the own Authority's appointments, and who comes."""

from datetime import timedelta

from tests.builders import accepted, make_person, make_user, submit
from tests.scheduling.web import browser_of, text_of

PAGE = "/termine/"
DAY = timedelta(days=1)


def test_page_is_for_clerks(client, ines):
    assert ines.get(PAGE).status_code == 403
    assert client.get(PAGE).headers["Location"] == f"/anmelden/?next={PAGE}"


def test_week_says_who_comes_and_leads_to_the_request(gesa, people, at):
    row = submit(people.youth_office, at)
    accepted(row, at)

    page = gesa.get(PAGE)

    assert "09:00–10:00 Uhr Arabisch (Levante) zugesagt : Amal Haddad" in text_of(page)
    assert f'<a href="/anfragen/{row.pk}/">' in page.content.decode()
    assert '<a href="/termine/" aria-current="page">Termine</a>' in page.content.decode()


def test_day_has_no_column_for_the_own_authority(gesa, people, at):
    submit(people.youth_office, at)

    text = text_of(gesa.get(PAGE, {"span": "day", "day": "2026-11-24"}))

    assert "Zeit Sprache Ort Wer kommt Stand 09:00–10:00 Uhr Arabisch (Levante) Korbach –" in text
    assert "wir fragen an" in text


def test_other_authority_sees_nothing(henning, people, at):
    accepted(submit(people.youth_office, at), at)

    for span in ("day", "week", "month"):
        body = henning.get(PAGE, {"span": span, "day": "2026-11-24"}).content.decode()
        assert "Amal" not in body
        assert "Gesa" not in body


def test_filter_by_who_has_filed(gesa, people, at):
    colleague = make_user(people.pool, make_person("Theo Baum"), authority=people.youth_office)
    mine = submit(people.youth_office, at)
    theirs = submit(people.youth_office, at, starts=at + 2 * DAY, language="ckb")
    theirs.requester = colleague.person
    theirs.save()

    page = gesa.get(PAGE, {"requester": colleague.person.pk})

    assert f"/anfragen/{theirs.pk}/" in page.content.decode()
    assert f'"/anfragen/{mine.pk}/"' not in page.content.decode()
    assert "Angefragt von: Theo Baum" in text_of(page)


def test_filters_of_the_desk_do_not_exist_here(gesa, henning, people, at):
    row = submit(people.youth_office, at)
    asked = {
        "authority": people.school.pk,
        "interpreter": people.chadi.pk,
        "requester": people.henning.person_id,
    }

    page = gesa.get(PAGE, asked)

    assert f"/anfragen/{row.pk}/" in page.content.decode()
    assert "Einrichtung" not in text_of(page)
    assert "Henning" not in page.content.decode()


def test_paper_names_the_authority(gesa, people, at):
    accepted(submit(people.youth_office, at), at)

    body = gesa.get(PAGE, {"print": 1}).content.decode()

    assert "Dolmetscherpool Waldeck-Frankenberg, Jugendamt Korbach. Alle Termine." in body
    assert "site-nav" not in body


def test_english_reader_gets_english_days(people):
    browser = browser_of(people.gesa)
    browser.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    assert '<th scope="col">Monday</th>' in browser.get(PAGE).content.decode()
