"""The coordinator and short links: revoke, renew, never read."""

from datetime import datetime

import pytest
from django.test import Client

from scheduling.models import Link, Offer
from tests.builders import accepted, make_interpreter, submit
from tests.people import Cast
from tests.scheduling.links.post import link_in, mails_to, visit
from tests.scheduling.web import text_of

MARA = "mara@person.example"


@pytest.fixture
def offer(people: Cast, at: datetime) -> Offer:
    """Mara, who has no mobile phone, is asked by mail."""
    make_interpreter(people.pool, "Mara Lind", "ckb")
    return submit(people.youth_office, at, language="ckb").offers.get()


def test_request_page_says_who_is_asked_by_mail_and_hides_the_link(ines: Client, offer: Offer) -> None:
    page = ines.get(f"/desk/requests/{offer.request_id}/")

    assert "Frage wartet Link sperren : Mara Lind neuen Link senden" in text_of(page)
    assert "Mara Lind wird gefragt, die Frage" in text_of(page)
    assert "http://testserver/k/…/" in text_of(page)
    assert link_in(mails_to(MARA)[0]) not in page.content.decode()


def test_link_is_revoked(ines: Client, offer: Offer) -> None:
    page = ines.post(f"/desk/offers/{offer.pk}/link/", {"do": "revoke"}, follow=True)

    assert "Der Link ist gesperrt." in text_of(page)
    assert "Ines Vogt hat den Link von Mara Lind gesperrt." in text_of(page)
    assert visit(link_in(mails_to(MARA)[0])).status_code == 404


def test_new_link_is_sent(ines: Client, offer: Offer, at: datetime) -> None:
    held = accepted(offer.request, at)

    page = ines.post(f"/desk/assignments/{held.pk}/link/", {"do": "renew"}, follow=True)

    assert "Ein neuer Link ist unterwegs. Ältere gelten nicht mehr." in text_of(page)
    assert "Ines Vogt hat Mara Lind einen neuen Link geschickt." in text_of(page)
    mail = mails_to(MARA)[-1]
    assert mail.kind == "new_link"
    assert visit(link_in(mail)).status_code == 200
    assert visit(link_in(mails_to(MARA)[-2])).status_code == 404


def test_what_is_answered_gets_none(ines: Client, offer: Offer, at: datetime) -> None:
    accepted(offer.request, at)

    page = ines.post(f"/desk/offers/{offer.pk}/link/", {"do": "renew"})

    assert page.status_code == 409
    assert "Ein neuer Link würde nichts mehr zeigen." in text_of(page)


@pytest.mark.parametrize("who", ["jona", "gesa"])
def test_others_cannot(who: str, request: pytest.FixtureRequest, offer: Offer) -> None:
    client = request.getfixturevalue(who)

    assert client.post(f"/desk/offers/{offer.pk}/link/", {"do": "revoke"}).status_code in (403, 404)
    assert Link.objects.of(offer.pool_id).get().revoked_at is None


def test_person_page_says_how_they_are_asked(ines: Client, people: Cast) -> None:
    mara = make_interpreter(people.pool, "Mara Lind", "ckb")
    silent = make_interpreter(people.pool, "Nuri Baran", "kmr", email="")

    assert "Wird per E-Mail gefragt" in text_of(ines.get(f"/desk/people/{mara.pk}/"))
    assert "Wird nicht von selbst gefragt" in text_of(ines.get(f"/desk/people/{silent.pk}/"))
    assert "per E-Mail gefragt" not in text_of(ines.get(f"/desk/people/{people.amal.pk}/"))
