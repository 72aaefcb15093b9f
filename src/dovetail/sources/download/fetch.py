"""Get data files from their publishers, with everything needed to cite them kept beside each."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from dovetail.errors import FetchError, StoreError, UnreadableFileError, problem
from dovetail.sources.download.publishers import Order, Publisher, orders, publisher_named
from dovetail.sources.download.transfer import Downloaded, Policy, Progress, download
from dovetail.sources.files.answers import Expected, Request, checked_checksum
from dovetail.sources.files.encoding import fingerprint

#: Answers smaller than this are looked into for the publisher's own message.
_SMALL = 4 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched: where it lies, how it is read (`layout`), and how it is cited.

    `checked` tells whether the publisher told a checksum and it agreed; `sha256` is computed in any case.
    `rows` is None where they were not counted.
    """

    path: Path
    layout: str
    publisher: str
    licence: str
    address: str
    retrieved: str
    bytes: int
    sha256: str
    checked: bool
    rows: int | None = None
    notes: tuple[str, ...] = ()


def fetch(
    publisher: str,
    destination: str | Path,
    *,
    progress: Progress | None = None,
    base: str | None = None,
    checksum: str = "",
    policy: Policy | None = None,
    sleep: Callable[[float], None] = time.sleep,
    **choice: str,
) -> tuple[Fetched, ...]:
    """Fetch what a choice means from a publisher into a folder; a file that is there already is not fetched again.

    Beside each file, `NAME.source.json` keeps publisher, licence, address, time, size and hash. A broken
    download leaves `NAME.part`, and the next call goes on from there.

    Parameters
    ----------
    publisher
        `baci`, `comtrade`, `wits` or `worldbank`; see `dovetail.sources.download.publishers`.
    destination
        A folder; it is made if absent.
    progress
        Called with the bytes so far and the bytes in all, None if the server does not say.
    base
        Another address to ask instead of the publisher's own, such as a mirror.
    checksum
        `sha256:HEX` or `md5:HEX` that the file must have, where one file is meant.
    **choice
        What to fetch: `release="202501", classification="HS92"` for BACI; `reporter`, `partner`, `years`,
        `flow`, `level` for Comtrade; `reporter`, `partner`, `years`, `flow` for WITS; `indicator`,
        `territories`, `years` for the World Bank. Comtrade's key is taken from COMTRADE_API_KEY.

    Raises
    ------
    FetchError
        If the publisher does not deliver, or has nothing for the choice.
    InvalidRequestError, UnknownCodeError
        If the choice is not one the publisher takes.
    UnsafeInputError
        If a file is larger than the policy allows.
    StoreError
        If the folder cannot be written.
    """
    source, checksum = publisher_named(publisher), checked_checksum(checksum)
    key = os.environ.get(source.key, "").strip() if source.key else ""
    wanted = orders(source, choice, with_key=bool(key) or not source.preview)
    if checksum and len(wanted) > 1:
        raise FetchError(
            problem(
                f"one checksum was given for {len(wanted)} files",
                why="each file has its own",
                do="fetch them one by one",
            )
        )
    folder = Path(destination)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise StoreError(
            problem(
                f"the folder {folder} cannot be made: {fault.strerror}", why="the files need a place", do="name another"
            )
        ) from fault
    got: list[Fetched] = []
    for order in wanted:
        request = _request(source, order, base, key, checksum)
        held = _held(folder / order.file, request.address)
        if held and _agrees(held.path, checksum):
            got.append(held)
            continue
        arrived = download(request, folder / order.file, progress=progress, policy=policy, sleep=sleep)
        got.append(_recorded(source, order, request, arrived, with_key=bool(key)))
    return tuple(got)


def _request(source: Publisher, order: Order, base: str | None, key: str, checksum: str) -> Request:
    root = (base or source.base).rstrip("/")
    hosts = source.hosts if base is None else (urlsplit(root).hostname or "",)
    secrets = {source.key_header: key} if key else {}
    return Request(root + order.path, hosts, cast("Expected", source.expected), secrets, checksum)


def _memo(path: Path) -> Path:
    return path.with_name(path.name + ".source.json")


def _held(path: Path, address: str) -> Fetched | None:
    """A file fetched before, if it is whole and as it was."""
    memo = _memo(path)
    if not (path.exists() and memo.exists()):
        return None
    try:
        kept: dict[str, Any] = json.loads(memo.read_text(encoding="utf-8"))
        kept |= {"path": path, "notes": ("was here already", *kept.get("notes", ()))}
        found = Fetched(**kept)
    except (json.JSONDecodeError, TypeError):
        return None
    return found if found.address == address and fingerprint(path).sha256 == found.sha256 else None


def _agrees(path: Path, checksum: str) -> bool:
    """Whether a file has a checksum; any has none."""
    method, _, digest = checksum.partition(":")
    if not digest:
        return True
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, method).hexdigest() == digest


def _recorded(source: Publisher, order: Order, request: Request, arrived: Downloaded, *, with_key: bool) -> Fetched:
    """The file with its citation, kept beside it; an answer that holds nothing is refused."""
    limit = source.rows if with_key or not source.preview else source.preview_rows
    notes = list(arrived.notes)
    rows = None
    if source.expected == "json":
        rows = _rows(source, order, arrived.path)
        if limit and rows >= limit:
            notes.append(
                f"the answer holds {rows:,} rows, as many as the publisher gives at once: rows may be missing; "
                "ask for fewer years or a higher level"
                + ("" if with_key else f", or set {source.key} to a key for {source.rows:,} rows")
            )
    if source.preview and not with_key:
        notes.append(f"{source.key} is not set, so the public preview was asked: {source.preview_rows} rows at a time")
    fetched = Fetched(
        arrived.path,
        order.layout,
        source.title,
        source.licence,
        request.address,
        datetime.now(UTC).isoformat(timespec="seconds"),
        arrived.bytes,
        arrived.sha256,
        arrived.checked,
        rows,
        tuple(notes),
    )
    kept = {**asdict(fetched), "path": arrived.path.name}
    _memo(arrived.path).write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return fetched


def _rows(source: Publisher, order: Order, path: Path) -> int:
    """How many records an answer holds; none, or the publisher's message instead, is an error."""
    from dovetail.sources.files.json_rows import json_records

    try:
        with path.open(encoding="utf-8-sig") as text:
            rows = sum(1 for _ in json_records(text, path.name))
        fault = "" if rows else f"it holds nothing for {_said(order.choice)}{_message(path)}"
    except (UnreadableFileError, UnicodeDecodeError) as broken:
        rows, fault = 0, f"{broken}{_message(path)}"
    if fault:
        path.unlink()
        raise FetchError(
            problem(
                f"{source.title} answered, but {fault}",
                why="no row is not the same as a zero: the publisher may not have the year yet",
                do=f"look at {source.page} for what it has",
            )
        )
    return rows


def _message(path: Path) -> str:
    """What the publisher says itself in a small answer."""
    if path.stat().st_size > _SMALL:
        return ""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError):
        return ""
    said = (content.get("error") or content.get("message")) if isinstance(content, Mapping) else ""
    return f" (it says: {str(said)[:200]})" if said else ""


def _said(choice: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in choice.items() if value)
