"""Sign-in by django-allauth: closed to strangers, in our own words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pool.membership import choose
from pool.models import Pool


class Adapter(DefaultAccountAdapter):
    """Accounts are made by the pool, links lead to PUBLIC_URL only."""

    pool: Pool | None = None
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dieser Zugang ist gesperrt. Bitte wenden Sie sich an Ihren Pool."),
        "email_password_mismatch": _("E-Mail-Adresse und Passwort passen nicht zusammen."),
        "too_many_login_attempts": _("Zu viele Versuche. Bitte warten Sie fünf Minuten."),
        "invalid_password_reset": _("Dieser Link gilt nicht mehr."),
        "rate_limited": _("Das ging zu schnell. Bitte warten Sie einen Augenblick."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: who may request is decided by people."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the mail; a forged Host header must not lead anybody elsewhere."""
        return settings.PUBLIC_URL + reverse(
            "account_reset_password_from_key",
            kwargs=dict(zip(("uidb36", "key"), key.split("-", 1), strict=True)),
        )

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """From the mailbox of the user's Pool. Not through the outbox: rows are kept, this link is secret."""
        membership = choose(user, None)
        self.pool = membership.pool if membership else None
        super().send_password_reset_mail(user, email, context)

    def get_from_email(self) -> str:
        """The Pool that writes, else the site."""
        return self.pool.mailbox if self.pool else super().get_from_email()

    def format_email_subject(self, subject: str) -> str:
        """Without allauth's [host] in front."""
        return str(subject)


class SignInForm(LoginForm):
    """E-mail address and password, labelled and without placeholders."""

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, login=_("E-Mail-Adresse"), password=_("Passwort"), remember=_("Angemeldet bleiben"))
        self.fields["password"].help_text = ""  # the page has its own link


class ForgottenForm(ResetPasswordForm):
    """Asks for the address; what happens then is told to nobody but its owner."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, email=_("E-Mail-Adresse"))

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Send the link to an address we know; never write to strangers."""
        return super().save(request, **kwargs) if self.users else self.cleaned_data["email"]


class NewPasswordForm(ResetPasswordKeyForm):
    """One new password, typed once; a slip is mended by another link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        plain(self, password1=_("Neues Passwort"))


def plain(form: Any, **labels: Any) -> None:
    """Give the fields our labels; a placeholder vanishes while one types, so there is none."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)
