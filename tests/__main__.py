"""`./run test`: pytest once on SQLite, and once more on PostgreSQL when one is reachable."""

import os
import subprocess
import sys

import psycopg

LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"
WORDS = {0: "passed", 1: "FAILED", 2: "INTERRUPTED", 3: "INTERNAL ERROR", 4: "USAGE ERROR", 5: "no tests ran"}


def postgres_url() -> str:
    """A PostgreSQL that answers, or ""; one that was asked for by name and is missing is an error."""
    wanted = os.environ.get("TEST_DATABASE_URL", LOCAL)
    try:
        psycopg.connect(wanted, connect_timeout=2).close()
    except psycopg.OperationalError as error:
        if "TEST_DATABASE_URL" in os.environ:
            raise
        print(f"no PostgreSQL at 127.0.0.1:5432: {str(error).splitlines()[0]}", file=sys.stderr)
        return ""
    return wanted


def suite(name: str, arguments: list[str], url: str = "") -> int:
    """One pass of pytest; without `url` on the embedded SQLite."""
    print(f"\n=== {name} ===", flush=True)
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.call(command, env=environment | ({"DATABASE_URL": url} if url else {}))  # noqa: S603 -- our own pytest


def main(arguments: list[str]) -> int:
    """Run both passes, print one line for each, return 1 when anything failed."""
    url = postgres_url()
    results = {"SQLite": suite("SQLite: everything", arguments)}
    if url:
        again = ["--second-pass", *arguments]
        results["PostgreSQL"] = suite("PostgreSQL: what touches the database", again, url)
    print("\n=== ./run test ===")
    for name, code in results.items():
        print(f"{name}: {WORDS.get(code, code)}")
    if not url:
        print("PostgreSQL: SKIPPED, none reachable (TEST_DATABASE_URL, or 127.0.0.1:5432)")
    chosen = bool(arguments) and 0 in results.values()  # a chosen test need not exist in both passes
    return int(any(code not in ((0, 5) if chosen else (0,)) for code in results.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
