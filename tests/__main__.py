"""`./run test`: pytest on SQLite, on PostgreSQL when one is reachable, with axe and in a browser.

Two passes at a time, since most machines have two cores; the longest come first. The output of the first is
shown as it comes, that of the others when each is over.
"""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

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


def suite(arguments: list[str], url: str = "", *, shown: bool = False) -> int:
    """One pass of pytest, on the embedded SQLite without `url`; printed when it is over unless `shown`."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    command = [sys.executable, "-m", "pytest", *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as kept:
        where = {} if shown else {"stdout": kept, "stderr": subprocess.STDOUT}
        code = subprocess.call(command, env=environment | ({"DATABASE_URL": url} if url else {}), **where)  # noqa: S603 -- our own pytest
        kept.seek(0)
        print(f"\n=== pytest {' '.join(arguments)} ===\n{kept.read()}" if not shown else "", flush=True)
    return code


def main(arguments: list[str]) -> int:
    """Run all passes, print one line for each, return 1 when anything failed."""
    url = postgres_url()
    passes = {"SQLite": ("sqlite", "")}
    if url:
        passes["PostgreSQL"] = ("postgres", url)
    passes |= {"axe": ("axe", ""), "Browser": ("browser", "")}

    def run(name: str) -> int:
        kind, where = passes[name]
        return suite([f"--pass={kind}", *arguments], where, shown=kind == "sqlite")

    with ThreadPoolExecutor(2) as lanes:
        results = dict(zip(passes, lanes.map(run, passes), strict=True))
    print("\n=== ./run test ===")
    for name, code in results.items():
        print(f"{name}: {WORDS.get(code, code)}")
    if not url:
        print("PostgreSQL: SKIPPED, none reachable (TEST_DATABASE_URL, or 127.0.0.1:5432)")
    chosen = bool(arguments) and 0 in results.values()  # a chosen test need not exist in every pass
    return int(any(code not in ((0, 5) if chosen else (0,)) for code in results.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
