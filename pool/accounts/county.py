"""Sign-in with the county's own identity provider (OpenID Connect): a way in for people we know, no more.

Nothing is connected and nothing kept: each time, the address that the provider has verified decides.
"""

import logging
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from requests import RequestException

from pool.models import User

PROVIDER = "oidc"
logger = logging.getLogger(__name__)


class CountyProvider(OpenIDConnectProvider):
    """allauth's client, with a nonce; what the visitor's address adds to the question is ignored."""

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """The nonce goes to the provider and into the state that waits for the answer."""
        nonce = secrets.token_urlsafe(24)
        kwargs = super().get_redirect_from_request_kwargs(request)
        return kwargs | {"scope": self.get_scope(), "auth_params": {"nonce": nonce}, "nonce": nonce}


class CountyAdapter(DefaultSocialAccountAdapter):
    """Lets in existing users by verified address; makes no account, connects none."""

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Any:
        """The one provider of the settings."""
        found = super().get_provider(request, provider, client_id)
        return CountyProvider(request, app=found.app)

    def list_apps(self, request: HttpRequest, **kwargs: Any) -> list[Any]:
        """From the environment alone: a row in the database opens no door."""
        return [app for app in super().list_apps(request, **kwargs) if app.pk is None]

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Stop whoever may not come in, and say why; otherwise it is the user of that address."""
        told = sociallogin.account.extra_data
        token, profile = told.get("id_token") or {}, told.get("userinfo") or {}
        same = profile.get("sub") == token.get("sub")
        if not same or not token.get("nonce") or token["nonce"] != sociallogin.state.get("nonce"):
            stop(refused(request, "broken"))
        verified = profile.get("email_verified") is True or profile.get("email_verified") == "true"
        if not (profile.get("email") and verified):
            stop(refused(request, "unverified"))
        user = User.objects.filter(email__iexact=profile["email"]).first()
        if user is None or not same_address(user.email, profile["email"]):
            stop(refused(request, "unknown", email=profile["email"]))
        elif not user.is_active:
            stop(redirect("account_inactive"))
        sociallogin.user = user


def same_address(one: str, other: str) -> bool:
    """But for capitals. PostgreSQL also takes a dotless i for an i, which is somebody else's mailbox."""
    return one.encode().lower() == other.encode().lower()


def reachable(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A provider that is down, or talks nonsense, is no error of ours: there are other ways in."""

    @wraps(view)
    def inner(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except (RequestException, KeyError, ValueError) as error:
            logger.warning("the identity provider cannot be used: %s", error)
            return refused(request, "down", status=503)

    return inner


def refused(request: HttpRequest, why: str, status: int = 403, **facts: str) -> HttpResponse:
    """The page that says why the provider's word was not enough."""
    context = {"why": why, "name": settings.OIDC_NAME} | facts
    return render(request, "socialaccount/authentication_error.html", context, status=status)


def stop(response: HttpResponse) -> None:
    """Answer at once; allauth goes no further."""
    raise ImmediateHttpResponse(response)
