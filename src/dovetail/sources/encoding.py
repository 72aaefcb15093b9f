"""The letters of a text file: which encoding it is in, and the same text as a UTF-8 stream."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dovetail.errors import InvalidRequestError, UnreadableFileError, problem

CHUNK = 1 << 20
SAMPLE = 1 << 18

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Single-byte encodings that own tables come in; only these are told apart when a text is not UTF-8.
_CANDIDATES = ["cp1251", "cp866", "koi8_r", "cp1252", "cp1250"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What one pass over a file tells: its hash and size, and where the first byte that is not UTF-8 stands (or -1)."""

    sha256: str
    bytes: int
    first_alien: int = -1

    @property
    def utf8(self) -> bool:
        return self.first_alien < 0


def fingerprint(path: Path) -> Fingerprint:
    """Hash a file and see whether it is UTF-8, in one pass and constant memory."""
    digest, size, alien = hashlib.sha256(), 0, -1
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            if alien < 0 and not (chunk.isascii() and decoder.getstate()[0] == b""):
                alien = _alien(decoder, chunk, size)
            size += len(chunk)
    if alien < 0:
        alien = _alien(decoder, b"", size, final=True)
    return Fingerprint(digest.hexdigest(), size, alien)


def _alien(decoder: codecs.IncrementalDecoder, chunk: bytes, before: int, *, final: bool = False) -> int:
    """Where in the file the first byte stands that does not fit, or -1; `before` bytes came before the chunk."""
    pending = len(decoder.getstate()[0])
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError as fault:
        return before - pending + fault.start
    return -1


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def detect_encoding(sample: bytes, *, whole: bool = False) -> str:
    """The encoding of a text from its first bytes: by byte-order mark, else UTF-8 if valid, else by its letters.

    Parameters
    ----------
    sample
        The first bytes of the file; a character may be cut at the end unless `whole`.

    Returns
    -------
    A codec name: `utf-8`, `utf-8-sig`, `utf-16`, `utf-16-le`, `cp1251`, ...

    >>> detect_encoding("страна;стоимость\\nБеларусь;12,5\\n".encode("cp1251"))
    'cp1251'
    >>> detect_encoding(b"country,value\\n")
    'utf-8'
    """
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if _decodes(codecs.getincrementaldecoder("utf-8")(), sample, final=whole) and b"\x00" not in sample:
        return "utf-8"
    even, odd = sample[:4096:2], sample[1:4096:2]
    if sample.count(b"\x00") > len(sample) // 8 or _looks_utf16(even, odd):
        return "utf-16-le" if odd.count(0) + odd.count(4) > even.count(0) + even.count(4) else "utf-16-be"
    return _single_byte(sample)


def _looks_utf16(even: bytes, odd: bytes) -> bool:
    """Whether every second byte is a high byte of Latin or Cyrillic letters (0x00 or 0x04)."""
    return any(len(part) > 8 and part.count(0) + part.count(4) > 0.9 * len(part) for part in (even, odd))


def _single_byte(sample: bytes) -> str:
    """The single-byte encoding in which the text looks like words: Cyrillic ones compared by common letters."""
    letters = bytes(byte for byte in sample if byte >= 0x80)
    scores = {name: _cyrillic_score(letters, name) for name in ("cp1251", "cp866", "koi8_r")}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] > 0.6:
        return best
    from charset_normalizer import from_bytes

    match = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    return match.encoding if match else "cp1251"


def _cyrillic_score(letters: bytes, encoding: str) -> float:
    """Share of the bytes above ASCII that are common small Cyrillic letters, or capitals, in an encoding."""
    text = letters.decode(encoding, errors="replace")
    common = sum(1.0 if c in "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфё" else 0.7 * ("А" <= c <= "Я") for c in text)
    return common / max(len(text), 1)


def known_encoding(name: str) -> str:
    """The codec name of an encoding given by a person.

    Raises
    ------
    InvalidRequestError
        If there is no such encoding.
    """
    try:
        return codecs.lookup(name).name
    except LookupError as fault:
        raise InvalidRequestError(
            problem(f"'{name}' is not an encoding", do="give utf-8, utf-16, windows-1251, cp866 or the like")
        ) from fault


def utf8_chunks(stream: BinaryIO, encoding: str, origin: str) -> Iterator[bytes]:
    """The same text in UTF-8, without a byte-order mark, chunk by chunk; line ends stay where they are.

    Raises
    ------
    UnreadableFileError
        If bytes do not fit the encoding; the message says at which line.
    """
    decoder, line = codecs.getincrementaldecoder(encoding)(), 1
    while True:
        chunk = stream.read(CHUNK)
        try:
            text = decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as fault:
            line += fault.object[: fault.start].count(b"\n")
            raise UnreadableFileError(
                problem(
                    f"{origin} is not {encoding}: bytes {fault.object[fault.start : fault.end].hex(' ')} "
                    f"about line {line}",
                    why="wrong letters would turn names of countries into others",
                    do="name the encoding with --encoding, or save the file as UTF-8",
                )
            ) from fault
        line += text.count("\n")
        if text:
            yield text.encode("utf-8")
        if not chunk:
            return
