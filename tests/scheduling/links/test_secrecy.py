"""A short link tells others nothing: dead ones are alike, no log, cache or referer keeps the token."""

import logging
import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from pool.models import Authority, Interpreter
from scheduling.doors import secret_addresses
from scheduling.models import Link, Request
from tests.scheduling.links.post import AMAL, BO, asked, at_time, everything, press, visit

NOBODYS = "/k/AAAAAAAAAAAAAAAAAAAAAA/"


def bare(page: bytes) -> bytes:
    """A page without its own address, the demo's clock and the value that changes each time."""
    return re.sub(rb'/k/[^/"]*/|<time>[^<]*|value="\w{64}"', b"", page)


def test_dead_links_cannot_be_told_apart(office: Authority, request_: Request, at: datetime) -> None:
    """Unknown, expired, revoked, of an old address, of somebody who left: byte for byte the same answer."""
    offer, path = asked(request_, at)
    token = path.split("/")[2]
    row = Link.objects.of(office.pool).filter(offer=offer)
    pages = [visit(NOBODYS)]

    at_time(offer.slot.starts - timedelta(minutes=office.pool.asking_ends))
    pages.append(visit(path))
    at_time(at)
    row.update(revoked_at=at)
    pages.append(visit(path))
    row.update(revoked_at=None)
    offer.person.email = "neu@person.example"
    offer.person.save()
    pages.append(visit(path))
    offer.person.email = BO
    offer.person.mobile = AMAL
    offer.person.save()
    pages.append(visit(path))
    offer.person.mobile = ""
    offer.person.save()
    Interpreter.objects.of(office.pool).update(state=Interpreter.LEFT)
    pages.append(visit(path))
    pages += [visit(f"/k/{token[:-1]}/"), visit(f"/k/{token}x/"), visit("/k/%00%FF/"), visit("/k/Ж/")]
    pages += [press(path, "yes"), press(NOBODYS, "yes")]

    assert {page.status_code for page in pages} == {404}
    assert len({bare(page.content) for page in pages}) == 1
    Interpreter.objects.of(office.pool).update(state=Interpreter.ACTIVE)
    assert visit(path).status_code == 200


def test_token_is_kept_nowhere_but_in_the_mail(request_: Request, at: datetime) -> None:
    _offer, path = asked(request_, at)
    token = path.split("/")[2]

    assert [table for table, rows in everything().items() if token in rows] == ["notifications.Message"]


@pytest.mark.parametrize("what", ["live", "dead", "forged", "put"])
def test_headers_keep_it_out_of_caches_search_engines_and_referers(
    what: str, request_: Request, at: datetime
) -> None:
    _offer, path = asked(request_, at)
    answers = {
        "live": lambda: visit(path),
        "dead": lambda: visit(NOBODYS),
        "forged": lambda: Client(enforce_csrf_checks=True).post(path, {"do": "yes"}),
        "put": lambda: Client().put(path),
    }

    page = answers[what]()

    assert page["Cache-Control"] == "private, no-store"
    assert page["Referrer-Policy"] == "strict-origin"
    assert page["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert re.findall(r'(?:src|href)="(?!/|#|tel:)[^"]+"', page.content.decode()) == []


def test_logs_do_not_keep_the_token(
    request_: Request, at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    _offer, path = asked(request_, at)
    token = path.split("/")[2]
    Link.objects.of(request_.pool_id).update(revoked_at=at)

    visit(path)
    Client(enforce_csrf_checks=True).post(path, {"do": "yes"})
    Client().delete(path)

    (handler,) = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    said = [handler.format(record) for record in caplog.records]
    assert [line for line in said if token in line] == []
    assert len([line for line in said if "/k/…/" in line]) == 3


def test_too_many_looks_wait(request_: Request, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    _offer, path = asked(request_, at)
    monkeypatch.setitem(secret_addresses.PER_MINUTE, "token", 2)
    assert [visit(path).status_code for _each in range(3)] == [200, 200, 429]

    monkeypatch.setitem(secret_addresses.PER_MINUTE, "address", 5)
    others = [visit(f"/k/{number:022}/").status_code for number in range(3)]

    assert others == [404, 404, 429]
    assert visit(f"/k/{0:022}/", REMOTE_ADDR="192.0.2.7").status_code == 404
