"""The few pages of allauth that we use, under German paths."""

from allauth.account import views
from django.urls import path, re_path

from pool.accounts import ForgottenForm, NewPasswordForm, SignInForm

urlpatterns = [
    path("anmelden/", views.LoginView.as_view(form_class=SignInForm), name="account_login"),
    path("anmelden/gesperrt/", views.account_inactive, name="account_inactive"),
    path("abmelden/", views.logout, name="account_logout"),
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
]
