"""The demo's environment: kept, private, and never beside real credentials."""

import stat
from pathlib import Path

import pytest

from pool.environment import Environment, demo_file, with_demo
from scheduling.demo import home
from scheduling.demo.trouble import Trouble, check_folder, check_port, free_port


def start(var: Path, **given: str) -> dict[str, str]:
    """What one `./run demo` does with its environment."""
    env = home.environment(var, 8000, given, home.kept(var))
    home.keep({**env, "HOME": "/root"}, var)
    return env


def test_a_second_start_keeps_the_keys(tmp_path: Path) -> None:
    assert start(tmp_path) == start(tmp_path)


def test_it_may_serve(tmp_path: Path) -> None:
    assert Environment.read(start(tmp_path), tmp_path).problems() == []


def test_only_its_owner_can_read_it_and_it_holds_only_what_is_ours(tmp_path: Path) -> None:
    env = start(tmp_path)

    assert stat.S_IMODE((tmp_path / "demo.env").stat().st_mode) == 0o600
    assert demo_file(tmp_path) == env


def test_another_database_is_not_remembered(tmp_path: Path) -> None:
    start(tmp_path, DATABASE_URL="postgres://127.0.0.1/pool")

    assert start(tmp_path)["DATABASE_URL"] == f"sqlite:///{tmp_path}/pool.sqlite3"


def test_real_credentials_forbid_a_demo(tmp_path: Path) -> None:
    env = start(tmp_path)

    with pytest.raises(Trouble, match="Vorführung nicht möglich .* DEMO beside real Twilio credentials"):
        home.check(env | {"TWILIO_ACCOUNT_SID": "AC1"}, tmp_path)
    home.check(env | {"TWILIO_ACCOUNT_SID": "AC1", "TWILIO_API_URL": "http://127.0.0.1:9"}, tmp_path)


def test_there_is_one_demo_at_a_time(tmp_path: Path) -> None:
    home.lock(tmp_path)

    with pytest.raises(Trouble, match="läuft schon / the demo is running already"):
        home.lock(tmp_path)


def test_a_tool_without_a_key_speaks_to_the_demo(tmp_path: Path) -> None:
    env = start(tmp_path)

    assert with_demo({"REDIS_URL": "x"}, tmp_path, serving=False) == env | {"REDIS_URL": "x"}


@pytest.mark.parametrize(("given", "serving"), [({"SECRET_KEY": "mine"}, False), ({}, True)])
def test_production_and_servers_never_read_it(tmp_path: Path, given: dict[str, str], serving: bool) -> None:
    start(tmp_path)

    assert with_demo(given, tmp_path, serving=serving) == given


def test_without_a_demo_nothing_is_added(tmp_path: Path) -> None:
    assert with_demo({}, tmp_path, serving=False) == {}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Trouble, match="kann nichts geschrieben werden / cannot write"):
        check_folder(tmp_path / "file" / "var")


@pytest.mark.parametrize("port", [70000, -1])
def test_a_port_that_does_not_exist_is_told(port: int) -> None:
    with pytest.raises(Trouble, match=f"Port {port} ist belegt oder nicht erlaubt"):
        check_port(port)


def test_a_free_port_is_free() -> None:
    check_port(free_port())
