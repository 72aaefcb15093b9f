"""From a file to a text: plain text, Markdown, HTML, DOCX and PDF. Nothing in a file is run, followed or fetched."""

from __future__ import annotations

import io
import logging
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dovetail.errors import UnreadableDocumentError, UnsafeInputError, problem
from dovetail.minutes.document import Document, compose, letter_of, read_bytes

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: A report is a few pages; anything beyond is refused with a reason.
MAX_BYTES = 20_000_000
MAX_CHARACTERS = 200_000
MAX_PAGES = 60
#: What the readers of other formats raise on a damaged file, besides errors of their own.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, AttributeError, ArithmeticError,
    AssertionError, RuntimeError, EOFError,
)  # fmt: skip


def read_document(source: str | Path, letter: str | None = None) -> Document:
    """Read one report from a file, or from standard input for `-`.

    Parameters
    ----------
    source
        Path of a `.txt`, `.md`, `.html`, `.docx` or `.pdf` file; the content decides, not the suffix.
    letter
        The document's name among the reports of one meeting; `A` if none is given.

    Raises
    ------
    UnreadableDocumentError
        If the file is missing, empty, too long, encrypted, a picture or another binary, or holds no running text.
    UnsafeInputError
        If it unpacks to more than a report can be.
    """
    if str(source) == "-":
        raw, name = sys.stdin.buffer.read(MAX_BYTES + 1), "standard input"
        if not raw.strip():
            raise UnreadableDocumentError(problem("standard input is empty", do="send a report through it"))
        if len(raw) > MAX_BYTES:
            raise UnreadableDocumentError(problem(f"standard input is longer than {MAX_BYTES / 1e6:.0f} MB"))
    else:
        raw, name = read_bytes(Path(source), MAX_BYTES), Path(source).name
    return document_from_bytes(raw, name, letter or letter_of(0))


def document_from_bytes(raw: bytes, name: str, letter: str = "A") -> Document:
    """Read one report from its bytes; the errors are those of `read_document`."""
    metadata: dict[str, Any] = {}
    if raw.startswith(b"%PDF"):
        text, whole, media = *_pdf(raw, name), "application/pdf"
        metadata = {} if whole else {"notes": [f"the file '{name}' is damaged; what could be had of it was read"]}
    elif raw.startswith(b"PK\x03\x04"):
        text, media = _docx(raw, name), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    else:
        decoded = _decoded(raw, name)
        if re.match(
            r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*)*+<(?:!doctype\s+html|html|head|body|article|div|p)\b",
            decoded,
            re.I | re.S,
        ):
            text, metadata, media = *_html(decoded, name), "text/html"
        else:
            text, media = decoded, "text/markdown" if name.endswith((".md", ".markdown")) else "text/plain"
    if len(text) > MAX_CHARACTERS:
        raise UnreadableDocumentError(
            problem(
                f"'{name}' holds {len(text):,} characters, and a report may have {MAX_CHARACTERS:,} at most",
                why="a report of a meeting is a few pages; a longer text is something else",
                do="give the part that reports the meeting",
            )
        )
    return compose(letter, name, text, raw, media, **metadata)


def _binary(name: str, what: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        problem(f"'{name}' is {what}, not a text", do="give plain text, Markdown, HTML, DOCX or PDF")
    )


def _damaged(name: str, what: str, error: Exception) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        problem(
            f"'{name}' is a damaged {what} ({type(error).__name__}: {str(error)[:200]})",
            do="get it anew, or save its text",
        )
    )


