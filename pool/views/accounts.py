"""Pages of the sign-in that differ from allauth's, and the one page about one's own sign-in."""

import json
from typing import Any

from allauth.account import views
from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications import clock
from pool import resuming
from pool.accounts.forms import CodeForm
from pool.actions import sign_ins
from pool.domain.actors import SYSTEM, Actor
from pool.models import Membership


class SignIn(views.LoginView):
    """The one page to come in: address, then a code or a password; passkey or county beside it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which ways there are, and whether something typed is waiting."""
        more = {"county": settings.OIDC_NAME, "waiting": resuming.waiting(self.request)}
        return super().get_context_data(**kwargs) | more


class ConfirmCode(views.ConfirmLoginCodeView):
    """Where the code was sent, and the field for it."""

    form_class = CodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How long the code holds."""
        return super().get_context_data(**kwargs) | {"minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60}

    def form_invalid(self, form: Any) -> HttpResponse:
        """Three tries; then the code is worthless and another one is needed."""
        if self._process.record_invalid_attempt():
            return self.render_to_response(self.get_context_data(form=form))
        messages.error(
            self.request,
            _("Das war dreimal falsch, der Code gilt nicht mehr. Bitte fordern Sie einen neuen an."),
        )
        return redirect(self.passthrough_next_url(reverse("account_login")))

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        self._process.state["at"] = clock.now().timestamp()
        messages.info(self.request, _("Wenn wir diese Adresse kennen, ist ein neuer Code unterwegs."))
        return super()._resend_form_valid(form)


class ChangePassword(views.PasswordChangeView):
    """Back to the page about the sign-in afterwards."""

    def get_default_success_url(self) -> str:
        """Where one came from."""
        return reverse("account_settings")


class SetPassword(views.PasswordSetView):
    """The same, for those who had none."""

    def get_default_success_url(self) -> str:
        """Where one came from."""
        return reverse("account_settings")


class StartApp(ActivateTOTPView):
    """Scan, type, and then see the codes for the day the phone is gone."""

    def get_success_url(self) -> str:
        """Whether they are new or were there before: now they matter."""
        return reverse("mfa_view_recovery_codes")


class AddPasskey(AddWebAuthnView):
    """A passkey that signs in alone."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the browser needs, as the value of an attribute."""
        context = super().get_context_data(**kwargs) | {"form": self.get_form()}
        return context | {
            "options": json.dumps(auth.begin_registration(self.request.user, passwordless=True))
        }

    def form_valid(self, form: Any) -> HttpResponse:
        """Unlike allauth without spare codes: a passkey stands in nobody's way, so none are needed."""
        user, adapter = self.request.user, get_adapter(self.request)
        auth.WebAuthn.add(user, form.cleaned_data["name"], form.cleaned_data["credential"])
        adapter.add_message(self.request, messages.SUCCESS, "mfa/messages/webauthn_added.txt")
        adapter.send_notification_mail("mfa/email/webauthn_added", user)
        return redirect("account_settings")


class PasskeyAgain(ReauthenticateWebAuthnView):
    """Finger or PIN once more."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the browser needs, as the value of an attribute."""
        context = super().get_context_data(**kwargs)
        return context | {
            "form": self.get_form(),
            "options": json.dumps(context["js_data"]["request_options"]),
        }


@login_required
@require_safe
def settings_page(request: HttpRequest) -> HttpResponse:
    """How I sign in: address, password, passkeys, app; and out everywhere else."""
    found = Authenticator.objects.filter(user_id=request.user.pk).order_by("created_at")
    of = {kind: [one for one in found if one.type == kind] for kind in Authenticator.Type}
    spare = of[Authenticator.Type.RECOVERY_CODES]
    context = {
        "passkeys": of[Authenticator.Type.WEBAUTHN],
        "app": next(iter(of[Authenticator.Type.TOTP]), None),
        "spare": len(spare[0].wrap().get_unused_codes()) if spare else 0,
        "advised": _staff(request) and not (of[Authenticator.Type.WEBAUTHN] or of[Authenticator.Type.TOTP]),
        "county": settings.OIDC_NAME,
    }
    return render(request, "pool/account_settings.html", context)


@login_required
@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """On every other device, and for every program with a token."""
    here = request.session.session_key or ""
    count = sign_ins.sign_out_elsewhere(request.user, here=here, **_who(request))  # type: ignore[arg-type]
    messages.success(
        request,
        _("Sie sind überall sonst abgemeldet.") if count else _("Sie waren nirgends sonst angemeldet."),
    )
    return redirect("account_settings")


@login_required
@reauthentication_required
def remove_password(request: HttpRequest) -> HttpResponse:
    """Asks once; from then on a code by mail does."""
    if request.method != "POST":
        return render(request, "pool/remove_password.html")
    sign_ins.remove_password(request.user, **_who(request))  # type: ignore[arg-type]
    update_session_auth_hash(request, request.user)  # type: ignore[arg-type]
    messages.success(request, _("Ihr Passwort ist entfernt. Sie melden sich ab jetzt mit einem Code an."))
    return redirect("account_settings")


def _who(request: HttpRequest) -> dict[str, Any]:
    actor: Actor | None = request.actor  # type: ignore[attr-defined]
    return {
        "membership": request.membership,  # type: ignore[attr-defined]
        "by": actor or SYSTEM,
        "at": clock.now(),
    }


def _staff(request: HttpRequest) -> bool:
    membership = request.membership  # type: ignore[attr-defined]
    coordinates = membership is not None and membership.role == Membership.COORDINATOR
    return coordinates or bool(getattr(request.user, "is_superuser", False))
