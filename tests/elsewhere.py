"""A calendar server elsewhere, on loopback: says what it is told to say, byte by byte if need be."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from time import sleep

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

Say = Callable[[socket.socket, str], None]
HERE = ("127.0.0.0/8",)  # the networks that tests allow


def calendar(*events: str) -> bytes:
    """A VCALENDAR with these VEVENTs, each given by its lines."""
    blocks = [f"BEGIN:VEVENT\r\n{event.strip()}\r\nEND:VEVENT\r\n" for event in events]
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//\r\n"
    return f"{head}{''.join(blocks)}END:VCALENDAR\r\n".encode()


class Elsewhere:
    """`say` answers each question; `asked` are the questions, the rest is the usual answer."""

    def __init__(self) -> None:
        self.port = 0
        self.asked: list[str] = []
        self.body = calendar()
        self.etag = '"1"'
        self.status = "200 OK"
        self.more: tuple[str, ...] = ()
        self.say: Say = self.usual
        self.over = threading.Event()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}/basic.ics"

    def usual(self, line: socket.socket, question: str) -> None:
        """What a good server says: 304 to who has this version."""
        if f"If-None-Match: {self.etag}" in question and self.etag:
            line.sendall(f"HTTP/1.1 304 Not Modified\r\nETag: {self.etag}\r\n\r\n".encode())
            return
        more = [f"ETag: {self.etag}"] * bool(self.etag) + [*self.more]
        line.sendall(answer(self.body, *more, status=self.status))

    def drip(self, line: socket.socket, _question: str) -> None:
        """A byte now and then, for ever."""
        for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\n\r\n" + b"X" * 10_000:
            if self.over.is_set():
                return
            line.sendall(bytes([byte]))
            sleep(0.02)

    def flood(self, line: socket.socket, _question: str) -> None:
        """As much as one takes."""
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while not self.over.is_set():
            line.sendall(b"X" * 65_536)


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """One whole answer; `length` is what it claims to be."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(*goals: str) -> Say:
    """To the first goal, then to the next ones; the last one again and again."""
    left = list(goals)

    def say(line: socket.socket, _question: str) -> None:
        goal = left.pop(0) if len(left) > 1 else left[0]
        line.sendall(answer(b"", f"Location: {goal}", status="302 Found"))

    return say


@contextmanager
def elsewhere(tls: ssl.SSLContext | None = None) -> Iterator[Elsewhere]:
    """One that runs as long as the block."""
    server = Elsewhere()
    with socket.create_server(("127.0.0.1", 0)) as door:
        server.port = door.getsockname()[1]
        thread = threading.Thread(target=_serve, args=(server, door, tls), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            with suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _serve(server: Elsewhere, door: socket.socket, tls: ssl.SSLContext | None) -> None:
    while not server.over.is_set():
        try:
            plain, _address = door.accept()
        except OSError:
            return
        with suppress(OSError), plain:
            plain.settimeout(10)
            with tls.wrap_socket(plain, server_side=True) if tls else plain as line:
                question = b""
                while not question.endswith(b"\r\n\r\n"):
                    question += line.recv(4096) or b"\r\n\r\n"
                server.asked.append(question.decode())
                server.say(line, question.decode())


def certificates(folder: Path, *names: str) -> tuple[str, ssl.SSLContext]:
    """A new authority (its file), and a server's context with a certificate of it for these names."""
    authority = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test CA")])
    root = _signed(issuer, issuer, authority, authority, [(x509.BasicConstraints(True, None), True)])
    key = ec.generate_private_key(ec.SECP256R1())
    alternatives = x509.SubjectAlternativeName([_name(name) for name in names])
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a calendar")])
    leaf = _signed(subject, issuer, key, authority, [(alternatives, False)])
    (folder / "ca.pem").write_bytes(root.public_bytes(serialization.Encoding.PEM))
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.pem").write_bytes(secret + leaf.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return str(folder / "ca.pem"), context


def _name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _signed(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey,
    by: ec.EllipticCurvePrivateKey, extensions: list[tuple[x509.ExtensionType, bool]],
) -> x509.Certificate:  # fmt: skip
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1))
    made = made.not_valid_after(now + timedelta(days=2))
    identifiers = [
        (x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False),
        (x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), False),
    ]
    for extension, critical in [*extensions, *identifiers]:
        made = made.add_extension(extension, critical=critical)
    return made.sign(by, hashes.SHA256())
