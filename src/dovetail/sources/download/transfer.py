"""One file over HTTP: resumed where it broke off, retried with patience, checked, and never more than asked for."""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dovetail.errors import FetchError, StoreError, UnsafeInputError, problem
from dovetail.sources.files.answers import (
    Again,
    Request,
    check_status,
    continues,
    followed,
    hidden,
    refused,
    shown,
    told_checksum,
    validator_of,
    wrong_kind,
)

if TYPE_CHECKING:
    import httpx

Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Policy:
    """How patient a download is: tries, waits in seconds (doubling, and what the server asks for up to `longest`)."""

    tries: int = 6
    wait: float = 1.0
    longest: float = 120.0
    connect: float = 20.0
    read: float = 60.0
    largest: int = 64 << 30
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that arrived whole: its hash, whether the publisher's checksum agreed, and what happened on the way."""

    path: Path
    sha256: str
    bytes: int
    checked: bool
    modified: str = ""
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Part:
    """The unfinished file beside the target, and what is known of the file it is a part of."""

    path: Path
    address: str

    @property
    def memo(self) -> Path:
        return self.path.with_name(self.path.name + ".json")

    def known(self) -> tuple[int, str]:
        """How many bytes there are, and the validator of their version; nothing where it cannot be gone on with."""
        if not (self.path.exists() and self.memo.exists()):
            return 0, ""
        try:
            memo = json.loads(self.memo.read_text(encoding="utf-8"))
        except json.JSONDecodeError:
            return 0, ""
        validator = str(memo.get("validator", ""))
        return (self.path.stat().st_size, validator) if memo.get("address") == self.address and validator else (0, "")

    def begin(self, validator: str) -> None:
        self.memo.write_text(json.dumps({"address": self.address, "validator": validator}), encoding="utf-8")

    def drop(self) -> None:
        for path in (self.path, self.memo):
            path.unlink(missing_ok=True)


def download(
    request: Request,
    target: Path,
    *,
    progress: Progress | None = None,
    policy: Policy | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Downloaded:
    """Get one file. What arrived of it before a fault is kept as `NAME.part` and gone on with the next time.

    Raises
    ------
    FetchError
        If the publisher does not deliver: refused, not found, cut again and again, another kind of file, a
        checksum that differs, a redirect to a stranger.
    UnsafeInputError
        If the file is larger than `policy.largest`.
    StoreError
        If it cannot be written.
    """
    import httpx

    policy = policy or Policy()
    part = _Part(target.with_name(target.name + ".part"), request.address)
    notes: list[str] = []
    fault = ""
    timeout = httpx.Timeout(policy.read, connect=policy.connect)
    headers = {"User-Agent": "dovetail", "Accept-Encoding": "identity"}
    with httpx.Client(timeout=timeout, headers=headers, follow_redirects=False) as client:
        for number in range(1, policy.tries + 1):
            try:
                modified, told = _attempt(client, request, part, policy, progress, notes)
                return _finish(request, part, target, modified, told, notes)
            except Again as signal:
                fault, wait = str(signal), signal.wait
            except httpx.TransportError as broken:
                fault, wait = hidden(f"{type(broken).__name__}: {broken}", request), None
            except OSError as full:
                if isinstance(full, FetchError):
                    raise
                raise StoreError(
                    problem(
                        f"{part.path} could not be written: {full.strerror}",
                        why="a file that is cut off looks like a smaller trade",
                        do="make room, then fetch again",
                    )
                ) from full
            if number == policy.tries:
                break
            pause = policy.wait * 2 ** (number - 1) * random.uniform(0.75, 1.25) if wait is None else wait
            if pause > policy.longest:
                raise refused(request, f"the server asks to wait {pause:.0f} seconds", do="fetch again after that")
            sleep(pause)
    kept = part.path.stat().st_size if part.path.exists() else 0
    raise refused(
        request,
        f"no luck in {policy.tries} tries; the last time: {fault}",
        do=f"fetch again later{f'; the {kept:,} bytes that arrived are kept and gone on with' if kept else ''}",
    )


def _attempt(
    client: httpx.Client,
    request: Request,
    part: _Part,
    policy: Policy,
    progress: Progress | None,
    notes: list[str],
) -> tuple[str, str]:
    """Ask once and write what comes; the day of the file and the checksum that the server tells."""
    have, validator = part.known()
    asked = {"Range": f"bytes={have}-", "If-Range": validator} if have else {}
    with followed(client, request, asked, policy.redirects) as answer:
        check_status(answer, request)
        if answer.status_code == 416:
            part.drop()
            raise Again("the part kept did not fit the file", 0.0)
        going_on = answer.status_code == 206 and continues(answer, have, validator)
        if answer.status_code == 206 and not going_on:
            part.drop()
            raise Again("the file changed at the publisher meanwhile", 0.0)
        if have:
            anew = "began anew: the file had changed, or the server cannot resume"
            notes.append(f"went on after {have:,} bytes" if going_on else anew)
        start = have if going_on else 0
        length = answer.headers.get("Content-Length")
        total = start + int(length) if length and length.isdigit() else None
        _check_size(request, total or 0, policy, part)
        if not going_on:
            part.begin(validator_of(answer))
        _write(answer, request, part, start, total, policy, progress)
        return answer.headers.get("Last-Modified", ""), told_checksum(answer)


def _check_size(request: Request, size: int, policy: Policy, part: _Part) -> None:
    if size > policy.largest:
        part.drop()
        raise UnsafeInputError(
            problem(
                f"{shown(request)} is {size:,} bytes, more than the {policy.largest:,} allowed",
                why="a file of that size fills the disk",
                do="ask for fewer years, or allow more",
            )
        )


def _write(
    answer: httpx.Response,
    request: Request,
    part: _Part,
    start: int,
    total: int | None,
    policy: Policy,
    progress: Progress | None,
) -> None:
    done = start
    with part.path.open("r+b" if start else "wb") as out:
        out.seek(start)
        out.truncate()
        for chunk in answer.iter_raw():
            if done == 0 and (fault := wrong_kind(answer, chunk, request)):
                part.drop()
                raise fault
            out.write(chunk)
            done += len(chunk)
            _check_size(request, done, policy, part)
            if progress is not None:
                progress(done, total)
    if total is not None and done != total:
        raise Again(f"{done:,} of {total:,} bytes arrived")
    if done == 0:
        part.drop()
        raise Again("an empty answer")


def _finish(request: Request, part: _Part, target: Path, modified: str, told: str, notes: list[str]) -> Downloaded:
    """Compare checksums and give the file its name."""
    wanted = request.checksum or told
    method, _, digest = wanted.partition(":")
    sums = {"sha256": hashlib.sha256(), **({method: hashlib.new(method)} if wanted else {})}
    size = 0
    for chunk in _chunks(part.path):
        size += len(chunk)
        for each in sums.values():
            each.update(chunk)
    if wanted and sums[method].hexdigest() != digest.lower():
        part.drop()
        raise refused(
            request,
            f"its {method} is {sums[method].hexdigest()}, and the publisher's is {digest}",
            why="the file was changed or damaged on its way",
            do="fetch it again; if the two still differ, ask the publisher",
        )
    part.path.replace(target)
    part.memo.unlink(missing_ok=True)
    return Downloaded(target, sums["sha256"].hexdigest(), size, bool(wanted), modified, tuple(notes))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            yield chunk
