"""What a file is, told from its first bytes and not from its name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from dovetail.errors import UnreadableFileError, UnsafeInputError, problem
from dovetail.sources.files.archive import zip_members
from dovetail.sources.files.encoding import detect_encoding
from dovetail.sources.files.workbook import refuse_old_workbook

Kind = Literal["text", "zip", "gzip", "xlsx", "parquet", "json", "xml"]

#: How files begin that hold other files or sheets; they are opened by themselves only.
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"PAR1", b"\xd0\xcf\x11\xe0")
_UNREAD = "tables are read from text, XLSX, Parquet, JSON, SDMX, and these in zip or gzip"
#: How files begin that hold no table Dovetail can read, what they are, and what to do about them.
_NO_TABLE = {
    b"%PDF": ("a PDF document", "give the table as CSV or XLSX"),
    b"7z\xbc\xaf": ("a 7z archive", "unpack it and give the table"),
    b"Rar!": ("a RAR archive", "unpack it and give the table"),
    b"\xfd7zXZ": ("an xz archive", "unpack it and give the table"),
    b"BZh": ("a bzip2 archive", "unpack it and give the table"),
    b"\x28\xb5\x2f\xfd": ("a zstd archive", "unpack it and give the table"),
    b"SQLite format 3": ("a database", "export the table as CSV"),
}


def detect_kind(path: Path) -> Kind:
    """What a file is, from its first bytes.

    Raises
    ------
    UnreadableFileError
        If it is missing, empty, or something that holds no table.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise UnreadableFileError(
            problem(
                f"{path} is no file but a device or a pipe",
                why="a table is read several times",
                do="save it as a file first",
            )
        )
    try:
        with path.open("rb") as stream:
            start = stream.read(4096)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as fault:
        raise UnreadableFileError(
            problem(f"{path} cannot be opened: {fault.strerror}", why="nothing was read", do="check the path")
        ) from fault
    if not start.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFileError(
            problem(
                f"{path} is empty", why="an empty file is a failed download more often than a table", do="get it anew"
            )
        )
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        names = {member.name for member in zip_members(path)}
        if "xl/workbook.bin" in names:
            do = "open it, save it as XLSX, and give that file"
            raise UnreadableFileError(problem(f"{path} is a workbook in the binary XLSB format", why=_UNREAD, do=do))
        return "xlsx" if "xl/workbook.xml" in names else "zip"
    if start.startswith(b"\x1f\x8b"):
        return "gzip"
    if start.startswith(b"PAR1"):
        return "parquet"
    refuse_old_workbook(path, start)
    return text_kind(start, str(path))


def text_kind(start: bytes, origin: str) -> Kind:
    """Whether a text is delimited, JSON or XML; what is no text is refused, and so is a web page.

    Raises
    ------
    UnreadableFileError
        If it is a web page or another kind of file.
    UnsafeInputError
        If it is packed once more, inside the archive that it came out of.
    """
    if start.startswith(_PACKED):
        raise UnsafeInputError(
            problem(
                f"{origin} is itself packed",
                why="archives inside archives are how bombs are built, so they are not followed",
                do="unpack the outer one and give the inner file",
            )
        )
    for mark, (what, do) in _NO_TABLE.items():
        if start.startswith(mark):
            raise UnreadableFileError(problem(f"{origin} is {what}, not a table", why=_UNREAD, do=do))
    if start[257:262] == b"ustar":
        raise UnreadableFileError(
            problem(f"{origin} is a tar archive, not a table", why=_UNREAD, do="unpack it and give the table")
        )
    head = start.decode(detect_encoding(start), errors="replace").lstrip("\ufeff \t\r\n")
    if len(re.findall(r"[\x00-\x08\x0e-\x1f]", head)) > len(head) // 50:
        raise UnreadableFileError(
            problem(
                f"{origin} is neither a text nor a file of a known kind",
                why=_UNREAD,
                do="give the table as CSV or XLSX",
            )
        )
    if head[:200].lower().startswith(("<!doctype html", "<html", "<head", "<script")):
        raise UnreadableFileError(
            problem(
                f"{origin} is a web page, not a table: {' '.join(head.split())[:80]}",
                why="a publisher's error page was saved under the name of the file",
                do="download it again, and look at what the publisher says",
            )
        )
    if head.startswith("<"):
        return "xml"
    return "json" if head.startswith(("{", "[{", "[ {", "[\n", "[\r\n")) else "text"
