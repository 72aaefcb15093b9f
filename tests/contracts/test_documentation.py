"""Documentation is true: every Python block runs, every command exists, every link leads somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[tuple[Path, str]]:
    return [(page, code) for page in PAGES for kind, code in BLOCK.findall(page.read_text("utf-8")) if kind == language]


def pages_with(language: str) -> list[Path]:
    return [page for page in PAGES if any(kind == language for kind, _ in BLOCK.findall(page.read_text("utf-8")))]


@pytest.mark.parametrize("page", pages_with("python"), ids=lambda page: str(page.relative_to(ROOT)))
def test_the_python_blocks_of_a_page_run_in_order(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for kind, code in BLOCK.findall(page.read_text("utf-8")):
        if kind == "python":
            exec(compile(code, str(page.name), "exec"), names)


def commands() -> list[tuple[str, list[str]]]:
    found = []
    for page, code in blocks("console") + blocks("sh"):
        for line in code.replace("\\\n", " ").splitlines():
            text = line.removeprefix("$ ").strip()
            if text.startswith("dovetail "):
                found.append((page.name, shlex.split(text, comments=True)[1:]))
    return found


@pytest.mark.parametrize(
    ("page", "words"), commands(), ids=lambda value: value if isinstance(value, str) else " ".join(value)[:60]
)
def test_every_command_shown_is_understood(page: str, words: list[str]) -> None:
    """The verbs exist and take the options shown; nothing is carried out."""
    from click import Context, Group, UsageError

    from dovetail.interfaces.cli import main

    command, arguments, context = main, list(words), Context(main, info_name="dovetail", **main.context_settings)
    while isinstance(command, Group) and arguments and not arguments[0].startswith("-"):
        name, command, arguments = command.resolve_command(context, arguments)
        assert command is not None, f"{page}: no verb {name}"
        context = Context(command, info_name=name, parent=context)
    known = {flag for option in command.get_params(context) for flag in option.opts + option.secondary_opts}
    assert command is not None
    for word in arguments:
        if word.startswith("--"):
            assert word.split("=")[0] in known, f"{page}: `dovetail {' '.join(words)}` has an unknown option {word}"
    assert not isinstance(command, UsageError)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not re.match(r"\w+:", target):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which does not exist"


def named_in(page: str) -> set[str]:
    """What stands in the first column of the tables of a page, as code."""
    rows = re.findall(r"^\| (`[^|]*) \|", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([\w-]+)[^`]*`", row)}


def test_every_verb_stands_in_the_page_of_the_command_line() -> None:
    from dovetail.interfaces.cli import main

    assert set(main.list_commands(None)) <= named_in("cli.md")  # type: ignore[arg-type]


def test_every_query_table_and_layout_stands_in_the_page_of_the_store() -> None:
    from dovetail.sources.opening import layouts

    queries = {path.stem for path in (ROOT / "src/dovetail/store/sql").glob("*.sql")}
    published = {name.removesuffix("-api") for name in layouts() if not name.startswith("baci-")}
    assert queries | published <= named_in("store.md")


def test_the_parameters_told_of_a_query_are_those_it_takes() -> None:
    from dovetail.store.engine import parameters_of
    from dovetail.store.store import query_text

    section = (ROOT / "docs/store.md").read_text("utf-8").split("## The queries")[1].split("\n## ")[0]
    for queries, parameters in re.findall(r"^\| (`[^|]*) \| ([^|]*)\|", section, re.MULTILINE):
        names, told = re.findall(r"`(\w+)`", queries), parameters.split(";")
        for name, taken in zip(names, told if len(told) > 1 else told * len(names), strict=True):
            assert parameters_of(query_text(name)) == {part.strip() for part in taken.split(",")} - {""}, name


def test_every_packaged_table_or_its_folder_stands_in_the_page_of_the_data() -> None:
    home = ROOT / "src/dovetail/figures"
    listed = set(re.findall(r"`([\w./-]+)`", (ROOT / "docs/data.md").read_text("utf-8")))
    files = {path.relative_to(home) for path in home.rglob("*") if path.suffix in (".csv", ".json")}
    assert {str(file) for file in files if not {str(file), f"{file.parts[0]}/"} & listed} == set()
    assert {name for name in listed if name.endswith(".csv")} <= {str(file) for file in files}


def test_every_program_that_makes_figures_stands_in_the_page_of_the_data() -> None:
    page = (ROOT / "docs/data.md").read_text("utf-8")
    assert [path.name for path in (ROOT / "tools").glob("make_*.py") if path.name not in page] == []
