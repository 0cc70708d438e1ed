"""The forms of the sign-in: our labels, no placeholders, no second typing of a password."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

ONE_TIME = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "width-m"}


class SignInForm(LoginForm):
    """The e-mail address, and a password for those who want to use theirs; without one a code is mailed."""

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, login=_("E-Mail-Adresse"), password=_("Passwort"))
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}
        self.fields["password"].required = False
        self.fields["password"].help_text = _(
            "Kein Passwort? Lassen Sie das Feld leer: Wir schicken Ihnen einen Code per E-Mail."
        )

    def clean(self) -> dict[str, Any]:
        """Who asks for a code gets one, whatever the browser has put into the password."""
        if "code" in self.data:
            self.cleaned_data.pop("password", None)
        return super().clean()


class CodeForm(ConfirmLoginCodeForm):
    """The code out of the mail; blanks and dashes do no harm."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, code=_("Code aus der E-Mail"))
        self.fields["code"].widget.attrs |= ONE_TIME | {"autofocus": True}


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
        new_password(self)


class ChangeForm(ChangePasswordForm):
    """The present password, and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        new_password(self)
        plain(self, oldpassword=_("Jetziges Passwort"))
        self.fields["oldpassword"].help_text = ""


class FirstPasswordForm(SetPasswordForm):
    """A password for somebody who had none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        new_password(self)


class OnceMoreForm(ReauthenticateForm):
    """The password once more, before something that protects the account is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, password=_("Passwort"))
        self.fields["password"].help_text = ""


def new_password(form: Any) -> None:
    """One field for a new password: a slip is mended by a code or a link."""
    del form.fields["password2"]
    plain(form, password1=_("Neues Passwort"))


def plain(form: Any, **labels: Any) -> None:
    """Give the fields our labels; a placeholder vanishes while one types, so there is none."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)
