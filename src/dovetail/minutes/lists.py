"""Lists in reports: what was agreed or signed, point by point, on lines of its own or within a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dovetail.minutes.attribution import clean
from dovetail.minutes.items import Span
from dovetail.minutes.scene import Scene

_POINT = re.compile(r"\s*(?:[-—•·*●▪◦]\s*|\(?(?:\d{1,2}|[ivx]{1,4}|[a-hа-з])[.)]\s)(?=[^\W\d_]|[«\"“])")
_SETTLED = re.compile(
    r"\b(?:agreed|signed|exchanged|adopted|concluded|договорил\w+|условил\w+|подписан\w*|подписал\w*|парафировал\w*|"
    r"принят[ыоа]|решили|решено|согласован\w*)\b[^:]*:\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:signed|initial(?:l)?ed|exchanged|concluded|подписан\w*|подписал\w*|парафирован\w*|парафировал\w*)\b",
    re.IGNORECASE,
)
_PAPER = (
    r"(?:(?:\w+\s)?(?:MoUs?|memorandum|agreements?|contracts?|protocol|(?:work |action |joint )?plan|road ?map|"
    r"declaration|"
    r"program(?:me)?|letters?|letter of intent|arrangement)\b|(?:\w+\s)?(?:соглашени|меморандум|договор|контракт|"
    r"протокол|"
    r"план\b|дорожн\w+\s+карт|программ|деклараци|заявлени))"
)
_ITEM = re.compile(
    r"(?:(?:including|among them|such as|namely|в том числе|среди них|включая|:|;|,|(?:,\s)?(?:а также|as well as|"
    r"and|и))"
    rf"\s+)(?:an?\s|the\s)?(?={_PAPER})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a list: its words, the line that they stand in, and the line that announces it."""

    span: Span
    line: Span
    head: Span


def points(scene: Scene) -> list[Point]:
    """The points that stand on lines of their own under a line that ends in a colon."""
    found: list[Point] = []
    head: Span | None = None
    style = ""
    for paragraph in scene.document.body:
        text = scene.slice(paragraph.span)
        mark = _POINT.match(text)
        if (
            mark
            and head is not None
            and style in ("", _style(mark[0]))
            and _style(scene.slice(head)[:6]) != _style(mark[0])
        ):
            style = _style(mark[0])
            span = clean(scene.plain, Span(paragraph.span.start + mark.end(), paragraph.span.end))
            if span:
                found.append(Point(span, paragraph.span, head))
        elif text.rstrip().endswith(":"):
            head, style = paragraph.span, ""
        else:
            head = None
    return found


def _style(mark: str) -> str:
    """The sort of sign before a point: a number, a letter or roman number, or a dash or bullet."""
    first = re.match(r"\W*(\d|[^\W\d]{1,4}(?=[.)]))?", mark)
    sign = (first[1] or "") if first else ""
    return (
        "number"
        if sign.isdigit()
        else "letter"
        if sign
        else "dash"
        if mark.strip()[:1] in tuple("-—•·*●▪◦")
        else "none"
    )


def settled(scene: Scene, head: Span) -> str:
    """The word by which a line says that what it announces is agreed or signed; empty if it does not."""
    match = _SETTLED.search(scene.slice(head))
    return match[0].split()[0].rstrip(":") if match else ""


def papers(scene: Scene, sentence: Span) -> list[Span]:
    """The papers that a sentence lists as signed, if there are two or more."""
    signed = _SIGNED.search(scene.plain, sentence.start, sentence.end)
    if not signed:
        return []
    starts = list(_ITEM.finditer(scene.plain, sentence.start, sentence.end))
    if len(starts) < 2:
        return []
    ends = [*(match.start() for match in starts[1:]), sentence.end]
    items = [clean(scene.plain, Span(match.end(), end)) for match, end in zip(starts, ends, strict=True)]
    kept = [one for one in items if one and len(scene.slice(one).split()) >= 3]
    return kept if len(kept) >= 2 else []
