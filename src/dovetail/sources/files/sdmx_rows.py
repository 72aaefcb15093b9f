"""Observations of an SDMX file (structure-specific XML), one at a time: what WITS delivers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dovetail.errors import UnreadableFileError, problem


def sdmx_records(stream: BinaryIO, origin: str) -> Iterator[dict[str, str]]:
    """Each observation with the attributes of its series: `REPORTER`, `PARTNER`, ..., `TIME_PERIOD`, `OBS_VALUE`.

    Entities are not expanded and nothing is fetched while the file is parsed.

    Raises
    ------
    UnreadableFileError
        If it is not well-formed, is cut, or holds no series.
    """
    from lxml.etree import XMLSyntaxError, iterparse

    found = False
    try:
        parts = iterparse(
            stream, events=("end",), tag="{*}Series",
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        for _, series in parts:
            shared = {str(name): str(value) for name, value in series.attrib.items()}
            for observation in series:
                found = True
                yield shared | {str(name): str(value) for name, value in observation.attrib.items()}
            series.clear()
            while series.getprevious() is not None:
                del series.getparent()[0]
    except XMLSyntaxError as fault:
        raise UnreadableFileError(
            problem(
                f"{origin} cannot be read as SDMX: {fault}",
                why="a cut file holds only a part of the rows",
                do="download it again",
            )
        ) from fault
    if not found:
        raise UnreadableFileError(
            problem(
                f"{origin} holds no SDMX series",
                why="a file without rows says nothing, and is no zero",
                do="ask for something the publisher holds, and download again",
            )
        )
