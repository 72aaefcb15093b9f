"""Every verb that tells people something tells it in Russian too: headings, numbers, charts."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dovetail.interfaces.cli import main

VERBS = {
    "turnover": "turnover BLR RU-CHE --years 2012:2014",
    "capability": "capability RU-CHE --top 5",
    "capability of a country": "capability BLR --top 5",
    "fit": "fit BLR RU-CHE --top 3",
    "potential": "potential BLR RUS --top 3",
    "chains": "chains BLR RU-CHE --product 8701 --top 5",
    "clusters": "clusters BLR RU-CHE machine-tools",
    "ventures": "ventures BLR RU-CHE --top 3",
}
#: Words in Latin letters that stand in Russian text too.
CODES = re.compile(r"BLR|RUS|RU-CHE|HS|WIOD|University of Groningen|%|[IVX]+")
#: Findings and published references are told in the words of those who publish them.
ENGLISH = {"data", "verify", "completion"}


@pytest.mark.parametrize("verb", VERBS)
def test_a_page_in_russian_has_russian_headings_captions_and_charts(verb: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    done = CliRunner().invoke(main, [*VERBS[verb].split(), "--lang", "ru", "--output", str(path)])
    assert done.exit_code == 0, done.output
    page = path.read_text(encoding="utf-8")
    assert '<html lang="ru">' in page
    told = page.partition("<body>")[2].partition("<details")[0]
    for tag in ("h1", "h2", "th", "title"):
        for text in re.findall(rf"<{tag}[^>]*>([^<]*)</{tag}>", told):
            assert not re.search("[A-Za-z]", CODES.sub("", text)), text
    cells = re.findall(r"<td class=number>([^<]*)</td>", told)
    assert cells
    assert not any(re.search(r"\d[.]\d|\d,\d{3},", cell) for cell in cells), "a number with an English mark"


@pytest.mark.parametrize("verb", VERBS)
def test_both_languages_tell_the_same_numbers(verb: str) -> None:
    def numbers(language: str) -> list[list[str]]:
        done = CliRunner().invoke(main, [*VERBS[verb].split(), "--lang", language, "--format", "html"])
        told = done.stdout.partition("<body>")[2].partition("<details")[0]
        rows = (re.findall(r"<td class=number>([^<]*)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", told))
        return [[re.sub(r"[^\d]", "", cell) for cell in row] for row in rows]

    assert numbers("en") == numbers("ru")


def test_one_option_for_every_verb() -> None:
    with click.Context(main) as context:
        for verb in set(main.list_commands(context)) - ENGLISH:
            command = import_module(f"dovetail.interfaces.cli.{verb}").command
            (option,) = (part for part in command.params if "--lang" in part.opts)
            assert option.envvar == "DOVETAIL_LANG", verb


def test_the_environment_says_the_language_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOVETAIL_LANG", "ru")
    done = CliRunner().invoke(main, ["turnover", "BLR", "RUS", "--years", "2013:2014"])
    assert done.output.startswith("Беларусь и Россия, 2013–2014")
