"""Options and arguments that several verbs take, said once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from dovetail.store.store import Store
    from dovetail.terms.period import Years
    from dovetail.terms.territory import Pair

Verb = TypeVar("Verb", bound=Callable[..., Any])

FORMATS = ("table", "csv", "json", "xlsx", "html")


class YearsType(click.ParamType["Years"]):
    """A year or a range of years, `2014` or `2012:2014`."""

    name = "YEARS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Years:
        from dovetail.terms.period import Years

        return Years.of(value)


class Assignments(click.ParamType["tuple[str, str]"]):
    """`NAME=VALUE`, taken several times."""

    name = "NAME=VALUE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        name, sign, text = str(value).partition("=")
        if not (sign and name.strip() and text.strip()):
            self.fail(f"'{value}' is not of the form NAME=VALUE", param, ctx)
        return name.strip(), text.strip()


def pair_arguments(verb: Verb) -> Verb:
    """The two territories, `A B`."""
    return click.argument("a", metavar="A")(click.argument("b", metavar="B")(verb))


def years_option(verb: Verb) -> Verb:
    """`--years 2012:2014`."""
    return click.option(
        "--years", type=YearsType(), metavar="Y or Y:Y", help="One year or a range; what the store holds if not given."
    )(verb)


def _store_option(otherwise: str) -> Callable[[Verb], Verb]:
    def wrap(verb: Verb) -> Verb:
        return click.option(
            "--store",
            "folder",
            type=click.Path(file_okay=False, path_type=Path),
            envvar="DOVETAIL_STORE",
            show_envvar=True,
            help=f"Folder of the store; {otherwise} if not given.",
        )(verb)

    return wrap


#: `--store FOLDER` of a verb that reads.
store_option = _store_option("the packaged example")

#: `--store FOLDER` of a verb that writes; the packaged example cannot be changed.
own_store_option = _store_option("a folder in the user's data directory")


def language_option(
    *, both: bool = False, default: str = "en", help: str = "Language of words and numbers."
) -> Callable[[Verb], Verb]:
    """`--lang en|ru`, and `both` where a document can hold two; DOVETAIL_LANG says it once for all verbs."""
    choices = ("en", "ru", "both") if both else ("en", "ru")
    return click.option(
        "--lang",
        "language",
        type=click.Choice(choices),
        default=default,
        show_default=True,
        envvar="DOVETAIL_LANG",
        show_envvar=True,
        help=help,
    )


def format_options(*formats: str) -> Callable[[Verb], Verb]:
    """`--format` and `--output`."""

    def wrap(verb: Verb) -> Verb:
        verb = click.option(
            "--output",
            "-o",
            type=click.Path(dir_okay=False, path_type=Path),
            help="File to write; the terminal if not given. Its ending gives the format.",
        )(verb)
        return click.option("--format", "form", type=click.Choice(formats or FORMATS), help="table if not given.")(verb)

    return wrap


def question_of_a_pair(*, top: int, counted: str, tables: tuple[str, ...]) -> Callable[[Verb], Verb]:
    """The arguments and options of a verb that asks one thing of a pair, always in the same order.

    Parameters
    ----------
    top, counted
        How many rows are opened down to Figures if nothing is said, and what they are.
    tables
        Names of the tables that the answer holds.
    """
    options = (
        pair_arguments,
        years_option,
        click.option("--top", type=click.IntRange(1), default=top, show_default=True, help=f"{counted}."),
        click.option("--table", "chosen", help=f"For CSV: which table ({', '.join(tables)})."),
        language_option(),
        format_options(),
        store_option,
    )

    def wrap(verb: Verb) -> Verb:
        for option in reversed(options):
            verb = option(verb)
        return verb

    return wrap


def chosen_format(form: str | None, output: Path | None, formats: tuple[str, ...] = FORMATS) -> str:
    """The format asked for, or the one that the ending of the output means, or a table for reading."""
    if form:
        return form
    ending = output.suffix.lstrip(".").lower() if output else "txt"
    meant = "table" if ending == "txt" else ending
    if meant not in formats:
        raise click.UsageError(f"no format is known by the ending of {output}; give --format {'|'.join(formats)}")
    return meant


def opened(folder: Path | None) -> Store:
    """The store named, or the packaged example."""
    from dovetail.store.store import open_store

    return open_store(folder)


def writable_folder(folder: Path | None) -> Path:
    """Where `data` writes: the folder named, or the user's data folder."""
    if folder:
        return folder
    from platformdirs import user_data_path

    return user_data_path("dovetail", appauthor=False) / "store"


def held_years(store: Store, pair: Pair) -> Years:
    """The years of which the store holds products of the pair or of its countries, or else totals."""
    from dovetail.terms.period import Years

    alone = pair.is_national or pair.national.a == pair.national.b
    for each in (pair,) if alone else (pair, pair.national):
        held = store.query("pair_coverage", a=each.a, b=each.b)
        rows = held.filter(held["level"] > 0) if (held["level"] > 0).any() else held
        if rows.height:
            first, last = rows.select("first", "last").to_numpy().T
            return Years(int(first.min()), int(last.max()))
    raise store.missing(f"trade of {pair}" + ("" if alone else f" or of {pair.national}"))
