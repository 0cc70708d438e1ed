"""How often strangers may send a form: counted is what was typed here, not what is known of an address."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.counting import HOUR, once_more

MOST_PER_ADDRESS, MOST_PER_VISITOR = 3, 20  # forms within an hour; a whole town hall has one address
MAILS_ON_THEIR_WAY = gettext_noop(
    "An diese Adresse sind schon mehrere E-Mails unterwegs. Bitte sehen Sie auch im Spam-Ordner nach."
)
SENT_BEFORE = gettext_noop("Das haben Sie eben schon mehrmals geschickt. Es ist bei uns angekommen.")
SAID = {"email": MAILS_ON_THEIR_WAY}


def too_many(request: HttpRequest, form: forms.Form, *fields: str) -> bool:
    """Whether forms have gone to one of these addresses or numbers, or come from this visitor, too often.

    Within an hour; the form says so then.
    """
    visitor = request.META.get("REMOTE_ADDR", "")
    if once_more(f"welcome:visitor:{visitor}", seconds=HOUR) > MOST_PER_VISITOR:
        form.add_error(None, _("Das ging zu schnell. Bitte warten Sie eine Stunde, oder rufen Sie uns an."))
        return True
    for name in fields:
        value = form.cleaned_data[name].casefold()
        if value and once_more(f"welcome:address:{value}", seconds=HOUR) > MOST_PER_ADDRESS:
            form.add_error(name, _(SAID.get(name, SENT_BEFORE)))
            break
    return bool(form.errors)
