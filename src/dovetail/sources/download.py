"""One file over HTTP: resumed where it broke off, retried with patience, checked, and never more than asked for."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit

from dovetail.errors import FetchError, StoreError, UnsafeInputError, problem

if TYPE_CHECKING:
    import httpx

Expected = Literal["zip", "json", "xml", "any"]
Progress = Callable[[int, int | None], None]

_STARTS: dict[str, tuple[bytes, ...]] = {"zip": (b"PK\x03\x04",), "json": (b"{", b"["), "xml": (b"<",), "any": ()}
#: Answers after which it is worth asking again.
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))


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
class Request:
    """What to get: the address, the hosts that may serve it, secret headers, and what it must turn out to be.

    `checksum` is `sha256:HEX` or `md5:HEX` where the publisher tells one.
    """

    address: str
    hosts: Sequence[str]
    expected: Expected = "any"
    secrets: Mapping[str, str] = field(default_factory=dict)
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that arrived whole: its hash, whether the publisher's checksum agreed, and what happened on the way."""

    path: Path
    sha256: str
    bytes: int
    checked: bool
    modified: str = ""
    notes: tuple[str, ...] = ()


class _Again(Exception):
    """Try once more, after `wait` seconds if the server said so."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


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
            except _Again as signal:
                fault, wait = str(signal), signal.wait
            except httpx.TransportError as broken:
                fault, wait = _hidden(f"{type(broken).__name__}: {broken}", request), None
            except OSError as full:
                if isinstance(full, FetchError):
                    raise
                raise StoreError(
                    problem(f"{part.path} could not be written: {full.strerror}", do="make room, then fetch again")
                ) from full
            if number == policy.tries:
                break
            pause = policy.wait * 2 ** (number - 1) * random.uniform(0.75, 1.25) if wait is None else wait
            if pause > policy.longest:
                raise _refused(request, f"the server asks to wait {pause:.0f} seconds", do="fetch again after that")
            sleep(pause)
    kept = part.path.stat().st_size if part.path.exists() else 0
    raise _refused(
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
    with _followed(client, request, asked, policy) as answer:
        _check_status(answer, request)
        if answer.status_code == 416:
            part.drop()
            raise _Again("the part kept did not fit the file", 0.0)
        going_on = answer.status_code == 206 and _continues(answer, have, validator)
        if answer.status_code == 206 and not going_on:
            part.drop()
            raise _Again("the file changed at the publisher meanwhile", 0.0)
        if have:
            anew = "began anew: the file had changed, or the server cannot resume"
            notes.append(f"went on after {have:,} bytes" if going_on else anew)
        start = have if going_on else 0
        length = answer.headers.get("Content-Length")
        total = start + int(length) if length and length.isdigit() else None
        _check_size(request, total or 0, policy, part)
        if not going_on:
            part.begin(_validator(answer))
        _write(answer, request, part, start, total, policy, progress)
        return answer.headers.get("Last-Modified", ""), _told_checksum(answer)


def _followed(client: httpx.Client, request: Request, asked: Mapping[str, str], policy: Policy) -> _Streamed:
    """The answer after redirects, each of which must stay within https and the publisher's hosts."""
    address, secrets = request.address, dict(request.secrets)
    for _ in range(policy.redirects):
        stream = _Streamed(client, address, {**secrets, **asked})
        answer = stream.answer
        if not answer.is_redirect:
            return stream
        stream.close()
        onward = urljoin(address, answer.headers.get("Location", ""))
        here, there = urlsplit(address), urlsplit(onward)
        if there.hostname not in request.hosts or there.scheme not in ("https", here.scheme):
            raise _refused(
                request,
                f"it redirects to {there.scheme}://{there.hostname}, which is none of the publisher's hosts",
                why="a file from a stranger would be cited as the publisher's",
                do=f"look at the publisher's page; the hosts known are {', '.join(request.hosts)}",
            )
        if there.hostname != here.hostname:
            secrets = {}
        address = onward
    raise _refused(request, f"more than {policy.redirects} redirects", do="look at the publisher's page")


