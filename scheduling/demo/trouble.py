"""What keeps the demo from starting: one clear sentence, German / English."""

import socket
from pathlib import Path


class Trouble(Exception):
    """Said to the person at the terminal; then it is over."""


def check_folder(folder: Path) -> None:
    """Raise Trouble when nothing can be kept in `folder`."""
    probe = folder / ".writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Trouble(f"In {folder} kann nichts geschrieben werden / cannot write to {folder}.") from error


def check_port(port: int) -> None:
    """Raise Trouble when nobody can listen at `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            another = port + 1 if 1024 <= port < 65535 else 8001
            raise Trouble(
                f"Port {port} ist belegt oder nicht erlaubt. Nehmen Sie einen anderen:"
                f" ./run demo --port {another} / port {port} is in use or not allowed, try another."
            ) from error


def free_port() -> int:
    """A port nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