def _decoded(raw: bytes, name: str) -> str:
    """The bytes as text: by byte order mark, as UTF-8, or by the most plausible other encoding."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    if b"\x00" in raw[:4096]:
        raise _binary(name, "a binary file")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(raw, name)


#: The commonest pairs of letters of Russian: a wrong encoding has few of them.
_PAIRS = (
    "ст",
    "но",
    "то",
    "на",
    "ен",
    "ов",
    "ни",
    "ра",
    "во",
    "ко",
    "ро",
    "пр",
    "ер",
    "не",
    "ли",
    "го",
    "ор",
    "ре",
    "ть",
    "ан",
)


def _guessed(raw: bytes, name: str) -> str:
    """Bytes that are no UTF-8: the Cyrillic encoding that reads most like Russian, or Western European."""
    best, weight = "", 0.0
    for encoding in ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"):
        text = raw.decode(encoding, errors="replace")
        share = sum(text.count(pair) for pair in _PAIRS) / max(len(text), 1)
        if share > weight:
            best, weight = text, share
    if weight < 0.03:
        best = raw.decode("cp1252", errors="replace")
    strange = sum(not (sign.isprintable() or sign in "\r\n\t") or sign == "\ufffd" for sign in best)
    if strange > len(best) / 50:
        raise _binary(name, "a binary file or in an unknown encoding")
    return best


_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "blockquote", "td", "dd", "dt", "figcaption"}
_NOISE = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "svg",
    "iframe",
    "header",
    "select",
    "figure",
    "object",
    "embed",
)
_ASIDE = re.compile(
    r"\b(related|share|social|breadcrumb|comment|sidebar|subscribe|recommend|read-?more|tags?|menu|banner)\b"
)


def _html(text: str, name: str) -> tuple[str, dict[str, Any]]:
    """Title and paragraphs of a page's article, its address and date of publication."""
    from lxml import html

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, recover=True, huge_tree=False)
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    root = html.document_fromstring(body, parser=parser) if body.strip() else None
    if root is None:
        raise _binary(name, "an empty page")
    metadata = {"address": _meta(root, "og:url") or _link(root), "published": _published(root)}
    heading = _meta(root, "og:title") or " ".join((root.findtext(".//title") or "").split())
    headline = next((" ".join(one.text_content().split()) for one in root.iter("h1")), heading)
    for noise in list(root.iter(*_NOISE)):
        noise.drop_tree()
    for one in list(root.iter("div", "section", "ul", "p", "span")):
        label = f"{one.get('class', '')} {one.get('id', '')}".lower().replace("_", "-")
        if _ASIDE.search(label.replace("-", " ")) and len(one.text_content()) < 1500 and one.getparent() is not None:
            one.drop_tree()
    article = _article(root)
    parts = [part for part in _paragraphs(article) if part]
    if headline and headline not in parts[:3]:
        parts.insert(0, headline)
    return "\n\n".join(parts), metadata


def _meta(root: HtmlElement, name: str) -> str:
    for one in root.iter("meta"):
        if name in (one.get("property"), one.get("name"), one.get("itemprop")):
            return (one.get("content") or "").strip()
    return ""


def _link(root: HtmlElement) -> str:
    return next((one.get("href") or "" for one in root.iter("link") if one.get("rel") == "canonical"), "")


def _published(root: HtmlElement) -> str:
    for name in ("article:published_time", "datePublished", "date", "DC.date", "pubdate"):
        if match := re.match(r"\d{4}-\d\d-\d\d", _meta(root, name)):
            return match[0]
    times = (one.get("datetime") or "" for one in root.iter("time"))
    return next((stamp[:10] for stamp in times if re.match(r"\d{4}-\d\d-\d\d", stamp)), "")


def _article(root: HtmlElement) -> HtmlElement:
    """The element that holds most of the page's running text by itself."""
    articles = list(root.iter("article", "main"))
    if articles:
        best = max(articles, key=lambda one: len(one.text_content()))
        if len(best.text_content()) > 200:
            return best
    weights: dict[HtmlElement, int] = {}
    for one in root.iter("p"):
        if (parent := one.getparent()) is not None:
            weights[parent] = weights.get(parent, 0) + len(one.text_content())
    if weights and max(weights.values()) > 200:
        return max(weights, key=lambda one: weights[one])
    found = root.find("body")
    return root if found is None else found