class _Streamed:
    """An open answer that is closed at the end of a `with`."""

    def __init__(self, client: httpx.Client, address: str, headers: Mapping[str, str]) -> None:
        self.answer = client.send(client.build_request("GET", address, headers=dict(headers)), stream=True)

    def close(self) -> None:
        self.answer.close()

    def __enter__(self) -> httpx.Response:
        return self.answer

    def __exit__(self, *_: object) -> None:
        self.close()


def _check_status(answer: httpx.Response, request: Request) -> None:
    status = answer.status_code
    if status in (200, 206, 416):
        return
    if status in _PASSING:
        asked = answer.headers.get("Retry-After", "")
        raise _Again(f"status {status} {answer.reason_phrase}", float(asked) if asked.isdigit() else None)
    said = _hidden(" ".join(answer.read()[:4000].decode("utf-8", "replace").split())[:200], request)
    do = {
        401: "check the key in the environment",
        403: "check the key in the environment, and what it allows",
        404: "check the release, the years and the territories asked for: the publisher has no such file",
    }.get(status, "look at the publisher's page")
    raise _refused(request, f"the server answered {status} {answer.reason_phrase}: {said}", do=do)


def _continues(answer: httpx.Response, have: int, validator: str) -> bool:
    """Whether a partial answer starts where the part kept ends, and is of the same version."""
    unit, _, span = answer.headers.get("Content-Range", "").partition(" ")
    return unit == "bytes" and span.startswith(f"{have}-") and _validator(answer) in ("", validator)


def _validator(answer: httpx.Response) -> str:
    """What names this version of the file strongly enough to resume it."""
    tag = answer.headers.get("ETag", "")
    return tag if tag and not tag.startswith("W/") else answer.headers.get("Last-Modified", "")


def _check_size(request: Request, size: int, policy: Policy, part: _Part) -> None:
    if size > policy.largest:
        part.drop()
        raise UnsafeInputError(
            problem(
                f"{_shown(request)} is {size:,} bytes, more than the {policy.largest:,} allowed",
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
            if done == 0:
                _check_kind(answer, chunk, request, part)
            out.write(chunk)
            done += len(chunk)
            _check_size(request, done, policy, part)
            if progress is not None:
                progress(done, total)
    if total is not None and done != total:
        raise _Again(f"{done:,} of {total:,} bytes arrived")
    if done == 0:
        part.drop()
        raise _Again("an empty answer")


def _check_kind(answer: httpx.Response, chunk: bytes, request: Request, part: _Part) -> None:
    head = chunk[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    page = "text/html" in answer.headers.get("Content-Type", "") or head.lower().startswith((b"<!doctype h", b"<html"))
    starts = _STARTS[request.expected]
    if page or (starts and not head.startswith(starts)):
        part.drop()
        shown = _hidden(" ".join(head.decode("utf-8", "replace").split())[:120], request)
        raise _refused(
            request,
            f"{'a web page' if page else 'something else'} came instead of {request.expected}: {shown}",
            why="publishers answer with a page when a file has moved or a limit is reached",
            do="open the address in a browser and look at what it says",
        )


def _told_checksum(answer: httpx.Response) -> str:
    """The SHA-256 that a server tells of the whole file, as RFC 9530 and RFC 3230 have it."""
    for name in ("Repr-Digest", "Digest"):
        for item in answer.headers.get(name, "").split(","):
            method, _, digest = item.strip().partition("=")
            if method.lower() == "sha-256":
                return "sha256:" + base64.b64decode(digest.strip(":")).hex()
    return ""


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
        raise _refused(
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


def _shown(request: Request) -> str:
    return _hidden(request.address, request)


def _hidden(text: str, request: Request) -> str:
    """The text without the secrets of the request."""
    for secret in request.secrets.values():
        text = text.replace(secret, "***")
    return text


def _refused(request: Request, what: str, *, why: str = "", do: str = "") -> FetchError:
    return FetchError(problem(f"{_shown(request)} was not delivered: {what}", why=why, do=do))
