"""Every address, walked as somebody of another Pool or another Authority: nothing of ours appears.

A foreign number answers exactly as a number that does not exist.
"""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from knox.models import AuthToken

from pool.actions.venues import Spot, add_venue
from pool.models import Authority, Event, Import, Interpreter, Membership, User, Venue
from scheduling.actions import payments, service_records, statements
from scheduling.actions.applications import Said, file_application
from scheduling.actions.assignments import complete_assignment
from scheduling.actions.bank_accounts import set_account
from scheduling.actions.closings import begin_closing
from scheduling.actions.drafts import save_draft
from scheduling.actions.imports import begin_import
from scheduling.actions.invitations import invite
from scheduling.actions.mailings import send_mailing
from scheduling.domain.imports.tables import Line, Table
from scheduling.models import (
    Application,
    Assignment,
    CostList,
    Draft,
    FundingException,
    FundingSource,
    Invitation,
    Mailing,
    Offer,
    PaymentRun,
    Payout,
    Registration,
    Request,
    ServiceRecord,
    Statement,
    Tariff,
    YearClosing,
)
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_tariff,
    submit,
)
from tests.people import Cast, cast
from tests.scheduling.money.work import fund_and_charge
from tests.scheduling.welcome.conftest import registered
from tests.stories.routes import addresses

pytestmark = pytest.mark.django_db
SECRETS = ["Gesa", "Amal", "Chadi", "Südring", "Jugendamt Korbach", "AZ 17/4", "+4917139200", "0171 39200"]
MISSING = 987_654
NOUNS = {
    "anfragen": Request,
    "requests": Request,
    "offers": Offer,
    "assignments": Assignment,
    "einsaetze": Assignment,
    "service-records": ServiceRecord,
    "hours": ServiceRecord,
    "statements": Statement,
    "interpreters": Interpreter,
    "authorities": Authority,
    "people": Interpreter,
    "freibetraege": Interpreter,
    "einrichtungen": Authority,
    "anmeldungen": Registration,
    "einladungen": Invitation,
    "personen": Membership,
    "team": Membership,
    "rundschreiben": Mailing,
    "bewerbungen": Application,
    "entwurf": Draft,
    "adressen": Venue,
    "daten": Import,
    "foerderung": FundingSource,
    "ausnahmen": FundingException,
    "kosten": CostList,
    "jahr": YearClosing,
    "tarife": Tariff,
    "zahlungen": PaymentRun,
    "auszahlungen": Payout,
}
# the demo shows every phone on purpose, the schema has examples, and no worker is running here
SPEAK_OF_NOBODY = ("/demo/", "/api/v1/schema/", "/health/ready")


@pytest.fixture
def full(at: datetime) -> Cast:
    """The cast, and one row of everything, all of it belonging to Gesa's youth office."""
    people = cast()
    make_tariff(people.pool)
    assignment = accepted(submit(people.youth_office, at, starts=at + timedelta(days=2)), at)
    submit(people.youth_office, at, starts=at + timedelta(days=9))
    clerk, _person = clerk_of(people.youth_office)
    add_venue(people.youth_office, spot=Spot("Südring", "34497"), by=clerk, at=at)
    save_draft(people.youth_office, key="k", typed={"notes": ["Südring"]}, by=clerk, at=at)
    record = complete_assignment(assignment, at=assignment.ends)
    worker, by = interpreter_actor(assignment), coordinator_of(people.pool)
    record = service_records.report_record(record, minutes=60, km=10, by=worker, at=at)
    record = service_records.attest_record(record, by=clerk_of(people.youth_office)[0], at=at)
    service_records.approve_record(record, by=by, at=at)
    statements.issue_statement(assignment.interpreter, month=date(2026, 11, 1), by=by, at=at)
    iban = "DE89370400440532013000"
    set_account(assignment.interpreter, holder="Amal Haddad", iban=iban, by=by, at=at)
    payments.make_run(people.pool, kind="list", pays_on=date(2026, 12, 1), by=by, at=at)
    registered(people.pool, at, name="Amals Schule", contact_name="Gesas Bruder")
    said = Said("Amals Freundin", "", "freundin@post.example", "", "34497", "", (("som", "B2"),), "Südring")
    file_application(people.pool, said=said, agreed=True, key="k", at=at)
    send_mailing(
        people.pool, people=[people.amal], way="email", subject="Südring", body="Hallo Amal", count=1,
        key="k", wanted={}, by=people.actor(people.ines), at=at,
    )  # fmt: skip
    gesa = people.actor(people.gesa)
    ines = people.actor(people.ines)
    fund_and_charge(record, by=by, at=at)
    begin_import(people.pool, name="Amal.csv", tables=[Table("", (Line(1, ("Amal",)),))], by=ines, at=at)
    begin_closing(people.pool, year=2026, unfinished=True, by=ines, at=at)
    invite(people.youth_office, name="Gesas Schwester", email="a@b.example", by=gesa, at=at)
    return people


def visitor(user: User) -> Client:
    """A browser that is signed in, with a program's token in its pocket."""
    client = Client()
    client.force_login(user)
    client.defaults["HTTP_AUTHORIZATION"] = f"Token {AuthToken.objects.create(user)[1]}"
    return client


def comparable(body: bytes, path: str) -> bytes:
    """A page without its own address and without what changes on each view."""
    lines = body.replace(path.encode(), b"PATH").splitlines()
    return b"\n".join(line for line in lines if b"csrfmiddlewaretoken" not in line)


@pytest.mark.parametrize("who", ["jona", "henning"])
def test_pages_show_nothing_foreign(full: Cast, who: str) -> None:
    client, leaks = visitor(getattr(full, who)), {}

    for path in addresses():
        if "{}" in path or path.startswith(SPEAK_OF_NOBODY):
            continue
        page = client.get(path)
        body = b"".join(page) if page.streaming else page.content
        if seen := [secret for secret in SECRETS if secret in body.decode(errors="replace")]:
            leaks[path] = seen
        assert page.status_code < 500, path

    assert leaks == {}


@pytest.mark.parametrize("method", ["get", "post", "patch"])
@pytest.mark.parametrize("who", ["jona", "henning"])
def test_foreign_numbers_do_not_exist(full: Cast, who: str, method: str) -> None:
    client, events, told = visitor(getattr(full, who)), Event.objects.count(), {}
    body = {"reason": "weil", "minutes": 1, "km": "0", "interpreter": full.amal.pk}
    as_json = {"data": body, "content_type": "application/json"}

    for path in addresses():
        api = path.startswith("/api/")
        if "{}" not in path or (method == "patch" and not api):
            continue
        kind = {} if method == "get" else as_json if api else {"data": body}
        ours = NOUNS[path.split("/{}")[0].rpartition("/")[2]].objects.of(full.pool).earliest("pk").pk
        answers = [(n, getattr(client, method)(path.format(n), **kind)) for n in (ours, MISSING)]
        told[path] = {
            (answer.status_code, comparable(answer.content, path.format(number)))
            for number, answer in answers
        }

    assert [path for path, answers in told.items() if len(answers) > 1] == []
    assert {status for answers in told.values() for status, _body in answers} <= {400, 403, 404, 405}
    assert Event.objects.count() == events
