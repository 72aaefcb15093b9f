"""The voice of a brief: says a message of the wording with Figures, territories and periods in it.

The messages live in `en.ftl` and `ru.ftl`, for parts apart in `en.chains.ftl` and the like (Project Fluent), one a
sentence, under the same names. What is put into a sentence stays a span: each value enters the message as one
private-use character, and the formatted text is cut at these characters again, so a Figure keeps its id whatever
the grammar does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dovetail.brief.document import Name, Number, Sentence, Span, Text, When, plain
from dovetail.errors import InconsistentDataError, UnknownCodeError, problem
from dovetail.results.numbers import Scale, Sign, cell, show
from dovetail.results.periods import FORMS, name_period
from dovetail.terms.figure import Figure
from dovetail.terms.industry import industry_name
from dovetail.terms.period import Period
from dovetail.terms.product import Product
from dovetail.terms.territory import CASES, Language, Pair, Territory

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.runtime.resolver import Pattern

    from dovetail.analyses.turnover.result import TurnoverResult
    from dovetail.results.result import Caveat

#: The first private-use character that stands for a value; there is room for six thousand a sentence.
_FIRST_MARK = 0xE000
#: Two codes joined by a hyphen, where a region's code holds one too.
_PAIR = re.compile(r"([A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3}|X-[A-Z0-9]+)-([A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3}|X-[A-Z0-9]+)")
_PARTNERS = re.compile(r"sum of (\d+) partners")
_MARKS = re.compile("([\ue000-\uf8ff])")


@dataclass(frozen=True, slots=True)
class Shown:
    """A Figure with the way to show it: `always` signed, `never` signed, or bare in one `scale` for a table."""

    figure: Figure
    sign: Sign = "natural"
    scale: Scale | None = None
    places: int = 0

    def text(self, language: Language) -> str:
        if self.scale is None:
            return show(self.figure, language, sign=self.sign)
        return cell(self.figure, language, scale=self.scale, places=self.places, sign=self.sign)


def size(figure: Figure) -> Shown:
    """The Figure without its sign, where the words tell the direction ("fell by")."""
    return Shown(figure, "never")


def inside(name: str) -> Name:
    """A name within a sentence: in small letters, unless it is one that is written with capitals.

    >>> inside("Steel sheet").text, inside("LPG").text
    ('steel sheet', 'LPG')
    """
    return Name(name[:1].lower() + name[1:] if name[1:2].islower() else name)


def change(figure: Figure) -> Shown:
    """The Figure with its sign, plus included."""
    return Shown(figure, "always")


#: What a message may be given: a `str` is a choice for a selector, never shown; a sequence of spans is a phrase.
Value = Figure | Shown | Territory | Period | Name | When | Text | str | int | Sequence[Span]


class Voice:
    """Says messages in one language.

    Parameters
    ----------
    language
        `en` or `ru`.
    proxy
        The pair that a proxy stands in for. Every sentence that quotes a Figure graded `proxy` then ends by
        saying so: in full the first time this voice speaks of one, in short after that. Without it such a
        sentence is refused.

    Notes
    -----
    For a territory or a period `t` a message has `$t` and its cases `$t-gen`, `$t-dat`, `$t-acc`, `$t-ins`,
    `$t-loc`; for a period also `$t-in`. For a Figure `n` it has `$n`, and `$n-count` for plural forms. An
    argument `by_exporter` is `$by-exporter` in the message.
    """

    def __init__(self, language: Language, proxy: Pair | None = None) -> None:
        self.language: Language = language
        self.proxy = proxy
        self._said_in_full = False

    def afresh(self) -> Voice:
        """The same voice at the start of a chapter."""
        return Voice(self.language, self.proxy)

    def knows(self, message: str) -> bool:
        """Whether the wording holds a message."""
        return message in _sources(self.language)

    def say(self, message: str, **values: Value) -> Sentence:
        """The message as a sentence."""
        spans = self.phrase(message, **values)
        if not any(isinstance(span, Number) and span.grade == "proxy" for span in spans):
            return spans
        if self.proxy is None:
            raise InconsistentDataError(
                problem(
                    f"the sentence '{message}' quotes a proxy, and nothing says for whom it stands",
                    why="a reader would take the national figure for the region's own",
                    do="give the voice the pair that the proxy stands in for",
                )
            )
        form = "proxy-said-again" if self._said_in_full else "proxy-said"
        self._said_in_full = True
        return self.phrase(form, sentence=_without_stop(spans), a=self.proxy.a, b=self.proxy.b)

    def phrase(self, message: str, **values: Value) -> Sentence:
        """The message as a part of a sentence: nothing is added."""
        spans: list[Span] = []
        arguments: dict[str, str | int] = {}
        phrases: dict[str, Sequence[Span]] = {}

        def mark(span: Span) -> str:
            spans.append(span)
            return chr(_FIRST_MARK + len(spans) - 1)

        for name, value in ((key.replace("_", "-"), value) for key, value in values.items()):
            match value:
                case Figure() | Shown():
                    shown = value if isinstance(value, Shown) else Shown(value)
                    arguments[name] = mark(Number(shown.figure.id, shown.text(self.language), shown.figure.grade))
                    arguments[f"{name}-count"] = abs(int(shown.figure.value))
                case Territory():
                    for case in CASES:
                        key = name if case == "nom" else f"{name}-{case}"
                        arguments[key] = mark(Name(value.name(self.language, case)))
                case Period():
                    for form in FORMS:
                        key = name if form == "nom" else f"{name}-{form}"
                        arguments[key] = mark(When(name_period(value, self.language, form)))
                case Name() | When() | Text():
                    arguments[name] = mark(value)
                case str() | int():
                    arguments[name] = value
                case _:
                    place = arguments[name] = mark(Text(""))
                    phrases[place] = value
        text = self._format(message, arguments)
        said: list[Span] = []
        for part in _MARKS.split(text):
            if part in phrases:
                said.extend(phrases[part])
            elif _MARKS.fullmatch(part):
                said.append(spans[ord(part) - _FIRST_MARK])
            elif part:
                said.append(Text(part))
        return _single_stops(said)

    def caption(self, message: str, result: TurnoverResult, **values: Value) -> Sentence:
        """The message as the caption of a table or chart; where a proxy is shown, it says of whom."""
        said = self.phrase(message, **values)
        if not result.proxy or not self.proxy:
            return said
        a, b = (Territory.of(code) for code in result.proxy.shown)
        return (*said, Text(" "), *self.phrase("proxy-caption", shown_a=a, shown_b=b, a=self.proxy.a, b=self.proxy.b))

    def spoken(self, message: str, **values: Value) -> str:
        """The message as bare text, for alternative texts and titles of files."""
        return plain(self.phrase(message, **values))

    def word(self, message: str, **choices: str | int) -> str:
        """A message as bare words: a label, a heading, a legend."""
        return self._format(message, dict(choices))

    def listed(self, phrases: Sequence[Sentence], *, apart: bool = False) -> Sentence:
        """Phrases joined as a list, with "and" before the last; `apart` with semicolons, where they hold commas."""
        if not phrases:
            return ()
        comma = Text(self.word("list-semicolon" if apart else "list-comma"))
        last = comma if apart else Text(self.word("list-and"))
        said = list(phrases[0])
        for index, phrase in enumerate(phrases[1:], start=2):
            said += [last if index == len(phrases) else comma, *phrase]
        return tuple(said)

    def told_by(self, reporter: str) -> Sentence:
        """Whose record is told, as a clause: that of one side, or the one on which both were made to agree (`""`)."""
        if not reporter:
            return self.phrase("told-by-both")
        return self.phrase("told-by-one", reporter=Territory.of(reporter))

    def caveat(self, caveat: Caveat) -> Sentence:
        """A reservation of a result; its values are codes of territories, periods and products, or names."""
        message = "caveat-" + caveat.message.replace("_", "-")
        return self.phrase(message, **{name: self._read(name, text) for name, text in caveat.values.items()})

    def _read(self, name: str, text: str) -> Value:
        """A caveat's value as what its name says it is."""
        if name in ("reporter", "partner", "exporter", "importer", "region", "country"):
            return Territory.of(text)
        if name in ("period", "start", "end", "first", "last", "base"):
            return Period.of(text)
        if name == "product":
            return self.product(text)
        if name in ("territories", "countries"):
            return Name(", ".join(Territory.of(code).name(self.language) for code in text.split(", ") if code))
        if name in ("pair", "asked", "shown") and (codes := _PAIR.fullmatch(text)):
            return Name(" \u2013 ".join(Territory.of(code).name(self.language) for code in codes.groups()))
        if name == "industries":
            classification, _, codes = text.partition(": ")
            named = (industry_name(code, classification, self.language) or code for code in codes.split(", "))
            return Name("; ".join(named))
        if name == "basis" and text.startswith("X-"):
            return Name(Territory.of(text).name(self.language))
        if name == "basis" and (partners := _PARTNERS.fullmatch(text)):
            return Name(self.word("basis-partners", count=int(partners[1]), shown=partners[1]))
        return Name(text)

    def product(self, code: str) -> Name:
        """The short name of a product with its code."""
        return Name(Product.of(code).name(self.language, short=True))

    def number(self, value: Figure | Shown) -> Sentence:
        """A Figure alone, for a table cell."""
        shown = value if isinstance(value, Shown) else Shown(value)
        return (Number(shown.figure.id, shown.text(self.language), shown.figure.grade),)

    def _format(self, message: str, arguments: dict[str, str | int]) -> str:
        pattern = _pattern(self.language, message)
        if pattern is None:
            raise UnknownCodeError(problem(f"the wording in '{self.language}' holds no message '{message}'"))
        text, faults = _bundle(self.language).format_pattern(pattern, arguments)
        if faults:
            raise InconsistentDataError(
                problem(
                    f"the message '{message}' in '{self.language}' cannot be said: "
                    + "; ".join(str(fault) for fault in faults),
                    why="a sentence with a hole in it must not reach a page",
                    do=f"it was given: {', '.join(sorted(arguments)) or 'nothing'}",
                )
            )
        return str(text)


