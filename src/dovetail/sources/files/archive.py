"""Files inside files: zip members and gzip streams, unpacked as a stream and never beyond their limits.

A hostile or damaged archive is refused by name: a bomb (too many bytes, too many entries, too high a ratio),
a member that points outside its folder, a password, an end that is missing.
"""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from dovetail.errors import InvalidRequestError, UnreadableFileError, UnsafeInputError, problem

_TABULAR = (".csv", ".txt", ".tsv", ".tab", ".dat", ".json", ".xml")
ARCHIVE_ENDINGS = (".zip", ".gz", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".tar", ".zst")


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a packed file may unpack.

    `unpacked` bytes in all, `entries` in an archive, `ratio` unpacked to packed bytes once more than
    `unchecked` bytes have come out (short runs of one letter pack well and harm nobody).
    """

    unpacked: int = 64 << 30
    entries: int = 10_000
    ratio: float = 200.0
    unchecked: int = 16 << 20


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a zip: its name, its sizes, and whether it is a table that can be read."""

    name: str
    bytes: int
    packed: int

    @property
    def tabular(self) -> bool:
        return PurePosixPath(self.name).suffix.lower() in _TABULAR


class _Counted(io.RawIOBase):
    """A stream that counts what comes out of it and stops at the limits."""

    def __init__(self, stream: BinaryIO, origin: str, packed: Callable[[], int], limits: Limits) -> None:
        self._stream, self._origin, self._packed, self._limits = stream, origin, packed, limits
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        with _damage(self._origin):
            chunk = self._stream.read(min(len(buffer), 1 << 20))
        self._count += len(chunk)
        _check_growth(self._origin, self._count, self._packed(), self._limits)
        buffer[: len(chunk)] = chunk
        return len(chunk)


def zip_members(path: Path, limits: Limits = LIMITS) -> tuple[Member, ...]:
    """The files in a zip, checked against the limits and for names that point outside.

    Raises
    ------
    UnreadableFileError
        If it is no zip, or its end is missing.
    UnsafeInputError
        If it holds too many entries, too many bytes, or a name that points outside its folder.
    """
    with _damage(str(path)), zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
    if len(entries) > limits.entries:
        raise UnsafeInputError(
            problem(
                f"{path} holds {len(entries):,} entries, more than the {limits.entries:,} allowed",
                why="an archive of that many entries fills a disk or a memory, by accident or on purpose",
                do="unpack it where that is safe, and give the table itself",
            )
        )
    for entry in entries:
        parts = entry.filename.replace("\\", "/")
        if parts.startswith("/") or ":" in parts.split("/")[0] or ".." in parts.split("/"):
            raise UnsafeInputError(
                problem(
                    f"{path} holds an entry named '{entry.filename}', which points outside its own folder",
                    why="unpacked elsewhere it would overwrite files that are not its own",
                    do="ask where the file comes from; do not unpack it",
                )
            )
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise UnsafeInputError(
                problem(
                    f"{path} holds an entry named '{entry.filename}', which is a link and no file",
                    why="a link leads to another file of whoever opens it",
                    do="ask where the file comes from, and give the table itself",
                )
            )
    _check_growth(str(path), sum(e.file_size for e in entries), sum(e.compress_size for e in entries), limits)
    return tuple(Member(e.filename, e.file_size, e.compress_size) for e in entries if not e.is_dir())


def choose_member(path: Path, members: tuple[Member, ...], wanted: str | None = None) -> Member:
    """The member that is meant: by name or pattern (`*2021*`), or the only table in the archive.

    Raises
    ------
    InvalidRequestError
        If none or several are meant; the message lists what the archive holds.
    UnsafeInputError
        If the member is itself an archive: those are not followed.
    """
    if wanted is not None:
        found = [m for m in members if m.name == wanted] or [m for m in members if _matches(m.name, wanted)]
    else:
        found = matching_members(members, "*") or [m for m in members if m.tabular or len(members) == 1]
    if len(found) == 1:
        if PurePosixPath(found[0].name).suffix.lower() in ARCHIVE_ENDINGS:
            raise UnsafeInputError(
                problem(
                    f"'{found[0].name}' in {path} is itself an archive",
                    why="archives inside archives are how bombs are built, so they are not followed",
                    do="unpack the outer one and give the inner file",
                )
            )
        return found[0]
    listed = "\n".join(f"    {m.name}  ({m.bytes:,} bytes)" for m in members[:40])
    more = f"\n    ... and {len(members) - 40} more" if len(members) > 40 else ""
    meant = "no file" if not found else f"{len(found)} files"
    what = f"'{wanted}' means {meant} of {path}" if wanted else f"{path} holds {meant} that can be the table"
    raise InvalidRequestError(
        problem(
            f"{what}; it holds\n{listed}{more}",
            why="each may be another table, and none is guessed",
            do="name one with --member, or a pattern",
        )
    )


