"""Passkeys and codes from an app: options, never a duty.

A passkey is a way in of its own (the device has asked for finger or PIN). Codes from an app are a second step
after code or password; who has only a passkey may still come by mail, so that nobody is locked out.
"""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pool.accounts.adapter import WRONG_CODE
from pool.accounts.forms import ONE_TIME, plain
from pool.encryption import box

NAME = "Dolmetscherpool"


class FactorsAdapter(DefaultMFAAdapter):
    """Secrets are kept encrypted; what devices show is our name."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_generate_recovery_codes": _("Ersatzcodes gibt es erst, wenn Sie Codes aus einer App nutzen."),
        "incorrect_code": WRONG_CODE,
    }

    def encrypt(self, text: str) -> str:
        """On the way into the database."""
        return box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """On the way out."""
        return box().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        return NAME

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a passkey is called when its owner gives it no name."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)s") % {"number": count + 1}


class SecondFactorStage(AuthenticateStage):
    """Asks for a code from the app, and for nothing else."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return has_app(self.login.user) and super()._should_handle(request)


class AppCodeForm(AuthenticateForm):
    """A code from the app, or one of the codes kept for the day the phone is gone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        app_code(self)


class AppCodeAgainForm(ReauthenticateForm):
    """The same, before something that protects the account is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        app_code(self)


class StartAppForm(ActivateTOTPForm):
    """The first code from a new app: it shows that the app works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        app_code(self)


class PasskeyForm(AddWebAuthnForm):
    """A new passkey: always one that signs in alone."""

    passwordless = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name des Passkeys")
        self.fields["name"].help_text = _("Zum Beispiel: Rechner im Büro. Damit erkennen Sie ihn wieder.")
        self.fields["name"].max_length = 100
        self.fields["name"].widget.attrs["maxlength"] = 100

    def clean(self) -> dict[str, Any]:
        """Without finger or PIN it would be no more than a password."""
        self.cleaned_data["passwordless"] = True
        return super().clean()


def has_app(user: Any) -> bool:
    """Whether codes from an app are wanted when this user signs in."""
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()


def app_code_fits(user: Any, code: str) -> bool:
    """Whether a program that signs in for somebody has brought the code they would have to type."""
    return not has_app(user) or AuthenticateForm({"code": code}, user=user).is_valid()


def app_code(form: Any) -> None:
    """The one field of all these forms."""
    plain(form, code=_("Code aus der App"))
    form.fields["code"].widget.attrs |= ONE_TIME | {"autofocus": True}
