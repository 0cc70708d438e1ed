"""Where their money goes, that they want none, and what was paid when."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from pool.models import Interpreter
from scheduling.actions.bank_accounts import set_account, waive_account
from scheduling.links.forms_account import AccountForm, WaiveForm
from scheduling.links.own_forms import forms_shown, limited, saves
from scheduling.links.parts import Part
from scheduling.queries.payments import account_doubted, account_of, paid_to

MOST = 10  # tries within an hour, so that nobody guesses about
SHOWN = 24  # payments


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    account = account_of(row)
    told = {"account": account, "account_doubted": account_doubted(account), "payouts": paid_to(row)[:SHOWN]}
    return told | forms_shown(row, AccountForm, WaiveForm)


PART = Part(
    "scheduling/links/own_account.html", _shown,
    {
        "account": saves(
            AccountForm, limited("account", MOST, set_account),
            gettext_noop("Ihre Bankverbindung ist gespeichert. Sie bekommen dazu auch eine Nachricht."),
        ),
        "waive": saves(
            WaiveForm, limited("account", MOST, waive_account),
            gettext_noop("Danke! Wir überweisen Ihnen ab jetzt nichts. Das können Sie jederzeit ändern."),
        ),
    },
)  # fmt: skip
