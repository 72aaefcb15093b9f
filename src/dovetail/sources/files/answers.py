"""What a server may answer: who may serve a file, which faults pass, and whether it is the file that was asked for."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit

from dovetail.errors import FetchError, InvalidRequestError, problem

if TYPE_CHECKING:
    import httpx

Expected = Literal["zip", "json", "xml", "any"]

_STARTS: dict[str, tuple[bytes, ...]] = {"zip": (b"PK\x03\x04",), "json": (b"{", b"["), "xml": (b"<",), "any": ()}
#: Answers after which it is worth asking again.
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))


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


class Again(Exception):
    """Try once more, after `wait` seconds if the server said so."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


def followed(client: httpx.Client, request: Request, asked: Mapping[str, str], most: int) -> Streamed:
    """The answer after redirects, each of which must stay within https and the publisher's hosts."""
    address, secrets = request.address, dict(request.secrets)
    for _ in range(most):
        stream = Streamed(client, address, {**secrets, **asked})
        answer = stream.answer
        if not answer.is_redirect:
            return stream
        stream.close()
        onward = urljoin(address, answer.headers.get("Location", ""))
        here, there = urlsplit(address), urlsplit(onward)
        if there.hostname not in request.hosts or there.scheme not in ("https", here.scheme):
            raise refused(
                request,
                f"it redirects to {there.scheme}://{there.hostname}, which is none of the publisher's hosts",
                why="a file from a stranger would be cited as the publisher's",
                do=f"look at the publisher's page; the hosts known are {', '.join(request.hosts)}",
            )
        if there.hostname != here.hostname:
            secrets = {}
        address = onward
    raise refused(request, f"more than {most} redirects", do="look at the publisher's page")


class Streamed:
    """An open answer that is closed at the end of a `with`."""

    def __init__(self, client: httpx.Client, address: str, headers: Mapping[str, str]) -> None:
        self.answer = client.send(client.build_request("GET", address, headers=dict(headers)), stream=True)

    def close(self) -> None:
        self.answer.close()

    def __enter__(self) -> httpx.Response:
        return self.answer

    def __exit__(self, *_: object) -> None:
        self.close()


def check_status(answer: httpx.Response, request: Request) -> None:
    """Raise for an answer that brings no file: `Again` where the fault may pass, else the final error."""
    status = answer.status_code
    if status in (200, 206, 416):
        return
    if status in _PASSING:
        raise Again(f"status {status} {answer.reason_phrase}", _asked_wait(answer.headers.get("Retry-After", "")))
    said = hidden(" ".join(answer.read()[:4000].decode("utf-8", "replace").split())[:200], request)
    do = {
        401: "check the key in the environment",
        403: "check the key in the environment, and what it allows",
        404: "check the release, the years and the territories asked for: the publisher has no such file",
    }.get(status, "look at the publisher's page")
    raise refused(request, f"the server answered {status} {answer.reason_phrase}: {said}", do=do)


def _asked_wait(text: str) -> float | None:
    """Seconds that a server asks to wait, told as a number or as a date."""
    if text.isdigit():
        return float(text)
    try:
        return max((parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None


def continues(answer: httpx.Response, have: int, validator: str) -> bool:
    """Whether a partial answer starts where the part kept ends, and is of the same version."""
    unit, _, span = answer.headers.get("Content-Range", "").partition(" ")
    return unit == "bytes" and span.startswith(f"{have}-") and validator_of(answer) in ("", validator)


def validator_of(answer: httpx.Response) -> str:
    """What names this version of the file strongly enough to resume it."""
    tag = answer.headers.get("ETag", "")
    return tag if tag and not tag.startswith("W/") else answer.headers.get("Last-Modified", "")


def wrong_kind(answer: httpx.Response, chunk: bytes, request: Request) -> FetchError | None:
    """The error to raise where the first bytes are not of the kind of file asked for."""
    head = chunk[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    page = "text/html" in answer.headers.get("Content-Type", "") or head.lower().startswith((b"<!doctype h", b"<html"))
    starts = _STARTS[request.expected]
    if not page and (not starts or head.startswith(starts)):
        return None
    said = hidden(" ".join(head.decode("utf-8", "replace").split())[:120], request)
    return refused(
        request,
        f"{'a web page' if page else 'something else'} came instead of {request.expected}: {said}",
        why="publishers answer with a page when a file has moved or a limit is reached",
        do="open the address in a browser and look at what it says",
    )


def told_checksum(answer: httpx.Response) -> str:
    """The SHA-256 that a server tells of the whole file, as RFC 9530 and RFC 3230 have it; empty for what is none."""
    for name in ("Repr-Digest", "Digest"):
        for item in answer.headers.get(name, "").split(","):
            method, _, digest = item.strip().partition("=")
            if method.lower() == "sha-256":
                with suppress(binascii.Error):
                    told = base64.b64decode(digest.strip(":"), validate=True)
                    if len(told) == hashlib.sha256().digest_size:
                        return f"sha256:{told.hex()}"
    return ""


def checked_checksum(text: str) -> str:
    """A checksum given by a person, in small letters.

    Raises
    ------
    InvalidRequestError
        If it is neither `sha256:` nor `md5:` with as many digits as such a checksum has.
    """
    told = text.strip().lower()
    if told and not re.fullmatch(r"sha256:[0-9a-f]{64}|md5:[0-9a-f]{32}", told):
        raise InvalidRequestError(
            problem(
                f"'{text}' is no checksum",
                why="a file would be compared with nothing",
                do="give sha256: and 64 hexadecimal digits, or md5: and 32",
            )
        )
    return told


def shown(request: Request) -> str:
    """The address of a request, as it may be shown."""
    return hidden(request.address, request)


def hidden(text: str, request: Request) -> str:
    """The text without the secrets of the request."""
    for secret in request.secrets.values():
        text = text.replace(secret, "***")
    return text


def refused(
    request: Request, what: str, *, why: str = "without the file there is nothing to load", do: str
) -> FetchError:
    """The error of a file that was not delivered."""
    return FetchError(problem(f"{shown(request)} was not delivered: {what}", why=why, do=do))
