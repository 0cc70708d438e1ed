"""What is wished besides, as JSON: who came last, what is urgent, that the person concerned agrees."""

import pytest


def test_wishes_come_back_and_can_be_changed(gesa, people, need):
    told = {"again": "prefer", "urgent": True, "urgent_reason": "Frist", "client_agrees": True}

    filed = gesa.post("requests/", need | told)
    changed = gesa.patch(f"requests/{filed['id']}/", {"again": "", "urgent": False})

    assert {name: filed[name] for name in told} == told
    assert (changed["again"], changed["urgent"], changed["urgent_reason"]) == ("", False, "")
    assert changed["version"] == 1


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"again": "only", "file_reference": ""}, "file_reference"),
        ({"urgent": True}, "urgent_reason"),
        ({"again": "always"}, "again"),
        ({"urgent_reason": "x" * 301}, "urgent_reason"),
    ],
)
def test_wishes_that_make_no_sense_are_refused(gesa, need, told, field):
    body = gesa.post("requests/", need | told)

    assert gesa.status in (400, 409, 422)
    assert field in str(body)
