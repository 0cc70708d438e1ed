"""Who comes over HTTP: a person with a browser, a program with a token."""

import uuid
from typing import Any

import requests

from scheduling.demo.seed_accounts import PASSWORD
from scheduling.demo.story.pages import Reader
from scheduling.demo.trouble import Trouble

PATIENCE = 20  # seconds


class Browser:
    """Cookies, forms and their CSRF tokens; no JavaScript."""

    def __init__(self, site: str) -> None:
        self.site, self.session = site, requests.Session()
        self.session.headers["Accept-Language"] = "de"

    def get(self, path: str) -> requests.Response:
        """A page, whatever its status."""
        return self.session.get(self.site + path, timeout=PATIENCE)

    def send(self, path: str, action: str = "", having: str = "csrfmiddlewaretoken", **typed: str) -> str:
        """Fill in the form on page `path` and send it; returns the path one is led to, Trouble if to none."""
        page = self.get(path)
        try:
            form = Reader(page.text).form(action, having)
        except LookupError as error:
            raise Trouble(f"{path} ({page.status_code}): {error}") from error
        return self.post(form.action or path, form.fields | typed)

    def post(self, path: str, fields: dict[str, str]) -> str:
        """Send exactly these fields."""
        answer = self.session.post(
            self.site + path, fields, allow_redirects=False, timeout=PATIENCE, headers={"Referer": self.site}
        )
        if answer.status_code not in (302, 303):
            errors = " ".join(Reader(answer.text).errors) or answer.reason
            raise Trouble(f"POST {path} was answered with {answer.status_code}: {errors}")
        return str(answer.headers["Location"]).removeprefix(self.site)

    def fields(self, path: str, having: str) -> dict[str, str]:
        """What stands in a form."""
        return Reader(self.get(path).text).form(having=having).fields

    def sign_in(self, email: str) -> str:
        """By the form everybody uses."""
        return self.send("/anmelden/", "/anmelden/", "password", login=email, password=PASSWORD)


class Program:
    """The JSON door."""

    def __init__(self, site: str, email: str) -> None:
        self.site, self.session = site, requests.Session()
        told = self.post("tokens/", email=email, password=PASSWORD)
        self.session.headers["Authorization"] = f"Token {told['token']}"

    def call(self, method: str, path: str, **kwargs: Any) -> requests.Response:
        """Any call, whatever its status."""
        return self.session.request(method, f"{self.site}/api/v1/{path}", timeout=PATIENCE, **kwargs)

    def get(self, path: str) -> Any:
        """What is there."""
        return self._told(self.call("GET", path))

    def post(self, path: str, key: str = "", **body: Any) -> Any:
        """Do something, once per `key`."""
        headers = {"Idempotency-Key": key or uuid.uuid4().hex}
        return self._told(self.call("POST", path, json=body, headers=headers))

    def _told(self, answer: requests.Response) -> Any:
        if not answer.ok:
            raise Trouble(f"{answer.request.method} {answer.url}: {answer.status_code} {answer.text[:400]}")
        return answer.json()
