"""Texts made to act: in tables handed on, on pages, in a terminal, and in files that a program may obey."""

from __future__ import annotations

import csv
import json
import stat
import zipfile
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from dovetail.errors import UnreadableFileError, UnsafeInputError
from dovetail.interfaces.cli import main
from dovetail.interfaces.cli.terminal.output import PIPE_WIDTH, Grid, show
from dovetail.minutes.extract import document_from_bytes
from dovetail.sources.files.rows import open_rows
from dovetail.sources.input_output import read_wiod_arrays
from dovetail.sources.opening import open_reading
from dovetail.store.store import open_store
from dovetail.terms.ledger import Ledger

FORMULA = '=HYPERLINK("http://x.example","' + "tell" + '")'
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
ESCAPE = "\x1b]0;title\x07\x1b[2J\x9b31mred\u202efdp.exe"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A region's industries, and firms whose names would act if they were let."""
    industries = [("territory", "industry", "classification", "measure", "period", "amount", "unit")]
    industries += [
        (region, code, "ISIC4", "employees", "2020", str(amount), "persons")
        for region, amounts in (("BY-VI", (100, 9000)), ("BY-MI", (5000, 400)), ("BY-BR", (900, 800)))
        for code, amount in zip(("2410", "2821"), amounts, strict=True)
    ]
    firms = [("firm", "name", "territory", "industry", "classification", "measure", "period", "amount", "unit")]
    firms += [
        (str(number), name, "BY-VI", "2821", "ISIC4", "revenue", "2020", "1000000", "rub")
        for number, name in enumerate((FORMULA, SCRIPT, f"@SUM(1) {ESCAPE}", '{{7*7}} #eval("1") ${x}'))
    ]
    for name, rows in (("regional", industries), ("firms", firms)):
        path = tmp_path / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        open_store(tmp_path / "store").add(open_reading(path, name), release="1")
    return tmp_path / "store"


def test_names_of_firms_do_nothing_on_a_page_or_in_a_sheet(store: Path, tmp_path: Path) -> None:
    page, sheet = tmp_path / "p.html", tmp_path / "f.csv"
    assert run("capability", "BY-VI", "--store", store, "--output", page).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "HYPERLINK" in text
    assert "<script" not in text
    assert "<img" not in text
    assert "default-src 'none'" in text
    assert run("capability", "BY-VI", "--store", store, "--table", "firms", "--output", sheet).exit_code == 0
    with sheet.open(encoding="utf-8-sig", newline="") as lines:
        cells = [cell for row in csv.reader(lines) for cell in row]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "@"))]


def test_no_name_moves_the_cursor(store: Path) -> None:
    shown = run("capability", "BY-VI", "--store", store).output
    assert "SUM" in shown
    assert not set(shown) & set("\x1b\x07\x9b\u202e")


def test_no_cell_title_or_error_moves_the_cursor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show(ESCAPE, Grid(ESCAPE, (ESCAPE,), ((ESCAPE,),)))
    shown = capsys.readouterr().out
    assert "red" in shown
    assert not set(shown) & set("\x1b\x07\x9b\u202e")
    assert max(len(line) for line in shown.splitlines()) <= PIPE_WIDTH
    path = tmp_path / "own.csv"
    path.write_text(f"Страна;Год;Код;{ESCAPE}\nБеларусь;2014;0101;{ESCAPE}\n", encoding="utf-8")
    for arguments in (("data", "add", path, "--preview"), ("turnover", ESCAPE, "RUS")):
        assert not set(run(*arguments).output) & set("\x1b\x07\x9b\u202e")


def test_rows_kept_out_do_nothing_in_a_sheet(tmp_path: Path) -> None:
    rows = "".join(f"2021,4,112,0101{number:02d},1,1\n" for number in range(20))
    path = tmp_path / "b.csv"
    path.write_text(f't,i,j,k,v,q\n{rows}"{FORMULA.replace(chr(34), chr(34) * 2)}",4,112,020110,1,1\n', "utf-8")
    report = open_store(tmp_path / "store").add(open_reading(path, "baci"), release="1")
    assert report.rejected == 1
    with report.rejects[0].open(encoding="utf-8", newline="") as lines:
        _, row = csv.reader(lines)
    assert row[3].startswith("'=HYPERLINK")


