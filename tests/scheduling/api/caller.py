"""A program that calls the API with somebody's token."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from knox.models import AuthToken

from pool.models import User

ROOT = "/api/v1/"


@dataclass
class Caller:
    """Speaks JSON; `status`, `body` and `headers` are those of the last answer."""

    token: str = ""
    client: Client = field(default_factory=Client)
    status: int = 0
    body: Any = None
    headers: Any = None

    @classmethod
    def of(cls, user: User) -> "Caller":
        """With a token of this user."""
        return cls(token=AuthToken.objects.create(user=user)[1])

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> "Caller":
        """One call; the answer is kept."""
        if self.token:
            headers = {"Authorization": f"Token {self.token}"} | headers
        data = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else b""
        answer = self.client.generic(
            method, ROOT + path, data, content_type="application/json", headers=headers
        )
        is_json = "json" in answer.headers.get("Content-Type", "")
        self.status, self.headers = answer.status_code, answer.headers
        self.body = answer.json() if is_json else answer.content
        return self

    def get(self, path: str, **headers: str) -> Any:
        """The body of the answer."""
        return self.call("GET", path, **headers).body

    def post(self, path: str, body: Any = None, key: str = "", **headers: str) -> Any:
        """The body of the answer; `key` is the Idempotency-Key."""
        return self.call("POST", path, body, **({"Idempotency-Key": key} if key else {}), **headers).body

    def patch(self, path: str, body: Any) -> Any:
        """The body of the answer."""
        return self.call("PATCH", path, body).body

    def delete(self, path: str) -> Any:
        """The body of the answer."""
        return self.call("DELETE", path).body
