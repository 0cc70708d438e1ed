"""What allauth asks us: who may come in, which words it uses, from whom its mails come."""

from threading import Thread
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import LOGIN_BY_CODE_TIMEOUT
from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pool import resuming
from pool.membership import choose
from pool.models import Pool, User

IN_BACKGROUND = "mail about a sign-in"
TOO_MANY = _("Zu viele Versuche. Bitte warten Sie einige Minuten.")
WRONG_CODE = _("Der Code stimmt nicht. Bitte sehen Sie noch einmal nach.")


class Adapter(DefaultAccountAdapter):
    """Accounts are made by the pool, links lead to PUBLIC_URL only."""

    pool: Pool | None = None
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dieser Zugang ist gesperrt. Bitte wenden Sie sich an Ihren Pool."),
        "email_password_mismatch": _("E-Mail-Adresse und Passwort passen nicht zusammen."),
        "enter_current_password": _("Das ist nicht Ihr jetziges Passwort."),
        "incorrect_password": _("Das Passwort stimmt nicht."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
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

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the form somebody was filling in when their sign-in ended, else to their first page."""
        typed = resuming.waiting(request)
        return typed.page if typed else super().get_login_redirect_url(request)

    def login(self, request: HttpRequest, user: Any) -> None:
        """In the role in which somebody was filling in a form when their sign-in ended.

        Whoever has just come in has shown that it is them: for five minutes nobody asks again.
        """
        shown = get_authentication_records(request, user)
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
            one | {"reauthenticated": True} for one in shown
        ]
        super().login(request, user)
        if (typed := resuming.waiting(request)) and typed.membership:
            request.session["membership"] = typed.membership

    def logout(self, request: HttpRequest) -> None:
        """Who only takes another way to sign in keeps what waits for them."""
        typed = None if request.user.is_authenticated else request.session.get(resuming.KEY)
        super().logout(request)
        if typed:
            request.session[resuming.KEY] = typed

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """From the mailbox of the user's Pool. Not through the outbox: rows are kept, these are secret.

        In a thread of its own: how long an answer takes must not tell whether an address is known.
        """
        user = User.objects.filter(email__iexact=email).first()
        membership = choose(user, None)
        self.pool = membership.pool if membership else None
        about = {"email": email, "site": settings.PUBLIC_URL, "minutes": LOGIN_BY_CODE_TIMEOUT // 60}
        message: EmailMessage = self.render_mail(template_prefix, email, about | context)
        Thread(target=message.send, name=IN_BACKGROUND).start()

    def get_from_email(self) -> str:
        """The Pool that writes, else the site."""
        return self.pool.mailbox if self.pool else super().get_from_email()

    def format_email_subject(self, subject: str) -> str:
        """Without allauth's [host] in front."""
        return str(subject)

    def get_login_stages(self) -> list[str]:
        """The code from the mail, then the code from the app; nothing else stands in the way."""
        return ["allauth.account.stages.LoginByCodeStage", "pool.accounts.factors.SecondFactorStage"]

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """How somebody who is signed in shows once more that it is them, in our words."""
        words = {
            "reauthenticate": _("Mit dem Passwort bestätigen"),
            "mfa_reauthenticate": _("Mit einem Code aus der App bestätigen"),
            "mfa_reauthenticate:webauthn": _("Mit einem Passkey bestätigen"),
        }
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in methods]
