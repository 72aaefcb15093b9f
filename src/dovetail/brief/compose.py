"""Writing a brief: analyses in, chapters out, in one language or both, saved in any of five formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from dovetail.brief.annex import annex
from dovetail.brief.document import Annex, Chapter, Edition, When, check_numbers, drawings_of, figures_of
from dovetail.brief.order import by_the_talk
from dovetail.brief.wording.voice import Voice
from dovetail.errors import InvalidRequestError, MissingDataError, problem
from dovetail.results.periods import name_years
from dovetail.results.saving import save_whole
from dovetail.results.workshop import Errand
from dovetail.terms.ledger import Derivation, Ledger
from dovetail.terms.period import Period, Years
from dovetail.terms.territory import Language, Pair

if TYPE_CHECKING:
    from concurrent.futures import Future

    from dovetail.brief.chapters import Writer
    from dovetail.brief.document import Chapter, Sentence
    from dovetail.brief.material import Material
    from dovetail.minutes.reader import Minutes
    from dovetail.store.store import Store

#: Formats in the order of writing: what needs no picture comes first, while the last charts are drawn.
_DRAWN = (".pdf", ".html", ".docx")
_FORMATS = (".json", ".md", *_DRAWN)
_MARKED = ("reconciled", "estimated", "stated")
_WORDS = ("close", "deeper", "derivation", "english", "formula", "grade", "id", "inputs", "interval", "language",
          "legend", "note", "russian", "skip", "source")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brief:
    """A finished brief: an edition for each language, over one ledger.

    `save` writes one file by its suffix, `save_all` every format into a folder.
    """

    pair: Pair
    years: Years
    editions: tuple[Edition, ...]
    ledger: Ledger

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(edition.language for edition in self.editions)

    def edition(self, language: Language) -> Edition:
        """The edition in one language."""
        for edition in self.editions:
            if edition.language == language:
                return edition
        raise MissingDataError(
            problem(
                f"the brief was not written in '{language}'",
                do=f"write it with language='{language}' or 'both'; it has {', '.join(self.languages)}",
            )
        )

    def explain(self, id_: str) -> Derivation:
        """The derivation of one of the numbers, down to its sources; the first characters of an id are enough."""
        return self.ledger.explain(id_)

    def save(self, path: str | Path) -> Path:
        """Write the brief in the format that the suffix names: .html, .pdf, .docx, .md or .json (the ledger).

        Raises
        ------
        InvalidRequestError
            If the suffix names none of these.
        """
        path = Path(path)
        render = _renderer(path.suffix.lower())
        content = render(self)
        path.parent.mkdir(parents=True, exist_ok=True)
        return save_whole(path, content)

    def save_all(self, folder: str | Path, stem: str = "brief") -> tuple[Path, ...]:
        """Write every format into a folder, as `brief.html`, `brief.pdf` and so on."""
        from concurrent.futures import ThreadPoolExecutor

        from dovetail.brief.render.docx import render_docx

        Path(folder).mkdir(parents=True, exist_ok=True)
        paths = {suffix: Path(folder) / f"{stem}{suffix}" for suffix in _FORMATS}
        written: dict[str, Future[Path]] = {}
        document: Errand[bytes] | None = None
        with ThreadPoolExecutor(2) as beside:  # the disk, and the setting of pages, let this thread go on
            for suffix, path in paths.items():
                if suffix in _DRAWN and document is None:
                    self._draw()
                    document = Errand(render_docx, self._on_paper())
                if suffix == ".pdf":
                    written[suffix] = beside.submit(self.save, path)
                    continue
                content = document.result() if document and suffix == ".docx" else _renderer(suffix)(self)
                written[suffix] = beside.submit(save_whole, path, content)
        return tuple(file.result() for file in written.values())

    def _on_paper(self) -> Brief:
        """The brief without what only a screen shows: little to hand to another process."""
        short = (replace(edition, annex=replace(edition.annex, deeper=())) for edition in self.editions)
        return replace(self, editions=tuple(short), ledger=Ledger())

    def _draw(self) -> None:
        """Draw every chart; each keeps its picture."""
        for edition in self.editions:
            for chapter in edition.chapters:
                for block in chapter.blocks:
                    for drawing in drawings_of(block):
                        _ = drawing.chart.svg


def write_brief(
    store: Store,
    pair: Pair,
    *,
    years: Years | None = None,
    language: Language | Literal["both"] = "en",
    minutes: object | None = None,
    meeting: Period | str | None = None,
) -> Brief:
    """Write the brief of a pair.

    Parameters
    ----------
    store
        Where the data are.
    pair
        The two sides. For a region without trade data of its own the countries stand in, and every sentence
        says so.
    years
        Years to tell. By default all that the store holds for the pair; their change is then explained in two
        spans, up to the turning point and after it.
    language
        `en`, `ru` or `both`.
    minutes
        What was read of the parties' meeting, from `read_minutes`: its date is taken as the meeting's, and a
        chapter shows what was said beside what the data say.
    meeting
        The month of the meeting, such as `2015-04`. The first span then ends with the last year before it.

    Returns
    -------
    Brief
        Finished: every number in it stands in its ledger.

    Raises
    ------
    MissingDataError
        If the store holds nothing of the pair.
    """
    languages: tuple[Language, ...] = ("en", "ru") if language == "both" else (language,)
    when = _meeting(meeting, minutes)
    from dovetail.brief.chapters import CORE, FURTHER
    from dovetail.brief.further import stages
    from dovetail.brief.gathering import gather
    from dovetail.brief.together import spoken_of

    material = gather(store, pair, years, when)
    if minutes is not None and hasattr(minutes, "items"):
        from dovetail.brief.heard import hear

        material = hear(material, store, cast("Minutes", minutes))
    voices = [Voice(each, pair if material.whole.proxy else None) for each in languages]
    opening = [_written(CORE, material, voice) for voice in voices]
    further: list[tuple[Chapter, ...]] = [() for _ in voices]
    told = stages(material, store, spoken_of(minutes))
    for material, writers in zip(told, FURTHER, strict=True):
        further = [done + _written(writers, material, voice) for done, voice in zip(further, voices, strict=True)]
    editions = tuple(
        _edition(material, core, by_the_talk(material, behind, voice.afresh()), voice)
        for core, behind, voice in zip(opening, further, voices, strict=True)
    )
    for edition in editions:
        check_numbers(edition, material.ledger)
    first, last = (Period.of(code).year for code in (material.whole.first, material.whole.last))
    return Brief(pair, Years(first, last), editions, material.ledger)


def _written(writers: Sequence[Writer], material: Material, voice: Voice) -> tuple[Chapter, ...]:
    return tuple(chapter for write in writers if (chapter := write(material, voice.afresh())))


def _edition(material: Material, core: tuple[Chapter, ...], further: tuple[Chapter, ...], voice: Voice) -> Edition:
    """The first pages, an annex of the further chapters, and one of how every number came about."""
    behind = tuple(replace(chapter, part=voice.phrase("annex-further")) for chapter in further[:1])
    chapters = (*core, *behind, *further[1:])
    return edition_of(
        voice,
        material.ledger,
        chapters,
        annex(material, figures_of(core), figures_of(chapters), voice, lettered=bool(further)),
        title=voice.phrase("brief-title", a=material.pair.a, b=material.pair.b),
        subtitle=_subtitle(material, voice),
        kind=voice.phrase("brief-kind"),
    )


def edition_of(
    voice: Voice,
    ledger: Ledger,
    chapters: tuple[Chapter, ...],
    annex: Annex,
    *,
    title: Sentence,
    subtitle: Sentence,
    kind: Sentence,
) -> Edition:
    """Chapters and annex with the fixed words of the page, and the legend of the grades that they show."""
    shown = figures_of(chapters)
    told = [grade for grade in (*_MARKED, "proxy") if any(ledger[id_].grade == grade for id_ in shown)]
    return Edition(
        language=voice.language,
        title=title,
        subtitle=subtitle,
        kind=kind,
        marks={grade: voice.word(f"mark-{grade}") for grade in _MARKED},
        legend=tuple(
            (voice.word(f"mark-{grade}") if grade in _MARKED else "", voice.word(f"legend-{grade}")) for grade in told
        ),
        chapters=chapters,
        annex=annex,
        words={name: voice.word(f"word-{name}") for name in _WORDS},
    )


def _subtitle(material: Material, voice: Voice) -> Sentence:
    first, last = (str(Period.of(code).year) for code in (material.whole.first, material.whole.last))
    years = When(name_years(first, last))
    if material.meeting:
        return voice.phrase("brief-subtitle-meeting", years=years, meeting=material.meeting)
    return voice.phrase("brief-subtitle", years=years)


def _meeting(meeting: Period | str | None, minutes: object | None) -> Period | None:
    """The month of the meeting as given, or as the minutes date it."""
    if meeting is not None:
        return Period.of(meeting)
    date = getattr(minutes, "date", None)
    return Period.of(str(date)[:7]) if date and str(date)[:4].isdigit() else None


def _renderer(suffix: str) -> Callable[[Brief], bytes]:
    """The function that writes one format; its module is loaded only now."""
    match suffix:
        case ".html":
            from dovetail.brief.render.html import render_html as render
        case ".pdf":
            from dovetail.brief.render.pdf import render_pdf as render
        case ".docx":
            from dovetail.brief.render.docx import render_docx as render
        case ".md":
            from dovetail.brief.render.markdown import render_markdown as render
        case ".json":
            from dovetail.brief.render.json import render_json as render
        case _:
            raise InvalidRequestError(
                problem(
                    f"a brief cannot be saved as '{suffix or 'a file without a suffix'}'",
                    do=f"use one of {', '.join(_FORMATS)}",
                )
            )
    return render
