"""The ledger of a brief as JSON: every Figure, and every sentence with the Figures that it quotes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dovetail import __version__
from dovetail.brief.document import Number, drawings_of, plain
from dovetail.terms.ledger import LEDGER_VERSION

if TYPE_CHECKING:
    from dovetail.brief.compose import Brief
    from dovetail.brief.document import Edition


def render_json(brief: Brief) -> bytes:
    """What `Ledger.load` and `dovetail explain` read."""
    meta = {
        "brief": {
            "pair": list(brief.pair.codes),
            "years": str(brief.years),
            "languages": list(brief.languages),
            "dovetail": __version__,
        },
        "editions": {edition.language: _edition(edition) for edition in brief.editions},
    }
    head = json.dumps(meta, ensure_ascii=False, indent=1).removesuffix("\n}")
    figures = ",\n".join(f'"{id_}": {_COMPACT.encode(figure.to_dict())}' for id_, figure in brief.ledger.items())
    return f'{head},\n "ledger": {{"version": {LEDGER_VERSION}, "figures": {{\n{figures}\n}}}}\n}}\n'.encode()


#: Writes a Figure on one line, so that two ledgers can be compared line by line.
_COMPACT = json.JSONEncoder(ensure_ascii=False)


def _edition(edition: Edition) -> dict[str, Any]:
    sentences = [
        {"text": plain(sentence), "figures": [span.figure for span in sentence if isinstance(span, Number)]}
        for sentence in edition.sentences()
        if sentence
    ]
    charts = [
        {"alt": drawing.chart.alt, "figures": list(drawing.chart.figures)}
        for chapter in edition.chapters
        for block in chapter.blocks
        for drawing in drawings_of(block)
    ]
    return {"title": plain(edition.title), "sentences": sentences, "charts": charts}
