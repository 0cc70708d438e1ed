"""A mail server's IMAP side on loopback (RFC 3501, as much as is needed); falls ill as told."""

import re
import socketserver
import threading
from base64 import b64decode
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self
from urllib.parse import quote

USER, PASSWORD = "pool@dolmetscherpool.example", "Wald & Wiese: 100%"


@dataclass
class Post:
    """One mail in the mailbox."""

    uid: int
    raw: bytes
    day: date = date(2026, 11, 23)
    size: int | None = None  # what the server claims, nothing at all if it is negative
    kept: bool = False  # by the server, which will not hand it over


@dataclass
class ImapServer:
    """`posts` lie in `folder`; `ill` names the command at which something happens, and what.

    It hangs up ("close"), in the middle of an answer ("half"), after a refusal ("no") or babbling
    ("garbage"), or it falls silent ("hang").
    """

    posts: list[Post] = field(default_factory=list)
    validity: int = 7
    ill: dict[str, str] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    password: str = PASSWORD
    folder: str = "INBOX"

    def __enter__(self) -> Self:
        self.over = threading.Event()
        hatch = type("Hatch", (Hatch,), {"house": self})
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), hatch)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def url(self) -> str:
        """What stands in IMAP_URL."""
        return f"imap://{quote(USER)}:{quote(PASSWORD)}@127.0.0.1:{self.port}/{quote(self.folder)}"

    def put(self, raw: bytes, **fields: object) -> Post:
        """A mail arrives."""
        post = Post(max((one.uid for one in self.posts), default=0) + 1, raw, **fields)  # type: ignore[arg-type]
        self.posts.append(post)
        return post


class Hatch(socketserver.StreamRequestHandler):
    """One session."""

    house: ImapServer

    def handle(self) -> None:
        """Greet, then answer one line after the other."""
        if self._falls_ill("GREETING", "*"):
            return
        self._say("* OK ready")
        for line in self.rfile:
            tag, _blank, rest = line.decode().strip().partition(" ")
            words = rest.upper().split(" ")
            name = "_".join(words[:2]) if words[0] == "UID" else words[0]
            self.house.commands.append(name if name == "LOGIN" else rest)
            if self._falls_ill(name, tag) or not self._answer(name, tag, rest):
                return

    def capability(self, rest: str) -> list[str | bytes]:
        """What it can do."""
        return ["* CAPABILITY IMAP4rev1 AUTH=PLAIN"]

    def examine(self, rest: str) -> list[str | bytes]:
        """The mailbox, to look at and not to touch."""
        assert rest == f'EXAMINE "{self.house.folder}"'
        following = max((post.uid for post in self.house.posts), default=0) + 1
        numbers = f"* OK [UIDVALIDITY {self.house.validity}] valid", f"* OK [UIDNEXT {following}] next"
        return [f"* {len(self.house.posts)} EXISTS", *numbers]

    def uid_search(self, rest: str) -> list[str | bytes]:
        """By UID or by day. `n:*` always finds the last one (RFC 3501 6.4.8)."""
        posts = self.house.posts
        if found := re.fullmatch(r"UID SEARCH UID (\d+):\*", rest):
            uids = [post.uid for post in posts if post.uid >= int(found[1])] or [posts[-1].uid] * bool(posts)
        else:
            word, day = rest.removeprefix("UID SEARCH ").split(" ")
            assert word == "SINCE"
            uids = [post.uid for post in posts if post.day >= day_of(day)]
        return [" ".join(["* SEARCH", *map(str, uids)])]

    def uid_fetch(self, rest: str) -> list[str | bytes]:
        """Sizes of several, or one in a literal; nothing else is asked for."""
        found = re.fullmatch(r"UID FETCH ([\d,]+) \((UID RFC822\.SIZE|BODY\.PEEK\[\]<0\.(\d+)>)\)", rest)
        assert found, rest
        said: list[str | bytes] = []
        for number, post in enumerate(self.house.posts, 1):
            if str(post.uid) not in found[1].split(","):
                continue
            told = f"* {number} FETCH (UID {post.uid}"
            if found[3] is None:
                if (post.size or 0) < 0:
                    continue
                size = len(post.raw) if post.size is None else post.size
                said.append(f"{told} RFC822.SIZE {size})")
            else:
                raw = post.raw[: int(found[3])]
                said.append(f"{told} BODY[]<0> {{{len(raw)}}}\r\n".encode() + raw + b")")
        return said

    def _answer(self, name: str, tag: str, rest: str) -> bool:
        """Say it; False after a good-bye."""
        if name == "LOGIN":
            good = rest == f'LOGIN {USER} "{self.house.password}"'
            self._say(f"{tag} OK done" if good else f"{tag} NO [AUTHENTICATIONFAILED] wrong")
        elif name == "AUTHENTICATE":
            self._say("+ ")
            told = b64decode(self.rfile.readline()).decode()
            self._say(f"{tag} OK done" if told == f"\0{USER}\0{self.house.password}" else f"{tag} NO wrong")
        elif name == "LOGOUT":
            self._say("* BYE bye", f"{tag} OK done")
        elif any(post.kept and rest.startswith(f"UID FETCH {post.uid} (BODY") for post in self.house.posts):
            self._say(f"{tag} NO [SERVERBUG] damaged")
        else:
            self._say(*getattr(self, name.lower())(rest), f"{tag} OK done")
        return name != "LOGOUT"

    def _falls_ill(self, name: str, tag: str) -> bool:
        """Whether the session ends here, however."""
        match self.house.ill.get(name):
            case "hang":
                self.house.over.wait(30)
            case "no":
                self._say(f"{tag} NO not today")
            case "garbage":
                self._say(b"\xff\xfe {9999999999999", "* 1 FETCH (UID {x}", "?")
            case "half":
                self.wfile.write(b"* 1 FETCH (UID 1 BODY[]<0> {5000}\r\nFrom: half")
            case None:
                return False
        return True

    def _say(self, *lines: str | bytes) -> None:
        for line in lines:
            self.wfile.write((line if isinstance(line, bytes) else line.encode()) + b"\r\n")


def day_of(text: str) -> date:
    """23-Nov-2026"""
    return datetime.strptime(text, "%d-%b-%Y").date()  # noqa: DTZ007 -- a day has no zone
