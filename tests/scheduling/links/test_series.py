"""Who is asked by mail for a whole series reads every date of it before a yes to all of them."""

from datetime import datetime

from pool.models import Authority
from scheduling.models import Assignment
from tests.scheduling.links.post import BO, asked, link_in, mails_to, press, visit
from tests.scheduling.series import file
from tests.scheduling.web import text_of


def test_mail_and_page_name_all_dates_and_the_yes_takes_them(office: Authority, at: datetime) -> None:
    first, *_others = file(office, at, more=2, together=True)
    offer, path = asked(first, at)

    mail = mails_to(BO)[-1].body
    page = text_of(visit(path))
    days = [f"{one.slot.starts:%d.%m.}" for one in (first, *_others)]

    assert offer.by_mail
    assert "3 Termine, eine Person für alle:" in mail
    assert all(day.lstrip("0") in mail.replace(".0", ".") for day in days)
    assert "Alle 3 Termine" in page
    assert "Ja, zu allen Terminen" in page
    assert link_in(mails_to(BO)[-1]) == path

    press(path, "yes")
    assert Assignment.objects.of(office.pool).filter(person__email=BO).count() == 3
