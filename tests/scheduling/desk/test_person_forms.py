"""The page of one person: data, papers, trainings, consents, notes, journal; wrong input; two at once."""

from datetime import date, timedelta

import pytest

from pool.models import Event, Interpreter, Note
from scheduling.actions import offers
from tests.builders import accepted, interpreter_actor, make_interpreter, sent_offers, submit
from tests.scheduling.web import text_of

DATA = {
    "do": "data", "full_name": "Amal Haddad-Kern", "gender": "female", "email": "amal@neu.example",
    "postal_code": "35066", "town": "",
}  # fmt: skip
PAPERS = {
    "do": "papers", "declaration_on": "2026-01-15", "training_on": "2026-01-15",
    "record_check_on": "2026-11-20", "record_check_by": "", "record_check_remind_on": "2031-08-20",
}  # fmt: skip
CONSENTS = {"do": "consents", "sms_consent_on": "2026-01-15", "contact_by": "email", "share_phone": "on"}
TRAINING = {
    "do": "training", "row": "", "kind": "further", "title": "Dolmetschen bei Ärzten",
    "done_on": "2026-03-07", "units": "8", "expires_on": "2028-03-07",
}  # fmt: skip
NOTE = {"do": "note", "text": "Ruft lieber abends zurück.", "forget_on": "2027-06-30"}
FORMS = {"data": DATA, "papers": PAPERS, "consents": CONSENTS, "training": TRAINING, "note": NOTE}


def page_of(who):
    """Their page."""
    return f"/desk/people/{who.pk}/"


def again(who):
    """As stored by now."""
    return Interpreter.objects.of(who.pool_id).select_related("person").get(pk=who.pk)


def seen(ines, who, name):
    """The mark that the form on the page carries."""
    return ines.get(page_of(who)).context["forms"][name]["seen"].initial


def test_page_begins_with_the_human_being(ines, people, at):
    accepted(submit(people.youth_office, at), at)

    text = text_of(ines.get(page_of(people.amal)))

    assert "Spricht Arabisch (Levante) (Muttersprache)" in text
    assert "Antworten 1 von 1 Fragen mit Ja beantwortet (100 %), meist nach: 1 Minute" in text
    assert "Nächster Einsatz Di, 24.11.2026" in text
    assert "Diesen Monat 1 Einsatz, 1 Stunde" in text
    assert "Dieses Jahr 0,00 €, noch 960,00 € frei" in text


def test_data_are_changed_and_the_home_is_found(ines, people):
    text = text_of(ines.post(page_of(people.amal), DATA, follow=True))

    row = again(people.amal)
    assert (row.person.name, row.person.email) == ("Amal Haddad-Kern", "amal@neu.example")
    assert (row.postal_code, row.town, round(row.lat)) == ("35066", "Frankenberg", 51)
    assert "Zuletzt geändert: Ines Vogt, Mo, 23.11.2026, 09:00 (Name, Wohnort, E-Mail)" in text
    event = Event.objects.of(people.pool).about(row).last()
    assert event.facts == {"changed": ["name", "email", "postal_code", "town"]}


def test_search_follows_the_new_home(ines, people, at):
    ines.post(page_of(people.amal), DATA)

    spoken = again(people.amal).spoken.get()
    assert spoken.reach is not None
    assert (spoken.east, spoken.north) != (0, 0)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"full_name": "  "}, "Name: "),
        ({"email": "amal"}, "E-Mail: "),
        ({"postal_code": "00000"}, "Diese Postleitzahl kennen wir nicht."),
        ({"postal_code": "abcde"}, "Diese Postleitzahl kennen wir nicht."),
        ({"gender": "robot"}, "Geschlecht: "),
        ({"full_name": "x" * 121}, "Name: "),
    ],
)
def test_wrong_data_are_refused_beside_their_field(ines, people, changes, words):
    page = ines.post(page_of(people.amal), DATA | changes)

    assert words in text_of(page)
    assert again(people.amal).person.name == "Amal Haddad"


