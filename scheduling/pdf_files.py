"""PDF for reading and for keeping: tagged (PDF/UA-1) and archival (PDF/A-2a), from a template and values.

A template is a Typst file below `templates/`; it reads its values by `json(bytes(sys.inputs.data))`. They
never become markup, so no name can break or change a page. Only the fonts inside Typst are used: the file
is the same on every machine, and the same values make the same bytes.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

MEDIA_TYPE = "application/pdf"
NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
UNKNOWN = re.compile(r"\\u\{([0-9a-f]{1,6})\}")  # how Typst names signs that are no letters
TEMPLATES = Path(__file__).parent / "templates"


def pdf_file(template: str, values: Mapping[str, Any]) -> bytes:
    """The whole file. `values` are JSON; the template needs at least the language and the day from them.

    A sign that no font knows would break the promise that every word can be read; it becomes a question mark.
    """
    source, data = _source(template), json.dumps(values, ensure_ascii=False)
    while True:
        try:
            return _compiled(source, data)
        except typst.TypstError as error:
            known = UNKNOWN.sub(_char, str(error))
            shown = data
            for sign in {sign for text in NOT_SHOWN.findall(known) for sign in text}:
                shown = shown.replace(json.dumps(sign, ensure_ascii=False)[1:-1], "?")
            if shown == data:
                raise
            data = shown


def _compiled(source: bytes, data: str) -> bytes:
    return typst.compile(
        source,
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )


def _char(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


@cache
def _source(template: str) -> bytes:
    return (TEMPLATES / template).read_bytes()
