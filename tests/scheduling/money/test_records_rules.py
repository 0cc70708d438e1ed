"""The page on which a Pool sets its rules for hours."""

from decimal import Decimal

import pytest

from scheduling.models import MoneyRules
from tests.scheduling.web import text_of

RULES = "/desk/einstellungen/stunden/"


def test_rules_are_set_section_by_section(ines, people):
    ines.post(RULES, {"do": "auto", "auto_approve": "on", "auto_most": "50,00", "auto_over": "10"})
    ines.post(RULES, {"do": "deadlines", "silence_days": "14", "claim_days": "90"})

    row = MoneyRules.objects.of(people.pool).get()
    assert (row.auto_approve, row.auto_most, row.auto_over) == (True, Decimal("50.00"), 10)
    assert (row.silence_days, row.claim_days, row.report_days) == (14, 90, 3)
    assert "bis 50,00 € von selbst freigegeben" in text_of(ines.get("/desk/einstellungen/"))


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "deadlines", "silence_days": "2", "claim_days": "90"},
        {"do": "deadlines", "silence_days": "-1", "claim_days": "90"},
        {"do": "auto", "auto_over": "x"},
        {"do": "reminders", "report_days": "3", "attest_days": "5", "remind_times": "11"},
    ],
)
def test_impossible_rules_are_refused(ines, people, sent):
    page = ines.post(RULES, sent)

    assert page.status_code == 200
    assert "Bitte prüfen Sie Ihre Angaben" in text_of(page)
    assert not MoneyRules.objects.of(people.pool).exists()
