"""Reads a page as a browser without JavaScript would: its forms, with what stands in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """One form of a page. `action` is empty when it goes to the page itself.

    `fields` is what would be sent, `names` is what can be filled in, unticked boxes among them.
    """

    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


class Reader(HTMLParser):
    """Collects the forms of a page, and the text of its alerts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.errors: list[str] = []
        self._select = self._area = self._error = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form begins, or something in it."""
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if "kern-error" in given.get("class", "") or "alert--danger" in given.get("class", ""):
            self._error = tag
        if tag == "form":
            self.forms.append(Form(given.get("action", "").partition("#")[0]))
        elif tag == "input" and name and self.forms:
            self._input(given, name)
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and self.forms:
            fields = self.forms[-1].fields
            if "selected" in given or self._select not in fields:
                fields[self._select] = given.get("value", "")
        elif tag == "textarea" and self.forms:
            self._area, self.forms[-1].fields[name] = name, ""

    def _input(self, given: dict[str, str], name: str) -> None:
        self.forms[-1].names.add(name)
        ticked = given.get("type") in ("radio", "checkbox")
        if not ticked or "checked" in given:
            self.forms[-1].fields[name] = given.get("value", "on" if ticked else "")

    def handle_endtag(self, tag: str) -> None:
        """Something ends."""
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""
        if tag == self._error:
            self._error = ""

    def handle_data(self, data: str) -> None:
        """Text of a textarea or of an error."""
        if self._area:
            self.forms[-1].fields[self._area] += data.removeprefix("\n")
        elif self._error and data.strip():
            self.errors.append(data.strip())

    def form(self, action: str = "", having: str = "csrfmiddlewaretoken") -> Form:
        """The form that goes to `action` and has a field `having`, with the most fields; LookupError else."""
        found = [one for one in self.forms if one.action == action and having in {*one.fields, *one.names}]
        if not found:
            raise LookupError(f"no form to {action or 'this page'} with a field {having}")
        return max(found, key=lambda one: len(one.fields))
