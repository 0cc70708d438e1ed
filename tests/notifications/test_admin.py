"""The keyhole: numbers are masked, nothing can be changed."""

from collections.abc import Callable

import pytest
from django.contrib.admin.sites import site
from django.test import RequestFactory

from notifications.models import Message, OptOut, Receipt

Word = Callable[..., Message]


@pytest.mark.parametrize("model", [Message, Receipt, OptOut])
def test_nothing_can_be_changed(model: type) -> None:
    admin, request = site.get_model_admin(model), RequestFactory().get("/")

    assert not admin.has_add_permission(request)
    assert not admin.has_change_permission(request)
    assert not admin.has_delete_permission(request)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["message", "receipt", "optout"])
def test_lists_open_and_find_by_number(admin_client, word: Word, path: str) -> None:
    word()

    page = admin_client.get(f"/admin/notifications/{path}/?q=%2B491713920001")

    assert page.status_code == 200
    assert ("…0001" in page.content.decode()) == (path == "message")
