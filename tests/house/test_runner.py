"""`./run test`: which databases it finds, and that two runs at once do not meet."""

import psycopg
import pytest

from tests.__main__ import postgres_url
from tests.slots import Slot

NOBODY = "postgres://postgres@127.0.0.1:1/postgres"


def test_database_asked_for_by_name_must_be_there(monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", NOBODY)

    with pytest.raises(psycopg.OperationalError):
        postgres_url()


def test_database_nobody_asked_for_may_be_missing(monkeypatch):
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    monkeypatch.setattr("tests.__main__.LOCAL", NOBODY)

    assert postgres_url() == ""


def test_two_runs_at_once_have_two_databases(tmp_path):
    with Slot.free(tmp_path) as first, Slot.free(tmp_path) as second:
        assert (first.number, second.number) == (0, 1)
        assert first.sqlite() != second.sqlite()


def test_log_of_a_killed_run_does_not_meet_the_new_database(tmp_path):
    leftover = tmp_path / "test-0.sqlite3-wal"
    leftover.write_bytes(b"old")

    with Slot.free(tmp_path) as slot:
        slot.sqlite()

    assert not leftover.exists()
