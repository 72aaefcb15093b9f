"""Minutes for a terminal: the items by sort, what is under discussion, the reports side by side, the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dovetail.brief.document import Name, plain
from dovetail.brief.render.reading import heading, model_rows, notes
from dovetail.brief.wording.items import told
from dovetail.brief.wording.reasons import because, verdict_name
from dovetail.interfaces.cli.terminal.output import Grid
from dovetail.minutes.naming import topic_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dovetail.brief.wording.voice import Voice
    from dovetail.minutes.checking import Checks
    from dovetail.minutes.llm import ModelReading
    from dovetail.minutes.reader import Minutes

#: Rows of the agenda, and codes of a row, that a terminal has room for.
_TOPICS, _CODES = 10, 6


def minutes_blocks(
    minutes: Minutes,
    types: Sequence[str],
    voice: Voice,
    checks: Checks | None = None,
    asked: ModelReading | None = None,
) -> list[str | Grid]:
    """Headings, notes and tables, in the order of reading."""
    blocks: list[str | Grid] = [heading(minutes, voice), *notes(minutes, voice)]
    for kind in types:
        rows = [(item.id, item.text, told(minutes, item, voice)) for item in minutes.of(kind)]
        if rows:
            blocks.append(Grid(voice.word(f"types-{kind}"), _heads(voice, "id", "words", "read-as"), rows))
    if minutes.agenda:
        rows = [
            (
                topic_in(topic.name, voice.language),
                ", ".join(topic.hs[:_CODES]),
                ", ".join(topic.isic),
                f"{topic.score:.2f}",
            )
            for topic in minutes.agenda[:_TOPICS]
        ]
        heads = _heads(voice, "branch", "hs", "isic", "weight")
        blocks.append(Grid(voice.word("reading-agenda"), heads, rows, right=(3,)))
    pairs = [
        (
            voice.word(f"relation-{row.relation}"),
            ", ".join(row.items),
            ", ".join(voice.word(f"field-{name}") for name in row.fields),
        )
        for row in minutes.alignment
        if len(row.items) > 1
    ]
    if pairs:
        blocks.append(Grid(voice.word("reading-beside"), _heads(voice, "relation", "items", "differing"), pairs))
    if checks is not None and checks.rows:
        rows = [
            (row.claim.id, row.claim.text, verdict_name(row, voice), plain(because(row.reason, voice)))
            for row in checks.rows
        ]
        blocks.append(Grid(voice.word("reading-checks"), _heads(voice, "id", "words", "verdict", "why"), rows))
    if asked is not None:
        title = voice.spoken("reading-model", model=Name(asked.model))
        blocks.append(Grid(title, _heads(voice, "type", "words", "read-as", "disputed"), model_rows(asked, voice)))
        rows = [(one.said, one.reason) for one in asked.refused]
        if rows:
            blocks.append(Grid(voice.word("reading-model-refused"), _heads(voice, "words", "why"), rows))
    return blocks


def _heads(voice: Voice, *names: str) -> list[str]:
    return [voice.word(f"head-{name}") for name in names]
