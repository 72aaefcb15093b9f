"""One report: its original text, and where title, dateline, body and page furniture lie in it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dovetail.errors import UnreadableDocumentError, problem
from dovetail.minutes.items import Span
from dovetail.minutes.normal import normal


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the body; `gap` tells whether an empty line stands before it."""

    span: Span
    gap: bool


@dataclass(frozen=True)
class Document:
    """A report as read.

    `text` is the text that every place refers to: for plain text and Markdown the file as decoded, otherwise what was
    extracted. `sha256` is the hash of the file's bytes. `address` and `published` (ISO date) come from the page's
    metadata, empty where it has none. `notes` tells what was left out and why.
    """

    letter: str
    name: str
    text: str
    sha256: str
    media: str
    title: Span | None
    dateline: Span | None
    body: tuple[Paragraph, ...]
    furniture: tuple[Span, ...]
    address: str = ""
    published: str = ""
    notes: tuple[str, ...] = ()

    @cached_property
    def plain(self) -> str:
        """The text after the length-preserving normalisation."""
        return normal(self.text)

    @cached_property
    def russian(self) -> bool:
        """Whether the body is written in Cyrillic letters."""
        body = "".join(self.text[one.span.start : one.span.end] for one in self.body)
        return len(re.findall(r"[А-Яа-яЁё]", body)) > len(re.findall(r"[A-Za-z]", body))


_STOP = re.compile(
    r"^\W*(read (also|more|next)|see also|related( news| topics| articles|\W*$)|subscribe|follow us|"
    r"share( this| on\b| via\b|\W*$)|tags?\b|recent news|latest news|more news|archive$|most read|comments?$|"
    r"leave a reply|you may also|also read|source of news|print version|legal disclaimer|читайте также|читать также|"
    r"подпис(аться|ывай|ка на)|подпишит|последние новости|поделиться( в\b| новост|\W*$)|комментари[ий]\W*(\d|$)|"
    r"теги\b|метки\b|ещ[её] по теме|новости по теме|материалы по теме|другие новости|лента новостей|все новости|"
    r"источник:|главное за|смотрите также|нашли ошибку|по теме:|ранее мы (сообщ|пис|рассказ)|больше новостей|"
    r"версия для печати|сюжет:|новости партн)",
    re.IGNORECASE,
)
_DROP = re.compile(
    r"^\W*(pictured|photos?\b|image\b|video\b(?![ -]?(conf|link))|flag \w+|all news|projects$|government bodies|"
    r"home\W*$|menu$|скриншот|фото\b|видео\b|фотография|автор:|текст:|by staff|print$|twitter|facebook|telegram|vk$|"
    r"whatsapp|viber|\d{1,2}\+$|contact:|press contact|©|\(c\)\s|copyright|all rights reserved|при использовании|"
    r"просмотр\w*:?\s*\d|опубликовано|дата публикации|editor:|source:|материал подготовлен|recommended|реклама|"
    r"advertisement|http\S+$|#\S+|date \d{4}|\(?(photo|фото))",
    re.IGNORECASE,
)
_CITY = r"[A-ZА-ЯЁÄÖÜ][\w'.-]*(?: [A-ZА-ЯЁ][\w-]*){0,2}"
_WHEN = r"(?:\d{1,2}\s[A-Za-zа-яё]{3,9}|[A-Z][a-z]{2,8}\.?\s\d{1,2})\.?(?:,?\s(?:19|20)\d\d(?:\sг(?:ода|\.))?)?"
_AGENCY = (
    r"(?:/[^/\n]{2,30}/|\([^()\n]{2,30}\)|(?:[A-ZА-ЯЁ]{4,}|Sputnik|Спутник|РИА Новости|РИА|УзА|UzA|АКИpress|КирТАГ|"
    r"КАБАР|Trend|"
    r"БелТА|BelTA|Интерфакс|Reuters|Xinhua|Синьхуа|Казинформ|Kazinform|БЕЛТА|ТАСС|TASS)(?:[ .-][A-ZА-ЯЁ][\w.]*){0,2})"
)
_DATELINE = re.compile(
    rf"^\s*(?:{_CITY}(?:,\s{_CITY})?[.,]\s{_WHEN}[.,]?(?:\s*{_AGENCY})?|{_CITY}\.\s(?:{_WHEN}\.?\s)?{_AGENCY}|"
    rf"{_WHEN},?\s{_CITY}\s*(?:{_AGENCY})|{_CITY}(?:,\s[^()\n]{{3,30}})?\s*\([A-Za-zА-Яа-яёЁ .]{{2,20}}\)|"
    rf"{_AGENCY}(?:,\s{_WHEN})?|"
    r"[A-ZА-ЯЁ][A-ZА-ЯЁ\-]{2,24})"
    r"\s*,?\s*(?:—|--?|/|\.)\s*(?=[A-ZА-ЯЁ«“\"\d])|"
    r"^\s*\([^()\n]{5,60}\)\.?\s+(?=[A-ZА-ЯЁ])|^\s*(?:New Delhi|Beijing|Moscow|Minsk|"
    r"[A-Z][a-z]+(?:, \w+ \d{1,2})?(?: \([A-Z]{2,6}\))?):\s+(?=[A-Z][a-z])"
)