@pytest.mark.parametrize("name", [FORMULA, "+1", "@x"])
def test_tables_of_ones_own_do_nothing_in_a_sheet(name: str, tmp_path: Path) -> None:
    template = tmp_path / "cluster.csv"
    with template.open("w", encoding="utf-8", newline="") as out:
        rows = [("cluster", "role", "item", "hs", "isic"), ("mine", "core", name, "8457", "2822")]
        csv.writer(out).writerows(rows)
    done = run("clusters", "BLR", "RUS", "mine", "--template", template, "--format", "csv")
    assert done.exit_code == 0, done.output
    assert not [cell for row in csv.reader(done.stdout.splitlines()) for cell in row if cell.startswith(name)]


def test_entities_of_a_workbook_are_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("password", encoding="utf-8")
    head = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file://{}"><!ENTITY b "{}"><!ENTITY c "{}">]>'
    head = head.format(secret, "lol" * 1000, "&b;" * 1000)
    parts = {
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="s" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<R><Relationship Id="r1" Target="worksheets/s.xml"/></R>',
        "xl/worksheets/s.xml": head + "<worksheet><sheetData>"
        '<row r="1"><c t="inlineStr"><is><t>product</t></is></c><c t="inlineStr"><is><t>value</t></is></c></row>'
        '<row r="2"><c t="inlineStr"><is><t>&a;</t></is></c><c t="inlineStr"><is><t>&c;</t></is></c></row>'
        "</sheetData></worksheet>",
    }
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as book:
        for name, text in parts.items():
            book.writestr(name, text)
    try:
        cells = [cell for _, row in open_rows(tmp_path / "t.xlsx").rows() for cell in row]
    except UnreadableFileError:
        return
    assert not any("password" in cell or "lollol" in cell for cell in cells)


def test_entities_of_a_word_document_are_never_opened(tmp_path: Path) -> None:
    from docx import Document as new

    secret = tmp_path / "secret.txt"
    secret.write_text("password", encoding="utf-8")
    plain, hostile = tmp_path / "plain.docx", tmp_path / "hostile.docx"
    document = new()
    document.add_paragraph("The governor said that MARK trade is growing well.")
    document.add_paragraph("Both sides agreed to go on with what was begun in the spring of this year.")
    document.save(str(plain))
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(hostile, "w") as fresh:
        for member in old.namelist():
            content = old.read(member)
            if member == "word/document.xml":
                head, rest = content.split(b"?>", 1)
                entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{secret}">]>'.encode()
                content = head + b"?>" + entity + rest.replace(b"MARK", b"&a;")
            fresh.writestr(member, content)
    assert "password" not in document_from_bytes(hostile.read_bytes(), "hostile.docx").text


def test_arrays_that_hold_objects_are_refused(tmp_path: Path) -> None:
    class Acts:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (Path(tmp_path, "obeyed"),)  # type: ignore[return-value]

    np.savez(tmp_path / "t.npz", Z=np.array([[Acts()]], dtype=object), F=np.ones((1, 1)), x=np.ones(1))
    labels = {"countries": ["RUS"], "industries": [{"code": "c1", "name": "x"}], "final_demand": ["CONS"], "unit": "m"}
    (tmp_path / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        read_wiod_arrays(tmp_path / "t.npz", tmp_path / "labels.json")
    assert not (tmp_path / "obeyed").exists()


def test_a_link_inside_an_archive_leads_nowhere(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("product,value\n0101,77777\n", encoding="utf-8")
    link = zipfile.ZipInfo("trade.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr(link, str(secret))
    with pytest.raises(UnsafeInputError, match="is a link"):
        open_rows(tmp_path / "t.zip")


def test_a_ledger_that_is_deeper_than_anything_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text("[" * 200_000 + "]" * 200_000, encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        Ledger.load(path)
    done = run("explain", "--list", "--ledger", path)
    assert done.exit_code == 5