def test_home_may_be_unknown(ines, people):
    ines.post(page_of(people.amal), DATA | {"postal_code": "", "town": ""})

    assert again(people.amal).home is None


@pytest.mark.parametrize("other", ["pool", "role"])
def test_page_says_that_the_person_counts_elsewhere_too(ines, people, other):
    words = "gelten dort genauso"
    assert words not in text_of(ines.get(page_of(people.amal)))

    if other == "pool":
        Interpreter.objects.create(pool=people.neighbour, person=people.amal.person, number=1)
    else:
        people.amal.person.memberships.create(
            pool=people.pool, role="requester", authority=people.youth_office
        )

    text = text_of(ines.get(page_of(people.amal)))
    assert words in text
    assert "Nachbarkreis" not in text


def test_what_belongs_to_the_person_changes_in_both_pools_and_the_home_in_one(ines, people):
    there = Interpreter.objects.create(
        pool=people.neighbour, person=people.amal.person, number=1, postal_code="34497", town="Korbach"
    )

    ines.post(page_of(people.amal), DATA)

    row = again(there)
    assert (row.person.name, row.postal_code) == ("Amal Haddad-Kern", "34497")


def test_second_coordinator_looks_again_before_anything_is_lost(ines, people):
    first = seen(ines, people.amal, "data")
    ines.post(page_of(people.amal), DATA | {"seen": first})

    mine = DATA | {"seen": first, "full_name": "Amal H.", "postal_code": "34497", "town": "Korbach"}
    page = ines.post(page_of(people.amal), mine)

    assert "Inzwischen hat jemand anderes diese Angaben geändert." in text_of(page)
    assert "Anders steht jetzt da: Name, Postleitzahl, Ort." in text_of(page)
    assert again(people.amal).person.name == "Amal Haddad-Kern"

    renewed = page.context["form"]["seen"].value()
    ines.post(page_of(people.amal), mine | {"seen": renewed})
    assert again(people.amal).person.name == "Amal H."


WISHES = {
    "do": "wishes", "modes": ["phone"], "travels_by": "car", "radius_km": "10", "notice_hours": "0",
    "day_limit": "", "week_limit": "",
}  # fmt: skip
WEEK = {"do": "week", "day0": "8-12"}


@pytest.mark.parametrize(("name", "sent"), [("wishes", WISHES), ("week", WEEK), *list(FORMS.items())[:3]])
def test_each_whole_form_notices_that_somebody_was_quicker(ines, people, name, sent):
    mark = seen(ines, people.amal, name)
    assert mark
    assert ines.post(page_of(people.amal), sent | {"seen": mark}).status_code == 302

    page = ines.post(page_of(people.amal), sent | {"seen": mark})

    assert "Inzwischen hat jemand anderes" in text_of(page)


def test_same_page_saved_twice_by_one_person_in_a_row_is_fine(ines, people):
    for _each in range(2):
        mark = seen(ines, people.amal, "wishes")
        assert ines.post(page_of(people.amal), WISHES | {"seen": mark}).status_code == 302


def test_certificate_of_conduct_is_seen_on_by_and_reminded(ines, people):
    text = text_of(ines.post(page_of(people.amal), PAPERS, follow=True))

    assert "Führungszeugnis gesehen am 20.11.2026, von Ines Vogt An ein neues erinnern am 20.08.2031" in text
    assert "Führungszeugnis gilt bis 20.11.2031" in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"record_check_on": "2026-11-24"}, "Dieser Tag liegt in der Zukunft."),
        ({"record_check_remind_on": "2026-11-20"}, "Erinnern geht erst nach dem Tag"),
        ({"record_check_on": ""}, "Erinnern geht erst nach dem Tag"),
        ({"declaration_on": "31.02.2026"}, "Diesen Tag gibt es nicht."),
        ({"training_on": "gestern"}, "Bitte schreiben Sie das Datum so"),
        ({"record_check_by": "x" * 121}, "Gesehen von: "),
    ],
)
def test_wrong_papers_are_refused(ines, people, changes, words):
    page = ines.post(page_of(people.amal), PAPERS | changes)

    assert words in text_of(page)
    assert again(people.amal).record_check_on == date(2026, 1, 15)


