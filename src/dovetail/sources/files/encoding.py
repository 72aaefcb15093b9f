"""The letters of a text file: which encoding it is in, and the same text as a UTF-8 stream."""

from __future__ import annotations

import codecs
import hashlib
import math
import re
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
#: Bytes of a text that its letters are judged by.
_JUDGED = 1 << 15
#: Cyrillic encodings, each with how much likelier it is beforehand; Windows-1251 is what spreadsheets write.
_CYRILLIC = {"cp1251": 6.0, "cp866": 3.0, "koi8_r": 0.0}
#: Letters of Russian from the commonest on, each with how many in a thousand it is.
_LETTERS = (
    "о109 е85 а80 и74 н67 т63 с55 р47 в45 л43 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 "
    "ч14 й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ъ1 ё1"
)
_FREQUENCY = {word[0]: float(word[1:]) for word in _LETTERS.split()}


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
    """The single-byte encoding in which the text looks like words.

    Russian words are made of bytes above ASCII alone; Western ones have them among ASCII letters.
    """
    alien = len(re.findall(rb"[\x80-\xff]", sample))
    mingled = len(re.findall(rb"(?<=[A-Za-z])[\x80-\xff]|[\x80-\xff](?=[A-Za-z])", sample))
    if 2 * mingled < alien:
        return max(_CYRILLIC, key=lambda name: _likelihood(sample, name) + _CYRILLIC[name])
    western = sample.decode("cp1252", errors="replace")
    signs = re.findall(r"(?<=[A-Za-zÀ-ÿ])[^\x00-\x7fÀ-ÿŒœŠšŽž’‘“”«»–—…ºª]", western)
    return "cp1250" if signs else "cp1252"


def _likelihood(sample: bytes, encoding: str) -> float:
    """How Russian a text looks in an encoding: log frequency of its letters, much less for capitals inside words."""
    text = re.sub(r"[\x00-\x7f]+", " ", sample[:_JUDGED].decode(encoding, errors="replace"))
    letters = sum(math.log(_FREQUENCY.get(char.lower(), 0.1)) for char in text if char != " ")
    return letters - 5 * len(re.findall(r"[а-яё][А-ЯЁ]", text))


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
            problem(
                f"'{name}' is not an encoding",
                why="letters of names would be guessed",
                do="give utf-8, utf-16, windows-1251, cp866 or the like",
            )
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
