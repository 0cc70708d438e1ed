"""The schema says what the API does: valid, without warnings, and the API keeps to it."""

from io import StringIO
from typing import Any

import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from pool.api.auth import ROLE_HEADER
from pool.wsgi import application
from scheduling.models import Offer
from tests.builders import accepted, submit
from tests.scheduling.api.caller import Caller
from tests.scheduling.api.test_service_records import worked

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
HIDDEN = ("tokens",)  # few tries are allowed, and signing out ends the others; see tests/pool/api


def server(environ: Any, start_response: Any) -> list[bytes]:
    """The product, inside the test's own transaction, as under Django's test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        response: Any = application(environ, start_response)
        body = b"".join(response)
        response.close()
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
    return [body]


@pytest.fixture
def schema(db: None) -> Any:
    """As a client loads it."""
    return schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", server)


def test_schema_is_valid_and_has_no_warnings():
    text = StringIO()

    call_command("spectacular", validate=True, fail_on_warn=True, stdout=text)

    assert text.getvalue().startswith("openapi: 3.1.0")


def test_schema_names_every_route_once(schema):
    operations = [result.ok().label for result in schema.get_all_operations()]

    assert len(operations) == len(set(operations)) == 39
    assert schema.raw_schema["components"]["securitySchemes"]["token"]["name"] == "Authorization"


def test_filing_has_examples_that_work(schema, gesa):
    content = schema.raw_schema["paths"]["/api/v1/requests/"]["post"]["requestBody"]["content"]

    one, two = (example["value"] for example in content["application/json"]["examples"].values())
    places = [len(gesa.post("requests/", told)["positions"]) for told in (one, two)]

    assert one["language"] == "apc"
    assert places == [1, 2]


@pytest.fixture
def ids(people, ines, at):
    """A row of each noun to meet: a search, a booked hour, one that was worked, one that was paid."""
    booked = accepted(submit(people.youth_office, at), at)
    path = f"service-records/{worked(people, at, days=2).pk}"
    for verb, told in (("report", {"minutes": 60, "km": 1}), ("attest", None), ("approve", None)):
        ines.post(f"{path}/{verb}/", told)
    paid = ines.post("statements/", {"interpreter": people.amal.pk, "month": "2026-11"})
    return {
        "requests": submit(people.youth_office, at, language="swa").pk,
        "offers": Offer.objects.of(people.pool).latest("pk").pk,
        "assignments": booked.pk,
        "service-records": worked(people, at, days=3).pk,
        "statements": paid["id"],
        "interpreters": people.amal.pk,
        "authorities": people.youth_office.pk,
    }


@pytest.mark.parametrize("who", ["ines", "gesa"])
def test_every_answer_is_as_the_schema_says(schema, ids, who, request):
    try_all(schema, ids, request.getfixturevalue(who), examples=2)


@pytest.mark.deep
@pytest.mark.parametrize("who", ["ines", "gesa"])
def test_every_answer_is_as_the_schema_says_however_long_one_tries(schema, ids, who, request):
    try_all(schema, ids, request.getfixturevalue(who), examples=200)


def try_all(schema: Any, ids: dict[str, int], caller: Caller, *, examples: int) -> None:
    """Good and bad input at every route; what has an id meets a row that exists."""
    for operation in (result.ok() for result in schema.get_all_operations()):
        noun = operation.path.split("/")[3]
        if noun in HIDDEN:
            continue
        where = {"path_parameters": {"id": ids[noun]}} if "{id}" in operation.path else {}
        for mode in GenerationMode:
            try_one(operation.as_strategy(generation_mode=mode, **where), caller, examples)


def try_one(cases: Any, caller: Caller, examples: int) -> None:
    """So many calls of one operation."""

    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        derandomize=examples < 10,
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def calls(case: Any) -> None:
        headers = {name: value for name, value in (case.headers or {}).items() if name != ROLE_HEADER}
        plain = {"Accept-Encoding": "identity"}  # the caller under this roof unpacks nothing
        case.headers = headers | plain | {"Authorization": f"Token {caller.token}"}
        case.validate_response(case.call(), checks=CHECKS)

    calls()
