"""Who calls: `Authorization: Token …`, and `X-Membership: <id>` for people with several roles."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.plumbing import build_bearer_security_scheme_object
from knox.auth import TokenAuthentication as KnoxAuthentication
from rest_framework import exceptions
from rest_framework.request import Request

from pool.membership import actor_of, choose
from pool.models import Membership

ROLE_HEADER = "X-Membership"


class NoRole(exceptions.PermissionDenied):
    """Signed in, but with nothing to do here."""

    default_detail = _("Sie haben in keinem Pool eine Rolle.")
    default_code = "no_role"


class WrongToken(exceptions.AuthenticationFailed):
    """Unknown, expired, or not a token at all."""

    default_detail = _("Dieses Token gilt nicht.")
    default_code = "wrong_token"


class TokenAuthentication(KnoxAuthentication):  # type: ignore[misc]
    """Knox's tokens; afterwards `membership` and `actor` on the request are those of the token's user."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        """The user and the token, or None without a token."""
        found = super().authenticate(request)
        if found:
            membership = role_of(found[0], request.headers.get(ROLE_HEADER))
            request._request.membership = membership  # type: ignore[attr-defined]
            request._request.actor = actor_of(membership)  # type: ignore[attr-defined]
        return found

    def authenticate_credentials(self, token: bytes) -> tuple[Any, Any]:
        """As knox does, but bytes that are no text are only a wrong token."""
        try:
            return super().authenticate_credentials(token)
        except UnicodeDecodeError:
            raise WrongToken from None


def role_of(user: Any, wanted: str | None = None) -> Membership:
    """The role `user` acts in: the wanted one, if it is theirs, otherwise the first. Raises NoRole."""
    membership = choose(user, wanted)
    if membership is None or (wanted and str(membership.pk) != wanted):
        raise NoRole
    return membership


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the schema names it."""

    target_class = "pool.api.auth.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> Any:
        """A header with the word Token before the secret."""
        return build_bearer_security_scheme_object(header_name="Authorization", token_prefix="Token")  # noqa: S106
