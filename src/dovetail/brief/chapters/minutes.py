"""What was said at the meeting beside what the data say: goods under discussion, claims with verdicts, promises."""

from __future__ import annotations

from dovetail.brief.document import Block, Chapter, Column, Name, Paragraph, Row, Sentence, Table, When
from dovetail.brief.heard import Heard
from dovetail.brief.material import Material
from dovetail.brief.wording.items import FIRMNESS, side, speaker
from dovetail.brief.wording.reasons import because
from dovetail.brief.wording.voice import Shown, Voice
from dovetail.minutes.items import Commitment, Item, Proposal
from dovetail.minutes.verdicts import Check, Reason
from dovetail.results.numbers import common_scale, unit_heading
from dovetail.results.periods import name_period
from dovetail.terms.figure import Figure
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

_MOST_GOODS, _MOST_CLAIMS, _MOST_WORDS = 8, 12, 12
#: Words of a report that a cell quotes.
_QUOTED = 24
#: What can be judged is told first.
_ORDER = (
    "contradicted",
    "other base period",
    "other definition",
    "rounded",
    "supported",
    "supported by a national proxy",
    "not checkable",
)
_NONE: Sentence = (Name("\u2013"),)


def minutes(material: Material, voice: Voice) -> Chapter | None:
    """The goods in the order of the talk, the claims beside figures, and what was promised or proposed."""
    heard = material.heard
    if heard is None:
        return None
    blocks: list[Block] = [Paragraph((_intro(heard, voice),))]
    blocks += [
        table
        for table in (_goods(material, heard, voice), _claims(material, heard, voice), _words(heard, voice))
        if table
    ]
    cut = len(heard.checks) > _MOST_CLAIMS or len(heard.told_once("commitment", "proposal")) > _MOST_WORDS
    if cut:
        blocks.append(Paragraph((voice.phrase("minutes-more"),)))
    return Chapter("minutes", voice.phrase("minutes-title"), tuple(blocks)) if len(blocks) > 1 else None


def _intro(heard: Heard, voice: Voice) -> Sentence:
    names = voice.listed([(Name(one.name),) for one in heard.minutes.documents])
    date = heard.minutes.date
    if date[:4].isdigit():
        return voice.phrase("minutes-intro-dated", meeting=Period.of(date[:7]), reports=names)
    return voice.phrase("minutes-intro", reports=names)


def _goods(material: Material, heard: Heard, voice: Voice) -> Table | None:
    goods = heard.goods[:_MOST_GOODS]
    figures = [one for row in goods for one in (row.sold, row.bought) if one]
    if not figures:
        return None
    scale = common_scale(figures)
    a, b = (Territory.of(code) for code in material.pair.national.codes)
    rows = tuple(
        Row(
            (
                (voice.product(one.chapter),),
                _about(heard, one.chapter, voice),
                _amount(one.sold, scale, voice),
                _amount(one.bought, scale, voice),
            )
        )
        for one in goods
    )
    columns = (
        Column(voice.phrase("head-product")),
        Column(voice.phrase("head-heard")),
        Column(voice.phrase("direction-of", exporter=a, importer=b), numeric=True),
        Column(voice.phrase("direction-of", exporter=b, importer=a), numeric=True),
    )
    unit = Name(unit_heading("usd", voice.language, scale))
    when = When(name_period(figures[0].period, voice.language))
    caption = voice.caption(
        "minutes-goods-caption", material.whole, unit=unit, period=when, reporter=Territory.of(figures[0].reporter)
    )
    return Table(caption, columns, rows)


def _amount(figure: Figure | None, scale: str, voice: Voice) -> Sentence:
    if figure is None:
        return _NONE
    return voice.number(Shown(figure, scale=scale, places=1))  # pyright: ignore[reportArgumentType]


def _about(heard: Heard, chapter: str, voice: Voice) -> Sentence:
    """The firmest words on goods of a chapter."""
    items = heard.told_once("commitment", "proposal", "invitation", "claim", "tie")
    about = [one for one in items if any(code[:2] == chapter for code in getattr(one, "hs", ()))]
    if not about:
        return _NONE
    return _quote(max(about, key=lambda one: (getattr(one, "firmness", 0), -one.span.start)), voice)


def _claims(material: Material, heard: Heard, voice: Voice) -> Table | None:
    kept = {item.id for item in heard.told_once("claim")}
    checks = sorted((one for one in heard.checks if one.claim.id in kept), key=lambda one: _ORDER.index(one.verdict))
    if not checks:
        return None
    rows = tuple(
        Row(
            (
                _quote(one.claim, voice),
                (Name(speaker(heard.minutes, one.claim.speaker, voice)),),
                voice.phrase("verdict-" + one.verdict.replace(" ", "-")),
                _beside(one, voice),
            )
        )
        for one in checks[:_MOST_CLAIMS]
    )
    columns = tuple(Column(voice.phrase(name)) for name in ("head-heard", "head-by", "head-verdict", "head-data"))
    return Table(voice.caption("minutes-claims-caption", material.whole), columns, rows)


def _beside(check: Check, voice: Voice) -> Sentence:
    """Why, in figures. That the countries stand in for a region is in the verdict and the caption already."""
    reason = check.reason
    if reason.message == "stands-in" and isinstance(inner := reason.values["because"], Reason):
        reason = inner
    return because(reason, voice)


def _words(heard: Heard, voice: Voice) -> Table | None:
    items = [one for one in heard.told_once("commitment", "proposal") if isinstance(one, Commitment | Proposal)]
    if not items:
        return None
    items.sort(key=lambda one: -one.firmness)
    rows = tuple(
        Row(
            (
                _quote(one, voice),
                (Name(side(heard.minutes, one.by, voice)),),
                voice.phrase(f"firmness-{FIRMNESS[one.firmness]}"),
                (Name(one.deadline),) if isinstance(one, Commitment) and one.deadline else _NONE,
            )
        )
        for one in items[:_MOST_WORDS]
    )
    columns = tuple(
        Column(voice.phrase(name)) for name in ("head-heard", "head-side", "head-firmness", "head-deadline")
    )
    return Table(voice.phrase("minutes-words-caption"), columns, rows)


def _quote(item: Item, voice: Voice) -> Sentence:
    """An item's own words, cut where they are long."""
    words = item.text.split()
    text = " ".join(words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")
    return voice.phrase("minutes-quote", words=Name(text))
