"""The annex: every Figure that a brief shows, and what each rests on, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from dovetail.brief.document import Annex, Entry
from dovetail.brief.material import Material
from dovetail.brief.wording.formulas import formula_in
from dovetail.brief.wording.voice import Voice
from dovetail.errors import UnknownCodeError
from dovetail.results.numbers import exact
from dovetail.results.periods import name_period
from dovetail.results.result import Caveat
from dovetail.terms.accounts import account_name
from dovetail.terms.figure import Figure, Source
from dovetail.terms.industry import industry_name
from dovetail.terms.ledger import Ledger
from dovetail.terms.product import TOTAL, Product
from dovetail.terms.territory import Language, Territory

_LABELS = ("what", "value", "grade", "interval", "formula", "inputs", "source", "vintage", "note", "id", "sources",
           "publisher", "dataset", "licence", "methods", "caveats", "figures")  # fmt: skip
#: On paper the Figures of the core chapters are followed down to their sources, but not below a Figure of more
#: inputs than this; those of the other chapters show their inputs' ids. Screen and ledger open all.
_WIDEST = 8
_OF_THE_RECORD = ("proxy", "years_missing", "datasets_joined", "lines_unreported", "classification_changes")
_METHODS = ("bridge", "undisclosed", "mirror", "stated", "capability", "fit", "potential")


def annex(
    material: Material, core: Iterable[str], shown: Iterable[str], voice: Voice, *, lettered: bool = True
) -> Annex:
    """The annex to the Figures shown: they themselves and all they rest on, in the order of reading.

    It is `lettered` where it is the second.
    """
    ledger, shown = material.ledger, tuple(shown)
    near = tuple(dict.fromkeys((*reached(ledger, core, widest=_WIDEST), *shown)))
    on_paper = set(near)
    below = [id_ for id_ in reached(ledger, shown) if id_ not in on_paper]
    entries = tuple(entry(ledger[id_], voice) for id_ in near)
    deeper = tuple(entry(ledger[id_], voice) for id_ in below)
    caveats = {(caveat.message, *caveat.values.values()): caveat for caveat in _reservations(material)}
    used = [ledger[item.figure].source for item in (*entries, *deeper)]
    return Annex(
        title=voice.word("word-annex-numbers" if lettered else "word-annex"),
        intro=(voice.phrase("annex-intro"), voice.phrase("annex-shown"), voice.phrase("annex-ledger")),
        labels={name: voice.word(f"word-{name}") for name in _LABELS},
        entries=entries,
        deeper=deeper,
        sources=tuple(dict.fromkeys(_cited(source) for source in used if source)),
        methods=tuple(voice.phrase(f"method-{name}") for name in _METHODS if _used(name, material)),
        caveats=tuple(voice.caveat(caveat) for caveat in caveats.values()),
    )


def _used(method: str, material: Material) -> bool:
    """Whether a method is behind anything that this brief tells."""
    told = {
        "mirror": any(row.gap for row in material.whole.mirror),
        "stated": material.stated,
        "capability": material.capabilities,
        "fit": material.fit,
        "potential": material.potential,
    }
    return bool(told.get(method, True))


def _reservations(material: Material) -> list[Caveat]:
    """Those of the changes explained, and of the record as a whole; a bridge that is not shown needs none."""
    told = material.spans or (material.whole,)
    record = [caveat for caveat in material.whole.caveats if caveat.message in _OF_THE_RECORD]
    said = list(material.stated.caveats) if material.stated else []
    able = [caveat for found in material.capabilities for caveat in found.caveats]
    able += [caveat for found in (material.fit, material.potential) if found for caveat in found.caveats]
    return [*record, *(caveat for span in told for caveat in span.caveats), *said, *able]


def reached(ledger: Ledger, shown: Iterable[str], *, widest: int | None = None) -> tuple[str, ...]:
    """Ids of the Figures shown and of everything below them, each once: first a Figure, then its inputs.

    Below a Figure of more than `widest` inputs (a sum over every product) the way down is not followed.
    """
    order: dict[str, None] = {}
    stack = list(dict.fromkeys(shown))[::-1]
    while stack:
        id_ = stack.pop()
        if id_ not in order:
            order[id_] = None
            inputs = ledger[id_].inputs
            if widest is None or len(inputs) <= widest:
                stack += [part for part in reversed(inputs) if part not in order]
    return tuple(order)


def entry(figure: Figure, voice: Voice) -> Entry:
    """One Figure in words."""
    low_high = ""
    if figure.interval:
        ends = (exact(_with_value(figure, value), voice.language) for value in figure.interval)
        low_high = " \u2013 ".join(ends)
    return Entry(
        figure=figure.id,
        what=described(figure, voice),
        value=exact(figure, voice.language),
        grade=voice.word(f"grade-{figure.grade}"),
        interval=low_high,
        formula=formula_in(figure.formula, voice.language),
        source=f"{figure.source.dataset}: {figure.source.locator}".rstrip(": ") if figure.source else "",
        note=formula_in(figure.note, voice.language),
        inputs=figure.inputs,
    )


def described(figure: Figure, voice: Voice) -> str:
    """What a Figure measures, of whom and when: `Exports, Belarus – Russia, 2014, 87 Vehicles (Russia reports)`."""
    language = voice.language
    names = " \u2013 ".join(_name(code, language) for code in figure.territories)
    parts = [_measure(figure.measure, language), names, _period(figure.period, language)]
    if figure.product and figure.product != TOTAL:
        parts.append(_product(figure.product, language))
    said = ", ".join(part for part in parts if part)
    return f"{said} ({_as_reported(figure.reporter, language)})" if figure.reporter else said


# An annex names the same measures, sides and products thousands of times.


@cache
def _as_reported(reporter: str, language: Language) -> str:
    return Voice(language).spoken("as-reported", reporter=Territory.of(reporter))


@cache
def _period(code: str, language: Language) -> str:
    return name_period(code, language)


@cache
def _product(code: str, language: Language) -> str:
    """A product with its name; `OKVED:27.1` is an industry of that classification."""
    scheme, colon, industry = code.partition(":")
    if colon:
        if name := industry_name(industry, scheme, language):
            return f"{industry} {name}"
        return account_name(industry, scheme, language)
    name = Product.of(code).name(language, short=True)
    return code if name == code else f"{code} {name}"


@cache
def _measure(measure: str, language: Language) -> str:
    """The measure in words; where the wording has none, the measure's own name."""
    voice, name = Voice(language), measure
    while not voice.knows(message := "measure-" + name.replace(".", "-")):
        if "." not in name:
            return measure.replace(".", ": ").replace("_", " ")
        name = name.rpartition(".")[0]
    return voice.word(message)


@cache
def _name(code: str, language: Language) -> str:
    try:
        return Territory.of(code).name(language)
    except UnknownCodeError:
        return code


def _cited(source: Source) -> tuple[str, ...]:
    """What the list of sources says of one: its data set first, since entries name it so."""
    return tuple(
        part for part in (source.dataset, source.publisher, source.licence, source.vintage, source.address) if part
    )


def _with_value(figure: Figure, value: float) -> Figure:
    return replace(figure, value=value, interval=None)
