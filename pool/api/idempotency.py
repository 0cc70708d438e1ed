"""`Idempotency-Key` on a POST: the same key and body get the same answer, and only one effect."""

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from notifications import clock
from pool.actions.idempotency import claim_key, keep_answer, kept_answer
from pool.api.problems import MEDIA_TYPE
from pool.models import IdempotentAnswer

HEADER = "Idempotency-Key"
LONGEST = 200
Handler = Callable[..., Response]


def idempotent(handler: Handler) -> Handler:
    """Decorate a `post` of a Door; without the header nothing changes."""

    @wraps(handler)
    def post(door: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get(HEADER)
        if key is None:
            return handler(door, request, *args, **kwargs)
        if not (0 < len(key) <= LONGEST and key.isascii() and key.isprintable()):
            raise ValidationError({HEADER: _("Bitte 1 bis 200 druckbare ASCII-Zeichen.")})
        row = claim_key(request.user, key=key, fingerprint=fingerprint(request), at=clock.now())
        if row.status:
            return _answer(row)
        return _first(row, lambda: handler(door, request, *args, **kwargs), door.handle_exception)

    post.idempotent = True  # type: ignore[attr-defined]
    return post


def fingerprint(request: Request) -> str:
    """What must be equal: method, path, the role acted in, and the body."""
    raw = request._request
    head = f"{raw.method} {raw.get_full_path()} {raw.membership.pk}\n"
    return sha256(head.encode() + raw.body).hexdigest()


def _first(
    row: IdempotentAnswer, work: Callable[[], Response], explain: Callable[[Exception], Response]
) -> Response:
    """Do the work and keep its answer in one transaction; a refusal undoes the work and is kept as well."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                response = work()
        except Exception as error:
            response = explain(error)
        keep_answer(row, status=response.status_code, body=json.loads(JSONRenderer().render(response.data)))
    return response


def _answer(row: IdempotentAnswer) -> Response:
    media_type = MEDIA_TYPE if row.status and row.status >= 400 else None
    headers = {"Idempotent-Replayed": "true"}
    return Response(kept_answer(row), status=row.status, headers=headers, content_type=media_type)