def matching_members(members: tuple[Member, ...], pattern: str) -> list[Member]:
    """The tables whose name fits a pattern, without the readmes and code tables that stand beside them."""
    return [m for m in members if m.tabular and _matches(m.name, pattern) and not _is_companion(m.name)]


def _matches(name: str, wanted: str) -> bool:
    return fnmatch(name, wanted) or PurePosixPath(name).name == wanted or fnmatch(PurePosixPath(name).name, wanted)


def _is_companion(name: str) -> bool:
    """Whether a member of a publisher's zip stands beside the data: a readme, a table of codes."""
    stem = PurePosixPath(name).stem.lower()
    return name.startswith("__MACOSX/") or any(
        word in stem for word in ("readme", "codes", "metadata", "licence", "license")
    )


@contextmanager
def open_member(path: Path, member: Member, limits: Limits = LIMITS) -> Generator[BinaryIO]:
    """The bytes of one member of a zip, as a stream.

    Raises
    ------
    UnreadableFileError
        If the member is locked with a password or damaged, at opening or while it is read.
    UnsafeInputError
        If more comes out of it than the limits allow.
    """
    with ExitStack() as stack:
        with _damage(str(path)):
            archive = stack.enter_context(zipfile.ZipFile(path))
            if archive.getinfo(member.name).flag_bits & 0x1:
                raise UnreadableFileError(
                    problem(
                        f"'{member.name}' in {path} is locked with a password",
                        why="Dovetail asks for no passwords and stores none",
                        do="unpack it yourself, and give the table",
                    )
                )
            stream = stack.enter_context(archive.open(member.name))
        origin = f"{path}, member {member.name}"
        counted = _Counted(cast("BinaryIO", stream), origin, lambda: member.packed, limits)
        yield cast("BinaryIO", io.BufferedReader(counted, 1 << 20))


@contextmanager
def open_gzip(path: Path, limits: Limits = LIMITS) -> Generator[BinaryIO]:
    """The bytes inside a gzip file, as a stream."""
    with path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as stream:
        counted = _Counted(cast("BinaryIO", stream), str(path), packed.tell, limits)
        yield cast("BinaryIO", io.BufferedReader(counted, 1 << 20))


def _check_growth(origin: str, unpacked: int, packed: int, limits: Limits) -> None:
    too_many = unpacked > limits.unpacked
    too_steep = unpacked > limits.unchecked and unpacked > limits.ratio * max(packed, 1)
    if too_many or too_steep:
        against = f"more than {limits.unpacked:,} bytes" if too_many else f"more than {limits.ratio:g} times its size"
        raise UnsafeInputError(
            problem(
                f"{origin} unpacks to {against} ({unpacked:,} bytes from {packed:,})",
                why="this is how a zip bomb looks: a small file that fills the disk",
                do="if the file is honest, unpack it where there is room and give the table itself",
            )
        )


@contextmanager
def _damage(origin: str) -> Generator[None]:
    """Say what is wrong with a packed file that cannot be unpacked."""
    try:
        yield
    except EOFError as fault:
        raise UnreadableFileError(_cut(origin, "its end is missing")) from fault
    except (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error) as fault:
        raise UnreadableFileError(_cut(origin, str(fault))) from fault
    except (NotImplementedError, RuntimeError) as fault:
        raise UnreadableFileError(
            problem(
                f"{origin} cannot be unpacked: {fault}",
                why="a damaged archive holds only a part of the rows",
                do="unpack it with your own tools, and give the table",
            )
        ) from fault


def _cut(origin: str, fault: str) -> str:
    return problem(
        f"{origin} cannot be unpacked: {fault}",
        why="a damaged or half-downloaded archive holds only a part of the rows",
        do="download it again, and compare its size with the publisher's",
    )
