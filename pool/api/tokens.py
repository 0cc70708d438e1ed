"""Sign in with e-mail address and password, get a token; sign out and it is gone."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample
from rest_framework import exceptions, serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle

from notifications import clock
from pool.accounts.factors import app_code_fits
from pool.actions.tokens import issue_token, revoke_token
from pool.api.auth import role_of
from pool.api.doors import Door
from pool.api.schema import says
from pool.api.serializers import Instant, Named
from pool.membership import actor_of, memberships_of
from pool.models import Membership

EXAMPLE = OpenApiExample("Gesa", {"email": "gesa@jugendamt.example", "password": "…"}, request_only=True)


class WrongCredentials(exceptions.APIException):
    """No such address, or not this password: nobody learns which."""

    status_code = 401
    auth_header = "Token"
    default_detail = _("E-Mail-Adresse und Passwort passen nicht zusammen.")
    default_code = "wrong_credentials"


class CodeWanted(exceptions.APIException):
    """The right password, and the code from the app is missing or wrong."""

    status_code = 401
    auth_header = "Token"
    default_detail = _("Bitte schicken Sie auch den Code aus Ihrer App mit.")
    default_code = "code_wanted"


class PerVisitor(SimpleRateThrottle):
    """So many tries per address of the network; allauth counts those per e-mail address."""

    rate = "20/min"
    scope = "tokens"

    def get_cache_key(self, request: Request, view: Any) -> str:
        """REMOTE_ADDR, which pool.middleware has made trustworthy."""
        ident = request.META.get("REMOTE_ADDR", "")
        return self.cache_format % {"scope": self.scope, "ident": ident}


class Credentials(serializers.Serializer[Any]):
    """What one signs in with."""

    email = serializers.CharField(max_length=254)
    password = serializers.CharField(max_length=200, trim_whitespace=False)
    code = serializers.CharField(
        max_length=20, required=False, help_text="for those who use codes from an app"
    )


class RoleSerializer(serializers.Serializer[Any]):
    """One of one's roles; its id goes into X-Membership."""

    id = serializers.IntegerField()
    role = serializers.ChoiceField(choices=list(Membership.ROLES))
    pool = Named()
    authority = Named(allow_null=True)


class TokenSerializer(serializers.Serializer[Any]):
    """The secret, shown this once."""

    token = serializers.CharField()
    expires_at = Instant(allow_null=True)
    roles = RoleSerializer(many=True)


class Tokens(Door):
    """POST /tokens/"""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = (PerVisitor,)
    serializer_class = TokenSerializer

    @says(TokenSerializer, status=201, takes=Credentials, role=False, examples=[EXAMPLE], auth=[])
    def post(self, request: Request) -> Response:
        """A new token. Without Idempotency-Key: the secret is kept nowhere, so it cannot be told twice."""
        told = self.told(Credentials)
        try:
            code = told.pop("code", "")
            user = get_adapter(request._request).authenticate(request._request, **told)
        except ValidationError:  # allauth's own limit
            raise exceptions.Throttled from None
        if user is None or not user.is_active:
            raise WrongCredentials
        if not app_code_fits(user, code):
            raise CodeWanted
        membership = role_of(user)
        row, secret = issue_token(membership, user=user, by=actor_of(membership), at=clock.now())
        return self.shown({"token": secret, "expires_at": row.expiry, "roles": memberships_of(user)}, 201)


class CurrentToken(Door):
    """DELETE /tokens/current/"""

    @says(None, status=204)
    def delete(self, request: Request) -> Response:
        """Sign out: this token opens nothing any more."""
        membership = request._request.membership  # type: ignore[attr-defined]
        revoke_token(request.auth, membership=membership, by=self.actor, at=clock.now())
        return Response(status=204)