def _single_stops(spans: Sequence[Span]) -> Sentence:
    """The spans with one full stop where an abbreviation («2015 г.») ends the sentence."""
    said: list[Span] = []
    for span in spans:
        if said and isinstance(span, Text) and span.text.startswith(".") and said[-1].text.endswith("."):
            span = Text(span.text[1:])
        if span.text:
            said.append(span)
    return tuple(said)


def _without_stop(sentence: Sentence) -> Sentence:
    """The sentence without its full stop, so that a clause can follow."""
    *head, tail = sentence
    if isinstance(tail, Text) and tail.text.rstrip().endswith("."):
        shorter = tail.text.rstrip()[:-1]
        return (*head, Text(shorter)) if shorter else tuple(head)
    return sentence


@cache
def _bundle(language: str) -> FluentBundle:
    from fluent.runtime import FluentBundle

    return FluentBundle([language], use_isolating=False)


@cache
def _pattern(language: str, message: str) -> Pattern | None:
    """A message, read when it is first said: a brief says half of them, and reading all takes a third of a second."""
    from fluent.runtime import FluentResource

    source = _sources(language).get(message)
    if source is None:
        return None
    _bundle(language).add_resource(FluentResource(source))
    return _bundle(language).get_message(message).value


@cache
def _sources(language: str) -> dict[str, str]:
    """The text of every message by its name. None refers to another."""
    folder = files("dovetail.brief.wording")
    names = sorted(file.name for file in folder.iterdir() if re.fullmatch(rf"{language}(\.\w+)?\.ftl", file.name))
    text = "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)
    parts = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)
    return {part[: part.index("=")].strip(): part for part in parts if re.match(r"[a-z][\w-]* *=", part)}
