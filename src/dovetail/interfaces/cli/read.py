"""`dovetail read`: reports of a meeting as items, each with its place in the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dovetail.interfaces.cli.terminal.options import Assignments, chosen_format, language_option, opened, store_option

if TYPE_CHECKING:
    from dovetail.errors import FetchError
    from dovetail.minutes.checking import Checks
    from dovetail.minutes.llm import ModelReading
    from dovetail.minutes.reader import Minutes
    from dovetail.minutes.review import Review
    from dovetail.terms.territory import Language

FORMS = ("table", "json", "html")
#: Sorts of items that the terminal shows without being asked.
SHOWN = ("statement", "claim", "commitment", "proposal", "invitation", "tie", "event")


@click.command("read", short_help="Read reports of a meeting: who said, claimed, proposed and promised what.")
@click.argument(
    "reports", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="REPORT..."
)
@click.option(
    "--gazetteer", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Table of firms of your own."
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for minutes.json and minutes.html."
)
@click.option("--type", "types", multiple=True, help="Show only items of this type; may be repeated.")
@click.option("--format", "form", type=click.Choice(FORMS), help="table if not given.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; its ending gives the format.",
)
@click.option("--meeting", metavar="YYYY-MM", help="When the meeting was, where no report tells the year.")
@click.option("--check", is_flag=True, help="Check each claim against the store and the stated figures in it.")
@store_option
@language_option()
@click.option("--reviews", type=click.Path(dir_okay=False, path_type=Path), help="File of reviews, read and added to.")
@click.option("--confirm", metavar="ID", help="Keep that this item is right.")
@click.option("--reject", metavar="ID", help="Keep that this item is wrong.")
@click.option("--correct", metavar="ID", help="Keep that this item is right with the fields of --set.")
@click.option("--set", "changes", type=Assignments(), multiple=True, help="A field of the corrected item.")
@click.option("--who", envvar="DOVETAIL_REVIEWER", show_envvar=True, help="Who confirms, corrects or rejects.")
@click.option("--model", help="Ask a language model too: its name at --endpoint. Off unless given.")
@click.option(
    "--endpoint", envvar="DOVETAIL_MODEL_ENDPOINT", show_envvar=True, help="Address of an OpenAI-compatible service."
)
@click.option(
    "--answers",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that keeps the model's answers; the same question is then not asked again.",
)
def command(
    reports: tuple[Path, ...],
    gazetteer: Path | None,
    out: Path | None,
    types: tuple[str, ...],
    form: str | None,
    output: Path | None,
    meeting: str | None,
    check: bool,
    folder: Path | None,
    language: Language,
    reviews: Path | None,
    confirm: str | None,
    reject: str | None,
    correct: str | None,
    changes: tuple[tuple[str, str], ...],
    who: str | None,
    model: str | None,
    endpoint: str | None,
    answers: Path | None,
) -> None:
    """Read one or several reports of one meeting: text, HTML, DOCX, PDF, Markdown, or - for standard input.

    \b
    dovetail read press.txt channel.html
    dovetail read press.txt channel.html --out out
    dovetail read press.txt --check
    dovetail read press.txt --reviews reviews.jsonl --reject A-claim-02 --who "Desk officer"
    """
    from dovetail.minutes.reader import read_minutes

    form = chosen_format(form, output, FORMS)
    minutes = read_minutes(reports, gazetteer_file=gazetteer)
    minutes = minutes.held(meeting) if meeting else minutes
    words = [
        (verdict, id_) for verdict, id_ in (("confirmed", confirm), ("rejected", reject), ("corrected", correct)) if id_
    ]
    if words and reviews is None:
        raise click.UsageError("a review needs --reviews FILE, where it is kept")
    kept: tuple[Review, ...] = ()
    if reviews is not None:
        minutes, kept = _reviewed(minutes, reviews, words, dict(changes), who or "")
    asked, fault = _asked(minutes, model, endpoint, answers) if model else (None, None)
    checks = _checked(minutes, folder) if check else None
    if out is not None:
        _save(minutes, out, language, asked, checks, kept)
    if form == "table" and output is None:
        _show(minutes, types or SHOWN, language, checks, asked)
    else:
        page = form == "html"
        text = _page(minutes, language, checks, kept, asked) if page else _written(minutes, language, asked, checks)
        if output is None:
            click.echo(text)
        else:
            output.write_text(text, encoding="utf-8")
            click.echo(output)
    if fault is not None:
        raise fault


def _reviewed(
    minutes: Minutes, path: Path, words: list[tuple[Any, str]], changes: dict[str, Any], who: str
) -> tuple[Minutes, tuple[Review, ...]]:
    from dovetail.minutes.review import append_review, load_reviews, review, reviewed

    for verdict, id_ in words:
        given = {name: _value(text) for name, text in changes.items()} if verdict == "corrected" else {}
        append_review(path, review(minutes, id_, verdict, who=who, changes=given))
    kept = load_reviews(path)
    return reviewed(minutes, kept), kept


def _value(text: str) -> Any:
    """A field's new value: a number, a list or null where it reads as JSON, otherwise the text."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _asked(
    minutes: Minutes, model: str, endpoint: str | None, answers: Path | None
) -> tuple[ModelReading | None, FetchError | None]:
    """What the model reads, or the fault that is told once the reading by rules has been."""
    if not endpoint:
        raise click.UsageError("--model needs --endpoint, the address of an OpenAI-compatible service")
    from dovetail.errors import FetchError
    from dovetail.minutes.llm import ask_model

    try:
        return ask_model(minutes, endpoint, model, cache=answers), None
    except FetchError as fault:
        return None, fault


def _checked(minutes: Minutes, folder: Path | None) -> Checks:
    from dovetail.minutes.checking import check_claims

    return check_claims(minutes, opened(folder))


def _written(minutes: Minutes, language: Language, asked: ModelReading | None, checks: Checks | None) -> str:
    """Everything as JSON; each verdict also with its reason in words."""
    content = minutes.to_dict()
    if asked:
        content["model"] = asked.to_dict()
    if checks is not None:
        from dovetail.brief.document import plain
        from dovetail.brief.wording.reasons import because
        from dovetail.brief.wording.voice import Voice

        voice = Voice(language)
        content["checks"] = checks.to_dict()
        for told, row in zip(content["checks"]["rows"], checks.rows, strict=True):
            told["why"] = plain(because(row.reason, voice))
    return json.dumps(content, ensure_ascii=False, indent=1)


def _page(
    minutes: Minutes,
    language: Language,
    checks: Checks | None,
    kept: tuple[Review, ...],
    asked: ModelReading | None,
) -> str:
    from dovetail.brief.render.reading import render_reading
    from dovetail.brief.wording.voice import Voice

    return render_reading(minutes, Voice(language), checks, kept, asked)


def _save(
    minutes: Minutes,
    out: Path,
    language: Language,
    asked: ModelReading | None,
    checks: Checks | None,
    kept: tuple[Review, ...],
) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("minutes.json", _written(minutes, language, asked, checks)),
        ("minutes.html", _page(minutes, language, checks, kept, asked)),
    ):
        out.joinpath(name).write_text(text, encoding="utf-8")
        click.echo(out / name, err=True)


def _show(
    minutes: Minutes, types: tuple[str, ...], language: Language, checks: Checks | None, asked: ModelReading | None
) -> None:
    from dovetail.brief.wording.voice import Voice
    from dovetail.interfaces.cli.terminal.minutes_view import minutes_blocks
    from dovetail.interfaces.cli.terminal.output import show

    show(*minutes_blocks(minutes, types, Voice(language), checks, asked))
