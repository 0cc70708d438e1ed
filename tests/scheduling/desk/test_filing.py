"""A Request taken by telephone: for whom, by whom, and what there is to do first."""

from scheduling.models import Request
from tests.builders import make_authority
from tests.scheduling.web import need, text_of


def test_coordinator_files_for_an_authority(ines, people):
    first = text_of(ines.get("/desk/requests/neu/"))
    path = f"/desk/requests/neu/?authority={people.school.pk}"

    ines.post(path, need(setting="school", requester=str(people.henning.person_id)))

    row = Request.objects.of(people.pool).get()
    assert "Grundschule am Berg" in first
    assert (row.authority, row.requester) == (people.school, people.henning.person)


def test_coordinator_cannot_file_for_a_stranger(ines, people):
    path = f"/desk/requests/neu/?authority={people.school.pk}"

    response = ines.post(path, need(requester=str(people.gesa.person_id)))

    assert list(response.context["who"].errors) == ["requester"]
    assert Request.objects.of(people.pool).count() == 0


def test_authority_of_another_pool_cannot_be_chosen(jona, people):
    response = jona.get(f"/desk/requests/neu/?authority={people.school.pk}")

    assert list(response.context["form"].errors) == ["authority"]


def test_institution_without_anybody_says_what_to_do(ines, people):
    authority = make_authority(people.pool, "Kita Neu")

    page = ines.get(f"/desk/requests/neu/?authority={authority.pk}")

    assert "ist noch niemand eingetragen" in text_of(page)
    assert f"/desk/einrichtungen/{authority.pk}/einladen/" in page.content.decode()


def test_institution_leads_to_a_request_for_it(ines, people):
    page = ines.get(f"/desk/einrichtungen/{people.school.pk}/").content.decode()

    assert f"/desk/requests/neu/?authority={people.school.pk}" in page
