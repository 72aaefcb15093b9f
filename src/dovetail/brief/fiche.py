"""Fiches: a page on each venture, to take to the engineers and buyers who will say what statistics cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dovetail.analyses.capability.result import CapabilityResult
from dovetail.analyses.ventures.result import Venture, VenturesResult
from dovetail.brief.annex import entry, reached
from dovetail.brief.case import (
    buyers,
    case,
    case_figures,
    dependence,
    end,
    firms,
    gaps,
    good,
    heading,
    index,
    label,
    named,
    shocks,
    shocks_unknown,
    strengths,
    supply,
)
from dovetail.brief.compose import Brief, edition_of
from dovetail.brief.document import (
    Annex,
    Block,
    Chapter,
    Column,
    Edition,
    Name,
    Note,
    Number,
    Paragraph,
    Points,
    Row,
    Sentence,
    Table,
    When,
    check_numbers,
    figures_of,
)
from dovetail.brief.wording.voice import Shown, Voice
from dovetail.results.periods import name_period
from dovetail.terms.figure import Figure
from dovetail.terms.ledger import Ledger
from dovetail.terms.period import Period, Years
from dovetail.terms.territory import Language, Pair, Territory

#: Of a fiche's Figures the annex follows those of no more inputs than this; the ledger beside it has all.
_WIDEST = 8
_USES = 3
#: What the sentences of a fiche say of its own sides.
_IN_WORDS = ("suppliers_not_on_record", "bad_years_not_on_record")
_LABELS = ("what", "value", "grade", "interval", "formula", "inputs", "source", "vintage", "note", "id", "sources",
           "publisher", "dataset", "licence", "methods", "caveats", "figures")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fiche:
    """A page on one venture in one language or both.

    `page` carries an annex in which every number opens down to its sources; `sheet` is the page alone, for paper.
    """

    venture: Venture
    page: Brief
    sheet: Brief

    @property
    def stem(self) -> str:
        """A name for its file: place and headings, as in `fiche-03-7325-8708`."""
        one = self.venture
        return "-".join(("fiche", f"{one.rank.value:02.0f}", *filter(None, (one.product, one.made)), one.builder))

    def save(self, path: str | Path) -> Path:
        """Write it in the format that the suffix names: PDF and DOCX as one page a language, others with the annex.

        Raises
        ------
        InvalidRequestError
            If the suffix names no format of a brief.
        """
        paper = Path(path).suffix.lower() in (".pdf", ".docx")
        return (self.sheet if paper else self.page).save(path)


def write_fiches(
    found: VenturesResult, capabilities: Sequence[CapabilityResult] = (), *, languages: Sequence[Language] = ("en",)
) -> tuple[Fiche, ...]:
    """A fiche of each venture shown, in the order of the result.

    Parameters
    ----------
    capabilities
        What the sides can make: the firms on record among them are named as those to invite.
    languages
        In which to write, an edition each.

    Examples
    --------
    >>> from dovetail.brief.together import ventures_of_pair
    >>> from dovetail.store.store import open_store
    >>> found = ventures_of_pair(open_store(), Pair.of("BLR", "RUS"), top=1)
    >>> [fiche.stem for fiche in write_fiches(found)][0][:8]
    'fiche-01'
    """
    return tuple(_fiche(one, found, capabilities, languages) for one in found.shown)


def _fiche(
    one: Venture, found: VenturesResult, capabilities: Sequence[CapabilityResult], languages: Sequence[Language]
) -> Fiche:
    ledger = Ledger()
    shown = [figure.id for figure in case_figures(one, capabilities) if figure]
    for whole in (found.figures, *(result.figures for result in capabilities)):
        ledger.include(Ledger(whole[id_] for id_ in reached(whole, [id_ for id_ in shown if id_ in whole])))
    pair = Pair(Territory(found.pair[0]), Territory(found.pair[1]))
    editions = [_edition(one, found, capabilities, ledger, Voice(language)) for language in languages]
    for edition in editions:
        check_numbers(edition, ledger)
    year = Period.of(one.score.period).year
    page = Brief(pair, Years(year, year), tuple(editions), ledger)
    bare = tuple(replace(each, annex=replace(each.annex, entries=(), deeper=())) for each in editions)
    return Fiche(one, page, replace(page, editions=bare))


def _edition(
    one: Venture, found: VenturesResult, capabilities: Sequence[CapabilityResult], ledger: Ledger, voice: Voice
) -> Edition:
    a, b = (Territory(code) for code in found.pair)
    questions = tuple((voice.phrase(f"ask-{name}"),) for name in one.questions)
    standing = voice.phrase(
        "fiche-rank", rank=Shown(one.rank, scale="", places=0), low=(end(one.rank, 0),), high=(end(one.rank, 1),)
    )
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("case", (Paragraph((*case(one, voice), *buyers(one, voice), standing)),)),
        (
            "evidence",
            (
                _evidence(one, voice),
                Paragraph(tuple(supply(one, voice))),
                Paragraph((*shocks((one,), voice), *shocks_unknown(one, voice), *dependence(one, voice))),
                _scores(one, voice),
            ),
        ),
        ("gaps", (Paragraph(tuple(gaps(one, voice))),)),
        ("questions", (Points(questions),)),
        ("firms", (Paragraph(tuple(firms(one, capabilities, voice))), _reservations(found, voice))),
    )
    chapters = tuple(Chapter(f"fiche-{name}", voice.phrase(f"fiche-head-{name}"), blocks) for name, blocks in parts)
    uses = voice.listed([(heading(code, voice),) for code in one.uses[:_USES]])
    return edition_of(
        voice,
        ledger,
        chapters,
        _annex(found, chapters, ledger, voice),
        title=voice.phrase("fiche-title", product=good(one, voice)),
        subtitle=voice.phrase(
            "fiche-subtitle", uses=uses, builder=Territory(one.builder), bringer=Territory(one.bringer)
        ),
        kind=voice.phrase("fiche-kind", a=a, b=b),
    )


def _reservations(found: VenturesResult, voice: Voice) -> Note:
    """What must be said of all candidates; whose purchases are not on record the sentences say themselves."""
    said = [caveat for caveat in found.caveats if caveat.message not in _IN_WORDS]
    return Note(tuple(voice.caveat(caveat) for caveat in said))


def _evidence(one: Venture, voice: Voice) -> Table:
    rows: list[Row] = []

    def row(message: str, code: str, whose: Sequence[str], figure: Figure | None, shown: Shown | None = None) -> None:
        if figure is None:
            return
        name = good(one, voice) if code == one.product else named(code, voice)
        sides = voice.listed([(Name(Territory(side).name(voice.language)),) for side in whose])
        rows.append(
            Row(
                (
                    voice.phrase(message, name=name),
                    sides,
                    voice.number(shown or figure),
                    (When(name_period(figure.period, voice.language)),),
                    (Name(voice.word(f"grade-{figure.grade}")),),
                )
            )
        )

    built, own = one.use_capability, one.capability
    row("fiche-row-index", one.use, (one.builder,), built, index(built) if built else None)
    for side in (one.builder, one.bringer):
        figure = own[side]
        row("fiche-row-index", one.product, (side,), figure, index(figure) if figure else None)
    for code, figure in strengths(one):
        row("fiche-row-index", code, (one.bringer,), figure, index(figure))
    for figure in one.suppliers:
        row("fiche-row-imports", figure.product, figure.territories, figure)
    for figure in one.sellers:
        row("fiche-row-exports", figure.product, figure.territories, figure)
    heads = ("what", "whose", "value", "period", "grade")
    columns = tuple(Column(voice.phrase(f"fiche-head-{head}"), numeric=head == "value") for head in heads)
    return Table(voice.phrase("fiche-table-caption"), columns, tuple(rows))


def _scores(one: Venture, voice: Voice) -> Table:
    """The score by its parts, beside what a part could be where the evidence leaves any open."""
    nothing: Sentence = (Name("\u2013"),)
    cells = [
        ((label(name, voice),), voice.number(Shown(figure, scale="", places=0)), _between(figure) or nothing)
        for name, figure in one.scores.items()
        if figure
    ]
    cells += [((label(name, voice),), voice.phrase("fiche-unknown"), voice.phrase("fiche-any")) for name in one.unknown]
    total = (voice.phrase("fiche-score"), voice.number(Shown(one.score, scale="", places=0)), nothing)
    open_ = any(between != nothing for _, _, between in cells)
    heads = ("part", "score", "between") if open_ else ("part", "score")
    columns = tuple(Column(voice.phrase(f"fiche-head-{head}"), numeric=head != "part") for head in heads)
    rows = (*(Row(row[: len(heads)]) for row in cells), Row(total[: len(heads)], "strong"))
    return Table(voice.phrase("fiche-scores-caption", open="yes" if open_ else "no"), columns, rows)


def _between(figure: Figure) -> Sentence:
    if figure.interval is None:
        return ()
    low, high = figure.interval
    return (Number(figure.id, f"{100 * low:.0f}\u2013{100 * high:.0f}", figure.grade),)


def _annex(found: VenturesResult, chapters: tuple[Chapter, ...], ledger: Ledger, voice: Voice) -> Annex:
    shown = figures_of(chapters)
    near = reached(ledger, shown, widest=_WIDEST)
    below = [id_ for id_ in reached(ledger, shown) if id_ not in set(near)]
    sources = [ledger[id_].source for id_ in (*near, *below)]
    cited = dict.fromkeys(
        (source.dataset, source.publisher, source.licence, source.vintage, source.address)
        for source in sources
        if source
    )
    return Annex(
        title=voice.word("word-annex"),
        intro=(voice.phrase("annex-intro"),),
        labels={name: voice.word(f"word-{name}") for name in _LABELS},
        entries=tuple(entry(ledger[id_], voice) for id_ in near),
        deeper=tuple(entry(ledger[id_], voice) for id_ in below),
        sources=tuple(cited),
        methods=(voice.phrase("method-ventures"),),
        caveats=tuple(voice.caveat(caveat) for caveat in found.caveats),
    )
