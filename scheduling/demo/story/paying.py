"""Scenes 7: the money leaves, the ministry's report is made, the year goes into the archive."""

import hashlib
import io
import re
import zipfile
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

from scheduling.demo.story.pages import Reader
from scheduling.demo.story.settling import AMOUNT
from scheduling.demo.story.stage import Stage

IBAN = "DE89 3704 0044 0532 0130 00"


def pay(stage: Stage, winner: dict[str, Any]) -> None:
    """An account, a run with one payment, the bank's file, and the day on which it was paid."""
    stage.step("The account is entered, and the SEPA file names it and the sum of the statement")
    person = winner["interpreter"]
    account = f"/desk/people/{person['id']}/konto/"
    stage.desk.send(account, having="iban", do="account", holder=person["name"], iban=IBAN)
    run = stage.desk.send("/desk/zahlungen/neu/", having="pays_on", kind="sepa")
    stage.desk.send(run, f"{run}schritt/", do="order")
    file = posted(stage, run, f"{run}datei/", kind="xml")
    root = ElementTree.fromstring(file)  # noqa: S314 -- our own file, from our own server
    told = {one.tag.rpartition("}")[2]: (one.text or "").strip() for one in root.iter()}
    form = root.tag.partition("}")[0].rpartition(":")[2]
    stage.show(f"{form}: {told['NbOfTxs']} payment, {told['CtrlSum']}")
    stage.need(IBAN.replace(" ", "") in file.decode(), "the account is not in the file")
    stage.need(Decimal(told["CtrlSum"]) == AMOUNT, f"the file says {told['CtrlSum']}")
    stage.need(posted(stage, run, f"{run}datei/", kind="xml") == file, "the second download is another file")
    stage.desk.send(run, f"{run}schritt/", "on", do="paid")
    stage.need('name="on"' not in stage.desk.get(run).text, "something of the run is still on its way")


def report(stage: Stage, year: int) -> None:
    """The report of the source that paid, and the bundle of the year with its checksums."""
    stage.step("The report of the funding source is made; the archive of the year proves itself")
    sources = re.findall(r"/desk/foerderung/(\d+)/", stage.desk.get("/desk/foerderung/").text)
    for ends, begins in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        path = f"/desk/foerderung/{sources[0]}/nachweis.{ends}?year={year}"
        file = stage.desk.get(path).content
        stage.need(file.startswith(begins), f"{path} is no {ends}")
        stage.show(f"{path}: {len(file)} bytes")
    bundle = posted(stage, f"/desk/jahr/?jahr={year}", "/desk/jahr/archiv/", year=str(year))
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        (sums,) = (name for name in archive.namelist() if name.endswith("SHA256SUMS"))
        lines = archive.read(sums).decode().splitlines()
        for line in lines:
            told, name = line.split(maxsplit=1)
            found = hashlib.sha256(archive.read(sums.replace("SHA256SUMS", name.strip("*")))).hexdigest()
            stage.need(found == told, f"{name} is not what it was")
    stage.show(f"archive {year}: {len(lines)} files, every checksum is right")


def posted(stage: Stage, page: str, path: str, **fields: str) -> bytes:
    """What a button answers with, when it is a file."""
    form = Reader(stage.desk.get(page).text).form(path, "csrfmiddlewaretoken")
    answer = stage.desk.session.post(
        stage.desk.site + path, form.fields | fields, timeout=60,
        headers={"Referer": stage.desk.site},
    )  # fmt: skip
    stage.need(answer.status_code == 200, f"{path} was answered with {answer.status_code}")
    return answer.content
