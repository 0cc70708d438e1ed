"""Every error as application/problem+json (RFC 9457), in the reader's language.

    {"type": "about:blank", "title": "Unprocessable Entity", "status": 422, "code": "TimePast",
     "detail": "Der Termin liegt in der Vergangenheit.", "errors": [{"field": "starts", "detail": …}]}

403 NotAllowed · 404 missing or foreign, word for word the same · 409 a rule or a state is against it
422 some field is wrong · 400 no JSON
"""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core import exceptions as django_errors
from django.core.handlers.exception import response_for_exception
from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response

from pool.domain.refusals import NotAllowed, Refused

MEDIA_TYPE = "application/problem+json"
OURS = _("Das ist unser Fehler. Bitte versuchen Sie es später noch einmal.")


class TooLarge(exceptions.APIException):
    """More than DATA_UPLOAD_MAX_MEMORY_SIZE."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_detail = _("Das ist zu viel auf einmal.")
    default_code = "too_large"


def problem(error: Exception, context: dict[str, Any]) -> Response:
    """DRF's exception handler."""
    if isinstance(error, Refused):
        return refusal(error)
    known = _known(error)
    if known is None:
        response_for_exception(context["request"]._request, error)  # logs it, as everywhere on this site
        known = exceptions.APIException(OURS)
    errors = list(_flat(known.detail)) if isinstance(known, exceptions.ValidationError) else []
    detail = gettext("Bitte prüfen Sie die Angaben.") if errors else str(known.detail)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else known.status_code
    code = str(known.default_code if errors else getattr(known.detail, "code", known.default_code))
    return _answer(status, code, detail, errors, headers=_headers(known))


def refusal(error: Refused) -> Response:
    """What an action refused; one that names a field is about the input."""
    words = sentence(error)
    if isinstance(error, NotAllowed):
        return _answer(HTTPStatus.FORBIDDEN, error.code, words, [])
    together = (error, *error.others)
    errors = [{"field": one.field, "detail": sentence(one)} for one in together if one.field]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.CONFLICT
    return _answer(status, error.code, words, errors)


def sentence(error: Refused) -> str:
    """The refusal's sentence in the language of the reader."""
    return gettext(error.sentence) % error.facts if error.facts else gettext(error.sentence)


def _known(error: Exception) -> exceptions.APIException | None:
    """The same as an error DRF knows; None for a fault of ours."""
    match error:
        case exceptions.ValidationError() | exceptions.Throttled():
            return error
        case Http404() | django_errors.ObjectDoesNotExist() | exceptions.NotFound():
            return exceptions.NotFound()
        case exceptions.APIException():
            return error
        case django_errors.PermissionDenied():
            return exceptions.PermissionDenied()
        case django_errors.RequestDataTooBig():
            return TooLarge()
        case RecursionError():  # brackets in brackets in brackets …
            return exceptions.ParseError()
    return None


def _flat(detail: Any, path: str = "") -> Iterator[dict[str, str]]:
    """DRF's nested errors, one by one; "" names the whole body."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            own = "" if name == "non_field_errors" else str(name)
            yield from _flat(inner, ".".join(part for part in (path, own) if part))
    elif isinstance(detail, list):
        for inner in detail:
            yield from _flat(inner, path)
    else:
        yield {"field": path, "detail": str(detail)}


def _headers(error: exceptions.APIException) -> dict[str, str]:
    headers = {"WWW-Authenticate": getattr(error, "auth_header", None)}
    wait = getattr(error, "wait", None)
    headers["Retry-After"] = f"{wait:.0f}" if wait else None
    return {name: value for name, value in headers.items() if value}


def _answer(
    status: int, code: str, detail: str, errors: list[dict[str, str]], headers: dict[str, str] | None = None
) -> Response:
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "code": code,
        "errors": errors,
    }
    return Response(_sayable(body), status=int(status), headers=headers, content_type=MEDIA_TYPE)


def _sayable(value: Any) -> Any:
    """What repeats the input may hold lone surrogates, which no UTF-8 can say."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _sayable(inner) for key, inner in value.items()}
    return [_sayable(inner) for inner in value] if isinstance(value, list) else value
