"""Every address of the site, with each place of a row's number named."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

NOT_OURS = ("/admin/", "/static/")


def addresses() -> list[str]:
    """All paths outside the admin, `{}` where a number belongs; other parameters make no path here."""
    return sorted({path for path in _walk(get_resolver().url_patterns, "/") if not path.startswith(NOT_OURS)})


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        path = prefix + _plain(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, path)
        elif "<" not in path and "(" not in path:
            yield path


def _plain(route: str) -> str:
    for name in ("pk", "request_id", "record_id", "statement_id", "assignment_id", "offer_id", "id"):
        route = route.replace(f"<int:{name}>", "{}")
    return route.removeprefix("^").removesuffix("$")
