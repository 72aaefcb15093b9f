"""Records of a JSON file, one at a time: what UN Comtrade, the World Bank and simple exports deliver."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from dovetail.errors import UnreadableFileError, problem

_BLOCK = 1 << 18
#: A record larger than this is no row of a table.
_LARGEST = 1 << 22
_DATA = re.compile(r'"(?:data|results|rows|value)"\s*:\s*\[')
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str)


class _Text:
    """The text still unread, filled block by block."""

    def __init__(self, stream: TextIO, origin: str) -> None:
        self.stream, self.origin = stream, origin
        self.buffer, self.at, self.ended = "", 0, False

    def fill(self) -> bool:
        """Read another block; False at the end of the file."""
        block = self.stream.read(_BLOCK)
        self.buffer, self.at = self.buffer[self.at :] + block, 0
        self.ended = not block
        return not self.ended

    def peek(self) -> str:
        """The next character that is no blank, or nothing at the end."""
        while True:
            while self.at < len(self.buffer) and self.buffer[self.at] in " \t\r\n\ufeff":
                self.at += 1
            if self.at < len(self.buffer) or not self.fill():
                return self.buffer[self.at : self.at + 1]

    def value(self) -> Any:
        """The next whole JSON value."""
        self.peek()
        while True:
            try:
                found, end = _DECODER.raw_decode(self.buffer, self.at)
            except json.JSONDecodeError as fault:
                if len(self.buffer) - self.at > _LARGEST or not self.fill():
                    raise self.broken(str(fault)) from fault
                continue
            except RecursionError as fault:
                raise self.broken("its values are nested too deeply for a table") from fault
            if end == len(self.buffer) and self.fill():
                continue
            self.at = end
            return found

    def broken(self, fault: str) -> UnreadableFileError:
        return UnreadableFileError(
            problem(
                f"{self.origin} cannot be read as JSON records: {fault}",
                why="a cut file holds only a part of the rows",
                do="download it again, or give the table as CSV",
            )
        )


def json_records(stream: TextIO, origin: str) -> Iterator[dict[str, str]]:
    """Records of `{"data": [...]}`, `[{...}, ...]`, `[about, [{...}, ...]]` or one a line, as texts.

    Numbers keep the digits they were written with; null becomes an empty text; keys of nested objects are
    joined by a dot (`country.id`).

    Raises
    ------
    UnreadableFileError
        If it is none of these, if the file is cut, or if it holds the publisher's error message instead.
    """
    text = _Text(stream, origin)
    match text.peek():
        case "[":
            text.at += 1
            yield from _array(text, first=True)
        case "{":
            text.fill()
            if found := _DATA.search(text.buffer, text.at):
                text.at = found.end()
                yield from _array(text, first=False)
            else:
                while text.peek():
                    yield _record(text.value(), text)
        case _:
            raise text.broken("it begins with neither '{' nor '['")


def _array(text: _Text, *, first: bool) -> Iterator[dict[str, str]]:
    """Records up to the closing bracket; a first object followed by an array is about the file, not of it."""
    while (sign := text.peek()) != "]":
        if sign == ",":
            text.at += 1
            continue
        if sign == "[" and not first:
            text.at += 1
            yield from _array(text, first=False)
            continue
        if sign == "":
            raise text.broken("the closing bracket of its records is missing")
        found = text.value()
        if first:
            first = False
            if text.peek() == ",":
                text.at += 1
            if text.peek() == "[":
                continue
        yield _record(found, text)
    text.at += 1


def _record(found: Any, text: _Text) -> dict[str, str]:
    if not isinstance(found, Mapping):
        raise text.broken(f"a record was expected, and {str(found)[:60]!r} found")
    flat = dict(_flat(found))
    if said := found.get("message") or found.get("error"):
        raise UnreadableFileError(
            problem(
                f"{text.origin} holds no data but a message of the publisher: {str(said)[:300]}",
                why="a message is no table, and no zero",
                do="ask for something the publisher holds, and download again",
            )
        )
    return flat


def _flat(found: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in found.items():
        match value:
            case dict():
                yield from _flat(value, f"{prefix}{key}.")
            case None:
                yield prefix + key, ""
            case bool():
                yield prefix + key, str(value).lower()
            case str():
                yield prefix + key, value
            case _:
                yield prefix + key, json.dumps(value, ensure_ascii=False)
