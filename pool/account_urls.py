"""The few pages of allauth that we use, under German paths; what is not here is closed."""

from allauth.account import views
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path, re_path

from pool.accounts.county import PROVIDER, reachable
from pool.accounts.forms import (
    ChangeForm,
    FirstPasswordForm,
    ForgottenForm,
    NewPasswordForm,
    OnceMoreForm,
    SignInForm,
)
from pool.views import accounts as own

COUNTY = {"provider_id": PROVIDER}

urlpatterns = [
    # Coming in. One page; the library also calls it by the name of its page for codes.
    path("anmelden/", own.SignIn.as_view(form_class=SignInForm), name="account_login"),
    path("anmelden/", own.SignIn.as_view(form_class=SignInForm), name="account_request_login_code"),
    path("anmelden/code/", own.ConfirmCode.as_view(), name="account_confirm_login_code"),
    path("anmelden/app/", factors.authenticate, name="mfa_authenticate"),
    path("anmelden/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("anmelden/oidc/", reachable(oidc.login), COUNTY, name="openid_connect_login"),
    path("anmelden/oidc/zurueck/", reachable(oidc.callback), COUNTY, name="openid_connect_callback"),
    path("anmelden/oidc/abgebrochen/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("anmelden/gesperrt/", views.account_inactive, name="account_inactive"),
    path("abmelden/", views.logout, name="account_logout"),
    # A forgotten password.
    path(
        "passwort/", views.PasswordResetView.as_view(form_class=ForgottenForm), name="account_reset_password"
    ),
    path("passwort/gesendet/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.PasswordResetFromKeyView.as_view(form_class=NewPasswordForm),
        name="account_reset_password_from_key",
    ),
    path("passwort/fertig/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    # How I sign in. One page; passkeys have no list of their own.
    path("anmeldung/", own.settings_page, name="account_settings"),
    path("anmeldung/", own.settings_page, name="mfa_index"),
    path("anmeldung/", own.settings_page, name="mfa_list_webauthn"),
    path("anmeldung/ueberall-abmelden/", own.sign_out_elsewhere, name="sign_out_elsewhere"),
    path(
        "anmeldung/passwort/",
        own.ChangePassword.as_view(form_class=ChangeForm),
        name="account_change_password",
    ),
    path(
        "anmeldung/passwort/neu/",
        own.SetPassword.as_view(form_class=FirstPasswordForm),
        name="account_set_password",
    ),
    path("anmeldung/passwort/entfernen/", own.remove_password, name="remove_password"),
    path("anmeldung/app/", own.StartApp.as_view(), name="mfa_activate_totp"),
    path("anmeldung/app/beenden/", apps.deactivate_totp, name="mfa_deactivate_totp"),
    path("anmeldung/ersatzcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("anmeldung/ersatzcodes/neu/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("anmeldung/passkey/", own.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path(
        "anmeldung/passkey/<int:passkey>/entfernen/",
        passkeys.RemoveWebAuthnView.as_view(pk_url_kwarg="passkey"),
        name="mfa_remove_webauthn",
    ),
    # It is really you?
    path(
        "anmeldung/bestaetigen/",
        views.ReauthenticateView.as_view(form_class=OnceMoreForm),
        name="account_reauthenticate",
    ),
    path("anmeldung/bestaetigen/app/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("anmeldung/bestaetigen/passkey/", own.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
]