#: Characters of a paragraph beyond which a text is no report.
MAX_PARAGRAPH = 20_000
#: Blanks side by side that part a line as two columns.
_GAP = re.compile(r"\s{64}")


def compose(letter: str, name: str, text: str, raw: bytes, media: str, **metadata: object) -> Document:
    """Tell furniture, title, dateline and body of a text apart.

    Raises
    ------
    UnreadableDocumentError
        If no line of the text is running prose.
    """
    title, dateline, body, furniture = _parts(text)
    if not body:
        raise UnreadableDocumentError(
            problem(
                f"'{name}' holds no running text ({len(text.strip())} characters in it)",
                why="a report of a meeting is read sentence by sentence",
                do="give the page's text; a scanned PDF needs character recognition first",
            )
        )
    longest = max(len(one.span) for one in body)
    if longest > MAX_PARAGRAPH:
        raise UnreadableDocumentError(
            problem(
                f"'{name}' holds a paragraph of {longest:,} characters, and one may have {MAX_PARAGRAPH:,} at most",
                why="a report is written in paragraphs; a longer one is a table or a dump",
                do="give the text of the report, its paragraphs on lines of their own",
            )
        )
    return Document(
        letter=letter,
        name=name,
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        media=media,
        title=title,
        dateline=dateline,
        body=tuple(body),
        furniture=tuple(furniture),
        address=str(metadata.get("address", "")),
        published=str(metadata.get("published", "")),
        notes=tuple(str(note) for note in metadata.get("notes", ())),  # pyright: ignore[reportGeneralTypeIssues]
    )


def letter_of(index: int) -> str:
    """A, B, ... Z, AA, AB, ... for the documents of one meeting, in the order given."""
    return (letter_of(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


def _lines(text: str) -> list[tuple[Span, bool]]:
    found: list[tuple[Span, bool]] = []
    gap = True
    for match in re.finditer(r"[^\n]*\n?", text):
        line = match[0]
        if not line.strip():
            gap = True
            continue
        place = match.start()
        for part in _GAP.split(line):
            start, end = place + len(part) - len(part.lstrip()), place + len(part.rstrip())
            if start < end:
                found.append((Span(start, end), gap))
                gap = False
            place += len(part) + 64
    return found


def _prose(line: str) -> bool:
    """A line that reads as a sentence: long enough, and ended like one or a speaker's label."""
    words = len(line.split())
    ended = line.rstrip("\"'”»’) ").endswith((".", "!", "?", "…", ":", ";"))
    inner = words >= 12 and bool(re.search(r"[.!?]\s", line))
    return (words >= 5 and ended) or words >= 30 or inner or (words >= 2 and line.rstrip().endswith(":"))


def _parts(text: str) -> tuple[Span | None, Span | None, list[Paragraph], list[Span]]:
    plain = normal(text)
    title: Span | None = None
    dateline: Span | None = None
    body: list[Paragraph] = []
    furniture: list[Span] = []
    stopped = False
    for span, gap in _lines(plain):
        if quoted := re.match(r">\s*", plain[span.start : span.end]):
            span = Span(span.start + quoted.end(), span.end)
        line = plain[span.start : span.end]
        short = len(line.split()) < 14
        if stopped or (body and short and _STOP.match(line)):
            stopped = True
            furniture.append(span)
        elif short and _DROP.match(line):
            furniture.append(span)
        elif body or _prose(line):
            if not body and (match := _DATELINE.match(line)) and match.end() < len(line):
                dateline = Span(span.start, span.start + match.end())
                span = Span(dateline.end, span.end)
            body.append(Paragraph(span, gap))
        elif title is not None and not gap_since(plain, title, span) and len(line.split()) >= 4:
            title = Span(title.start, span.end)
        elif title is None and len(line.split()) >= 3 and not re.match(r"^[\W\d]*$|.*\d{4}\s*$|^\d", line):
            title = span
        else:
            furniture.append(span)
    if title is None and furniture and not body:
        title = furniture[0]
    return title, dateline, body, furniture


def gap_since(plain: str, title: Span, line: Span) -> bool:
    """Whether anything but blanks stands between the title and a line that may belong to it."""
    return bool(plain[title.end : line.start].strip())


def read_bytes(path: Path, limit: int) -> bytes:
    """The file's bytes.

    Raises
    ------
    UnreadableDocumentError
        If the file is missing, a folder, empty, or larger than `limit` bytes.
    """
    if not path.is_file():
        raise UnreadableDocumentError(problem(f"there is no file '{path}'", do="give the path of a report"))
    size = path.stat().st_size
    if size > limit:
        raise UnreadableDocumentError(
            problem(
                f"'{path.name}' is {size / 1e6:.1f} MB, and a report may have {limit / 1e6:.0f} MB at most",
                why="a report of a meeting is a few pages; a larger file is something else",
                do="give the pages that report the meeting",
            )
        )
    if not size:
        raise UnreadableDocumentError(problem(f"'{path.name}' is empty", do="give a file with a report in it"))
    return path.read_bytes()