def test_consents_are_saved_and_have_their_effect(ines, people, at):
    text = text_of(ines.post(page_of(people.amal), CONSENTS, follow=True))

    row = again(people.amal)
    assert (row.contact_by, row.share_phone, row.no_mailings_on) == ("email", True, date(2026, 11, 23))
    assert "Rundschreiben nein, seit 23.11.2026" in text
    assert "Wird gefragt per E-Mail" in text
    offer = sent_offers(submit(people.youth_office, at), at)[0]
    assert (offer.interpreter_id, offer.by_mail) == (people.amal.pk, True)


def test_day_of_the_no_to_mailings_stays_until_it_is_a_yes(ines, people):
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(no_mailings_on=date(2026, 5, 1))

    ines.post(page_of(people.amal), CONSENTS)
    assert again(people.amal).no_mailings_on == date(2026, 5, 1)

    ines.post(page_of(people.amal), CONSENTS | {"mailings": "on"})
    assert again(people.amal).no_mailings_on is None


@pytest.mark.parametrize(
    ("changes", "person"),
    [
        ({"contact_by": "pigeon"}, {}),
        ({"contact_by": "email"}, {"email": ""}),
        ({"contact_by": "sms"}, {"mobile": ""}),
        ({"contact_by": "sms", "sms_consent_on": ""}, {}),
        ({"sms_consent_on": "2026-11-24"}, {}),
    ],
)
def test_way_that_leads_nowhere_is_refused(ines, people, changes, person):
    for name, value in person.items():
        setattr(people.amal.person, name, value)
    people.amal.person.save()

    page = ines.post(page_of(people.amal), CONSENTS | changes)

    assert page.context["form"].errors
    assert again(people.amal).contact_by == ""


def test_questions_and_answers_are_listed(ines, people, at):
    row = submit(people.youth_office, at)
    for offer in sent_offers(row, at):
        offers.decline_offer(offer, by=interpreter_actor(offer), at=at + timedelta(minutes=12))

    text = text_of(ines.get(page_of(people.amal)))

    assert "0 von 1 Fragen mit Ja beantwortet (0 %), meist nach: 12 Minuten" in text
    assert f"Nr. {row.pk} , Jugendamt Korbach" in text


def test_journal_says_who_changed_what(ines, people):
    for sent in FORMS.values():
        ines.post(page_of(people.amal), sent)

    text = text_of(ines.get(page_of(people.amal)))

    for words in ("Name, Wohnort, E-Mail", "Unterlagen", "Einwilligungen", "Schulung eingetragen", "Notiz"):
        assert f"Mo, 23.11.2026, 09:00: {words}, Ines Vogt" in text


@pytest.mark.parametrize("name", FORMS)
def test_foreign_pool_saves_nothing(jona, people, name):
    assert jona.post(page_of(people.amal), FORMS[name]).status_code == 404
    assert again(people.amal).person.name == "Amal Haddad"
    assert not Event.objects.of(people.pool).about(people.amal).exists()


def test_foreign_note_is_not_removed(ines, people, jona):
    there = make_interpreter(people.neighbour, "Zoe Fremd")
    ines.post(page_of(people.amal), NOTE)
    row = Note.objects.of(people.pool).get()

    assert jona.post(page_of(there), {"do": "remove_note", "row": row.pk}).status_code == 404
    assert Note.objects.of(people.pool).exists()


def test_nothing_known_about_somebody_is_shown_too(ines, people):
    row = Interpreter.objects.create(
        pool=people.pool, person=make_interpreter(people.neighbour, "Neu").person, number=99
    )

    text = text_of(ines.get(page_of(row)))

    assert "Spricht noch nicht eingetragen" in text
    assert "Antworten noch keine" in text