def _paragraphs(element: HtmlElement) -> Iterator[str]:
    """Texts of the lowest blocks, in order; blanks folded, line breaks kept as lines of their own."""
    pending: list[str] = []

    def flushed() -> Iterator[str]:
        joined = "".join(pending)
        pending.clear()
        for line in joined.split("\n"):
            yield re.sub(r"[ \t\r\f\v]+", " ", line).strip()

    def walk(node: HtmlElement) -> Iterator[str]:
        block = node.tag in _BLOCKS or node.tag in ("div", "section", "tr", "ul", "ol", "table", "article")
        if block:
            yield from flushed()
        pending.append(re.sub(r"\s*\n\s*", " ", node.text or ""))
        for child in node:
            if child.tag == "br":
                pending.append("\n" + re.sub(r"\s*\n\s*", " ", child.tail or ""))
                continue
            if isinstance(child.tag, str):
                yield from walk(child)
            pending.append(re.sub(r"\s*\n\s*", " ", child.tail or ""))
        if block:
            yield from flushed()

    yield from walk(element)
    yield from flushed()


def _docx(raw: bytes, name: str) -> str:
    """Paragraphs and table cells of a Word document, in order. References to other files are left alone."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        members = archive.infolist()
    except _DAMAGE:
        raise _binary(name, "a damaged archive") from None
    if sum(member.file_size for member in members) > 10 * MAX_BYTES or len(members) > 2_000:
        raise UnsafeInputError(
            problem(
                f"'{name}' unpacks to {sum(member.file_size for member in members) / 1e6:.0f} MB",
                why="a report does not, and such archives are made to exhaust a machine",
                do="save the text itself",
            )
        )
    if "word/document.xml" not in archive.namelist():
        raise _binary(name, "an archive without a Word document in it")
    from docx import Document as open_docx
    from docx.opc.exceptions import OpcError
    from docx.table import Table
    from lxml.etree import XMLSyntaxError

    try:
        document = open_docx(io.BytesIO(raw))
        lines: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                lines += [cell.text for row in block.rows for cell in row.cells]
            else:
                lines.append(block.text)
    except (OpcError, XMLSyntaxError, *_DAMAGE) as error:
        raise _damaged(name, "Word document", error) from error
    return "\n\n".join(line for line in lines if line.strip())


class _Heard(logging.Handler):
    """What the reader of PDFs says of a file, kept from the terminal."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said = False

    def emit(self, record: logging.LogRecord) -> None:
        self.said = True


def _pdf(raw: bytes, name: str) -> tuple[str, bool]:
    """The text of a PDF's pages, lines broken by the page's width joined again, and whether the file is whole."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logger, heard = logging.getLogger("pypdf"), _Heard()
    logger.addHandler(heard)
    try:
        reader = PdfReader(io.BytesIO(raw), strict=False)
        locked, count = reader.is_encrypted, 0 if reader.is_encrypted else len(reader.pages)
        pages = [] if locked or count > MAX_PAGES else [page.extract_text() for page in reader.pages]
    except (PyPdfError, *_DAMAGE) as error:
        raise _damaged(name, "PDF", error) from error
    finally:
        logger.removeHandler(heard)
    if locked:
        raise UnreadableDocumentError(problem(f"'{name}' is encrypted", do="save it without a password"))
    if count > MAX_PAGES:
        raise UnreadableDocumentError(
            problem(
                f"'{name}' has {count} pages, and a report may have {MAX_PAGES} at most",
                why="a report of a meeting is a few pages; a longer document is something else",
                do="give the pages that report the meeting",
            )
        )
    lines = "\n".join(pages).split("\n")
    text = ""
    for line in (line.strip() for line in lines):
        if not line:
            text += "\n\n"
        elif text and not text.endswith("\n") and not re.search(r"[.!?:…»”\"]$", text):
            text = text[:-1] + line if re.search(r"[a-zа-яё]-$", text) else f"{text} {line}"
        else:
            text += ("\n" if text else "") + line
    return text, not heard.said
