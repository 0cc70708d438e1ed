"""Nora wants to interpret: her form, her Application, the link in her mail."""

from scheduling.actions import applications
from scheduling.actions.applications import Said
from tests.scheduling.welcome.conftest import mails_to

FORM = "/mitmachen/waldeck-frankenberg/dolmetschen/"
NORA, PHONE = "nora@post.example", "+491713920011"


def typed(**changes):
    """Nora's form."""
    said = {
        "name": "Nora Said", "language_1": "Somali", "level_1": "native", "language_2": "", "level_2": "",
        "language_3": "", "level_3": "", "language_4": "", "level_4": "", "postal_code": "34497", "town": "",
        "mobile": "0171 3920011", "email": NORA, "gender": "female", "about": "Vormittags habe ich Zeit.",
        "adult": "on", "german": "on", "agreed": "on", "key": "page-1", "website": "",
    }  # fmt: skip
    return said | changes


def filed(pool, at, **changes):
    """Nora has sent her form."""
    said = {
        "name": "Nora Said", "gender": "female", "email": NORA, "mobile": PHONE, "postal_code": "34497",
        "town": "", "languages": (("som", "native"), ("eng", "B2")), "about": "Vormittags.",
    }  # fmt: skip
    key = changes.pop("key", "k")
    return applications.file_application(pool, said=Said(**(said | changes)), agreed=True, key=key, at=at)


def link_of(address):
    """The path of the link in the last mail to an address."""
    body = mails_to(address)[-1][1]
    return next(
        "/" + word.split("/", 3)[3] for word in body.split() if "/mitmachen/bewerbung/" in word
    )  # fmt: skip
