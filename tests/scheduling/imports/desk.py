"""Bringing a table to the desk, in tests: the upload, the columns as guessed, the last click."""

from django.core.files.uploadedfile import SimpleUploadedFile

from pool.models import Interpreter
from tests.scheduling.imports.files import HEAD, workbook
from tests.scheduling.web import text_of

PAGE = "/desk/daten/"


def upload(client, data, name="liste.xlsx"):
    """Bring it; returns the answer."""
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)})


def brought(client, *rows, head=HEAD, **columns):
    """Upload, take the columns as they were guessed, and stand before the rows; returns the address."""
    answer = upload(client, workbook(*rows, head=head))
    assert answer.status_code == 302, text_of(answer)
    page = client.get(answer["Location"])
    form = page.context["form"]
    data = (
        {name: form[name].initial or "" for name in form.fields}
        | {"state": "active", "level": "C1"}
        | columns
    )
    data = {name: value for name, value in data.items() if value is not False}
    data |= {"sheet": page.context["at"], "heading": page.context["heading"]}
    answer = client.post(answer["Location"], data)
    assert answer.status_code == 302, text_of(answer)
    return answer["Location"]


def take(client, url, **more):
    """The last click."""
    seen = client.get(url).context["take"].initial["seen"]
    return client.post(url, {"do": "take", "seen": seen} | more)


def names(people):
    """Everybody of the Pool."""
    return set(Interpreter.objects.of(people.pool).values_list("person__name", flat=True))
