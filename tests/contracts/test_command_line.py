"""The command line stays light, tells errors as messages, and every verb has help."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dovetail.interfaces.cli import main

HEAVY = ("polars", "duckdb", "numpy", "scipy", "numba", "altair", "pyarrow", "httpx", "pydantic", "rich", "babel")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dovetail", *arguments]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["brief", "--help"], ["data", "add", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom dovetail.interfaces.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\n"
        f"found = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "sys.exit(f'loaded {found}' if found else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_a_brief_loads_no_solver_that_it_does_not_ask() -> None:
    code = (
        "import sys\nimport dovetail.brief.compose, dovetail.brief.further, dovetail.brief.together\n"
        "found = [name for name in ('scipy.linalg', 'scipy.sparse', 'scipy.stats', 'numba') if name in sys.modules]\n"
        "sys.exit(f'loaded {found}' if found else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def commands(group: click.Group, *names: str) -> list[tuple[str, ...]]:
    context = click.Context(group)
    found = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        found.append((*names, name))
        if isinstance(command, click.Group):
            found += commands(command, *names, name)
    return found


@pytest.mark.parametrize("names", commands(main), ids=" ".join)
def test_every_verb_explains_itself(names: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, [*names, "--help"])
    assert done.exit_code == 0
    assert len(done.output.splitlines()) > 5


@pytest.mark.parametrize("names", commands(main), ids=" ".join)
def test_every_option_says_what_it_is(names: tuple[str, ...]) -> None:
    command: click.Command = main
    for name in names:
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), name)  # pyright: ignore[reportAssignmentType]
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help or isinstance(option.type, click.Choice), option.name


def test_output_is_utf8_on_any_console() -> None:
    done = run("brief", "Беларусь", "Беларусь", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert done.returncode == 2
    assert "BLR was paired with itself" in done.stderr.decode("utf-8")
    done = run("turnover", "Никакая страна", "RUS", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert "Никакая страна" in done.stderr.decode("utf-8")
    assert done.returncode == 3


def test_names_of_files_may_be_russian_on_any_console(tmp_path: Path) -> None:
    folder = tmp_path / "мой склад"
    done = run("data", "list", "--store", str(folder), PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", LC_ALL="C")
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert "мой склад: nothing is held" in done.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_error_to_speak_of() -> None:
    command = f"{sys.executable} -m dovetail data list --format json | head -c 1 > /dev/null"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert b"rror" not in done.stderr


def test_no_color_is_heeded() -> None:
    done = run("data", "list", NO_COLOR="1", FORCE_COLOR="")
    assert done.returncode == 0
    assert b"\x1b[" not in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str) -> None:
    done = CliRunner().invoke(main, ["completion", shell])
    assert done.exit_code == 0
    assert "_DOVETAIL_COMPLETE" in done.output


def test_completion_answers_with_verbs() -> None:
    done = run(_DOVETAIL_COMPLETE="bash_complete", COMP_WORDS="dovetail t", COMP_CWORD="1")
    assert b"turnover" in done.stdout
