"""The addresses of mailboxes: IMAP_URL."""

from pathlib import Path

import pytest

from notifications.domain.mailbox_urls import read_address, read_addresses
from pool.environment import Environment


def test_addresses_are_read_with_their_signs() -> None:
    box = read_address("imaps://pool%40x.example:a%2Cb%3A%2F@mail.example/Pool/R%26A")

    assert (box.host, box.port, box.user, box.password) == ("mail.example", 993, "pool@x.example", "a,b:/")
    assert (box.folder, box.tls) == ("Pool/R&A", True)
    assert "a,b" not in repr(box) and "a,b" not in box.name
    assert read_address("imap://a:b@127.0.0.1:1143").folder == "INBOX"


@pytest.mark.parametrize(
    "url",
    [
        "https://a:secret@mail.example/",
        "imap://a:secret@mail.example/",
        "imaps://a@mail.example/",
        "imaps://:secret@mail.example",
        "imaps://a:secret@",
        "imaps://a:secret@mail.example:99999/",
        "imaps://a:secret@mail.example/R%C3%BCck",
        "imaps://a:sec%0Aret@mail.example/",
        "imaps://a:secret@mail.example/?x",
        "imaps://a:secret@mail.example/" + "x" * 320,
        "imaps://a:secret@[mail.example/",
    ],
)
def test_unfit_address_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ValueError, match=r"^IMAP_URL") as problem:
        read_address(url)

    assert "secret" not in str(problem.value)
    env = Environment.read({"IMAP_URL": url}, Path("/nowhere"))
    assert str(problem.value) in env.problems()


def test_one_mailbox_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        read_addresses(("imaps://a:b@mail.example/", "imaps://a:c@mail.example/INBOX"))


def test_demo_reads_no_real_mailbox() -> None:
    env = Environment.read({"DEMO": "1", "IMAP_URL": "imaps://a:b@mail.example/"}, Path("/nowhere"))

    assert "DEMO beside a real mailbox is refused: unset one of them." in env.problems()
