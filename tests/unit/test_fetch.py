"""Fetching from a publisher that misbehaves in every way a real one has."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from dovetail.errors import FetchError, InvalidRequestError, UnknownCodeError, UnsafeInputError
from dovetail.sources.download.fetch import Fetched, fetch
from dovetail.sources.download.publishers import orders, publisher_named
from dovetail.sources.download.transfer import Policy
from dovetail.sources.opening import open_readings

KEY = "s3cret-key"
QUICK = Policy(tries=4, wait=0.0, connect=2.0, read=0.5, longest=5.0)

Answer = Callable[["Handler", int], None]


@dataclass
class Publisher:
    """A local server: `plan` says how each request in turn is answered, the last for all that follow."""

    base: str = ""
    plan: list[Answer] = field(default_factory=list)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    publisher: Publisher

    def do_GET(self) -> None:
        number = len(self.publisher.seen)
        self.publisher.seen.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        self.publisher.plan[min(number, len(self.publisher.plan) - 1)](self, number)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""

    def send(self, body: bytes, status: int = 200, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("COMTRADE_API_KEY", raising=False)
    here = Publisher()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"publisher": here}))
    server.daemon_threads = True
    here.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()
    thread.join()


def baci_zip(rows: int = 4000) -> bytes:
    """A zip in BACI's layout, with the companions that CEPII packs beside the data."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for year in (2020, 2021):
            lines = "".join(f'{year},4,24,{180000 + n},1.5,"       0.235"\n' for n in range(rows))
            archive.writestr(f"BACI_HS92_Y{year}_V202501.csv", '"t","i","j","k","v","q"\n' + lines)
        archive.writestr("country_codes_V202501.csv", "country_code,country_name\n4,Afghanistan\n")
        archive.writestr("Readme.txt", "BACI, CEPII\n")
    return packed.getvalue()


BODY = baci_zip()
HALF = len(BODY) // 2


def whole(handler: Handler, number: int) -> None:
    """The file, or the part of it asked for, as a good server sends it."""
    asked = handler.headers.get("Range")
    if asked and handler.headers.get("If-Range") == '"v1"':
        start = int(asked.removeprefix("bytes=").rstrip("-"))
        span = f"bytes {start}-{len(BODY) - 1}/{len(BODY)}"
        handler.send(BODY[start:], 206, Content_Range=span, ETag='"v1"', Content_Type="application/zip")
    else:
        handler.send(BODY, ETag='"v1"', Content_Type="application/zip")


def cut(handler: Handler, number: int) -> None:
    """Half of the file, then the line goes dead."""
    handler.send(BODY[:HALF], length=len(BODY), ETag='"v1"')
    handler.close_connection = True


def status(code: int, **headers: str) -> Answer:
    return lambda handler, number: handler.send(b"no", code, **headers)


def get(publisher: Publisher, folder: Path, **options: object) -> Fetched:
    waits = options.pop("waits", [])
    options = {"policy": QUICK, "release": "202501", **options}
    (fetched,) = fetch("baci", folder, base=publisher.base, sleep=waits.append, **options)  # type: ignore[arg-type,union-attr]
    return fetched


def test_a_file_arrives_whole_and_is_cited(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [whole]
    steps: list[tuple[int, int | None]] = []
    fetched = get(publisher, tmp_path / "new", progress=lambda done, total: steps.append((done, total)))
    assert fetched.path.name == "BACI_HS92_V202501.zip"
    assert fetched.path.read_bytes() == BODY
    assert fetched.sha256 == hashlib.sha256(BODY).hexdigest()
    assert steps[-1] == (len(BODY), len(BODY))
    kept = json.loads((tmp_path / "new" / "BACI_HS92_V202501.zip.source.json").read_text())
    assert kept["licence"] == "Etalab Open Licence 2.0"
    assert kept["sha256"] == fetched.sha256
    names = sorted(path.name for path in fetched.path.parent.iterdir())
    assert names == [fetched.path.name, f"{fetched.path.name}.source.json"]


def test_what_was_fetched_opens_as_readings(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [whole]
    fetched = get(publisher, tmp_path)
    readings = open_readings(fetched.path, fetched.layout)
    assert [reading.notes for reading in readings] == [
        ("read from member BACI_HS92_Y2020_V202501.csv",),
        ("read from member BACI_HS92_Y2021_V202501.csv",),
    ]
    for reading in readings:
        reading.close()


def test_a_file_that_is_here_is_not_fetched_again_unless_it_was_changed(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [whole]
    first = get(publisher, tmp_path)
    assert get(publisher, tmp_path).notes == ("was here already",)
    assert len(publisher.seen) == 1
    first.path.write_bytes(b"PK\x03\x04 changed")
    assert get(publisher, tmp_path).sha256 == first.sha256
    assert len(publisher.seen) == 2


def test_a_cut_connection_is_gone_on_with(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [cut, whole]
    fetched = get(publisher, tmp_path)
    assert fetched.path.read_bytes() == BODY
    assert publisher.seen[1][1]["range"] == f"bytes={HALF}-"
    assert publisher.seen[1][1]["if-range"] == '"v1"'
    assert fetched.notes == (f"went on after {HALF:,} bytes",)


def test_a_later_call_goes_on_with_what_an_earlier_one_kept(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [cut]
    with pytest.raises(FetchError, match=f"(?s)no luck in 1 tries.*{HALF:,} bytes that arrived are kept") as raised:
        get(publisher, tmp_path, policy=Policy(tries=1, wait=0.0, read=0.5))
    assert raised.value.exit_code == 7
    part = tmp_path / "BACI_HS92_V202501.zip.part"
    assert part.stat().st_size == HALF
    assert not (tmp_path / "BACI_HS92_V202501.zip").exists()
    publisher.plan = [cut, whole]
    assert get(publisher, tmp_path).path.read_bytes() == BODY
    assert not part.exists()


def test_a_server_that_ignores_ranges_sends_everything_anew(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [cut, lambda handler, number: handler.send(BODY, ETag='"v1"')]
    fetched = get(publisher, tmp_path)
    assert fetched.path.read_bytes() == BODY
    assert "began anew" in fetched.notes[0]


def test_a_file_that_changed_between_tries_is_not_glued_together(publisher: Publisher, tmp_path: Path) -> None:
    other = baci_zip(3000)

    def changed(handler: Handler, number: int) -> None:
        if "Range" in handler.headers:  # a careless server: it ignores If-Range
            start = int(handler.headers["Range"].removeprefix("bytes=").rstrip("-"))
            handler.send(other[start:], 206, Content_Range=f"bytes {start}-{len(other) - 1}/{len(other)}", ETag='"v2"')
        else:
            handler.send(other, ETag='"v2"')

    publisher.plan = [cut, changed]
    assert get(publisher, tmp_path).path.read_bytes() == other


def test_without_a_validator_nothing_is_resumed(publisher: Publisher, tmp_path: Path) -> None:
    def bare_cut(handler: Handler, number: int) -> None:
        handler.send(BODY[:HALF], length=len(BODY))
        handler.close_connection = True

    publisher.plan = [bare_cut, lambda handler, number: handler.send(BODY)]
    assert get(publisher, tmp_path).path.read_bytes() == BODY
    assert "range" not in publisher.seen[1][1]


def test_a_range_past_the_end_starts_over(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [cut, status(416), whole]
    assert get(publisher, tmp_path).path.read_bytes() == BODY


@pytest.mark.parametrize("code", [500, 502, 503, 504, 429])
def test_a_passing_fault_is_tried_again(publisher: Publisher, tmp_path: Path, code: int) -> None:
    publisher.plan = [status(code), whole]
    waits: list[float] = []
    assert get(publisher, tmp_path, waits=waits, policy=Policy(wait=2.0)).path.read_bytes() == BODY
    assert len(waits) == 1
    assert 1.5 <= waits[0] <= 2.5


def test_the_wait_doubles_and_retry_after_is_obeyed(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [status(500), status(500), status(429, Retry_After="3"), whole]
    waits: list[float] = []
    get(publisher, tmp_path, waits=waits, policy=Policy(wait=1.0))
    assert 0.75 <= waits[0] <= 1.25
    assert 1.5 <= waits[1] <= 2.5
    assert waits[2] == 3.0


def test_retry_after_may_be_a_date(publisher: Publisher, tmp_path: Path) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=4), usegmt=True)
    publisher.plan = [status(503, Retry_After=later), status(503, Retry_After="soon"), whole]
    waits: list[float] = []
    get(publisher, tmp_path, waits=waits, policy=Policy(wait=0.0))
    assert 1.5 <= waits[0] <= 4.0
    assert waits[1] == 0.0


def test_a_wait_that_is_too_long_is_told_and_not_sat_out(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [status(429, Retry_After="3600")]
    with pytest.raises(FetchError, match="asks to wait 3600 seconds"):
        get(publisher, tmp_path)


def test_tries_come_to_an_end(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [status(503)]
    with pytest.raises(FetchError, match="no luck in 4 tries; the last time: status 503"):
        get(publisher, tmp_path)
    assert len(publisher.seen) == 4


def test_not_found_is_final(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [status(404)]
    with pytest.raises(FetchError, match=r"(?s)404.*check the release"):
        get(publisher, tmp_path)
    assert len(publisher.seen) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_stalls_is_left(publisher: Publisher, tmp_path: Path) -> None:
    hold = threading.Event()

    def stalls(handler: Handler, number: int) -> None:
        handler.send(BODY[:HALF], length=len(BODY), ETag='"v1"')
        handler.wfile.flush()
        hold.wait(5)

    publisher.plan = [stalls, whole]
    fetched = get(publisher, tmp_path, policy=Policy(wait=0.0, read=0.2))
    hold.set()
    assert fetched.path.read_bytes() == BODY


def test_nobody_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(FetchError, match="no luck in 2 tries"):
        fetch("baci", tmp_path, base="http://127.0.0.1:9", release="202501", policy=Policy(tries=2, wait=0.0))


def test_a_wrong_checksum_is_refused(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [whole]
    with pytest.raises(FetchError, match=r"its sha256 is .* and the publisher's is 00"):
        get(publisher, tmp_path, checksum="sha256:" + "00" * 32)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("method", ["sha256", "md5"])
def test_a_right_checksum_is_recorded(publisher: Publisher, tmp_path: Path, method: str) -> None:
    publisher.plan = [whole]
    assert get(publisher, tmp_path, checksum=f"{method}:{hashlib.new(method, BODY).hexdigest()}").checked


@pytest.mark.parametrize("good", [True, False])
def test_the_checksum_that_a_server_tells_counts(publisher: Publisher, tmp_path: Path, good: bool) -> None:
    digest = base64.b64encode(hashlib.sha256(BODY if good else b"other").digest()).decode()
    publisher.plan = [lambda handler, number: handler.send(BODY, Repr_Digest=f"sha-256=:{digest}:")]
    if good:
        assert get(publisher, tmp_path).checked
    else:
        with pytest.raises(FetchError, match="sha256"):
            get(publisher, tmp_path)


@pytest.mark.parametrize("told", ["sha-256=abc", "sha-256=:@@@:", "sha-256", "sha-256=:AAAA:"])
def test_what_is_no_checksum_is_not_compared_with(publisher: Publisher, tmp_path: Path, told: str) -> None:
    publisher.plan = [lambda handler, number: handler.send(BODY, Repr_Digest=told)]
    assert not get(publisher, tmp_path).checked


@pytest.mark.parametrize("given", ["abc", "sha1:00", "sha256:", "sha256:00", "md5:" + "0" * 64, "sha256:" + "g" * 64])
def test_a_checksum_that_is_none_is_told_before_anything_is_asked(
    publisher: Publisher, tmp_path: Path, given: str
) -> None:
    with pytest.raises(InvalidRequestError, match="is no checksum"):
        get(publisher, tmp_path, checksum=given)
    assert publisher.seen == []


def test_a_file_that_is_here_is_compared_with_the_checksum_given(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [whole]
    first = get(publisher, tmp_path)
    assert get(publisher, tmp_path, checksum=f"SHA256:{first.sha256.upper()}").notes == ("was here already",)
    with pytest.raises(FetchError, match="the publisher's is 00"):
        get(publisher, tmp_path, checksum="sha256:" + "00" * 32)
    assert len(publisher.seen) == 2


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/zip"])
def test_a_web_page_is_not_taken_for_a_file(publisher: Publisher, tmp_path: Path, kind: str) -> None:
    page = b"<!DOCTYPE html><html><title>Maintenance</title>"
    publisher.plan = [lambda handler, number: handler.send(page, Content_Type=kind)]
    with pytest.raises(FetchError, match=r"a web page came instead of zip.*Maintenance"):
        get(publisher, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_another_kind_of_file_is_refused(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [lambda handler, number: handler.send(b'{"error": "quota"}')]
    with pytest.raises(FetchError, match="something else came instead of zip"):
        get(publisher, tmp_path)


@pytest.mark.parametrize("told", [True, False])
def test_a_file_beyond_the_limit_is_refused(publisher: Publisher, tmp_path: Path, told: bool) -> None:
    def endless(handler: Handler, number: int) -> None:
        handler.send_response(200)
        if told:
            handler.send_header("Content-Length", str(len(BODY)))
        handler.end_headers()
        handler.wfile.write(BODY)

    publisher.plan = [endless]
    with pytest.raises(UnsafeInputError, match="more than the 1,000 allowed"):
        get(publisher, tmp_path, policy=Policy(largest=1000))
    assert not (tmp_path / "BACI_HS92_V202501.zip").exists()


def test_a_redirect_to_the_same_host_is_followed_and_another_is_not(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [status(302, Location="/moved.zip"), whole]
    assert get(publisher, tmp_path).path.read_bytes() == BODY
    assert publisher.seen[1][0] == "/moved.zip"
    for elsewhere in ("https://example.org/baci.zip", "ftp://127.0.0.1/baci.zip", "http://localhost/baci.zip"):
        publisher.plan = [status(302, Location=elsewhere)]
        publisher.seen.clear()
        with pytest.raises(FetchError, match="none of the publisher's hosts"):
            get(publisher, tmp_path / "other")


def test_a_circle_of_redirects_ends(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [status(301, Location="/again")]
    with pytest.raises(FetchError, match="more than 5 redirects"):
        get(publisher, tmp_path)


def comtrade(rows: int, error: str = "") -> Answer:
    record = {"typeCode": "C", "refYear": 2014, "reporterCode": 112, "cmdCode": "01", "primaryValue": 1.5}
    body = json.dumps({"elapsedTime": "0.1 secs", "count": rows, "data": [record] * rows, "error": error})
    return lambda handler, number: handler.send(body.encode(), Content_Type="application/json")


def test_comtrade_without_a_key_asks_the_preview_and_says_so(publisher: Publisher, tmp_path: Path) -> None:
    publisher.plan = [comtrade(500), comtrade(7)]
    options = {"reporter": "Беларусь", "partner": "USA", "years": "2013:2014"}
    got = fetch("comtrade", tmp_path, base=publisher.base, policy=QUICK, **options)
    assert [fetched.rows for fetched in got] == [500, 7]
    assert "rows may be missing" in got[0].notes[0]
    assert "COMTRADE_API_KEY is not set" in got[1].notes[0]
    path, query = urlsplit(publisher.seen[0][0]).path, parse_qs(urlsplit(publisher.seen[0][0]).query)
    assert path == "/public/v1/preview/C/A/HS"
    assert (query["reporterCode"], query["partnerCode"], query["period"]) == (["112"], ["842"], ["2013"])


def test_the_key_goes_into_the_header_and_nowhere_else(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    publisher.plan = [comtrade(3)]
    (fetched,) = fetch("comtrade", tmp_path, base=publisher.base, policy=QUICK, reporter="BLR", years="2012:2014")
    path, headers = publisher.seen[0]
    assert headers["ocp-apim-subscription-key"] == KEY
    assert path.startswith("/data/v1/get/C/A/HS?")
    assert "period=2012,2013,2014" in path
    assert "partnerCode" not in path
    assert KEY not in path + repr(fetched) + "".join(p.read_text() for p in tmp_path.iterdir())


def test_an_echoed_key_is_masked(publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    publisher.plan = [lambda handler, number: handler.send(f"invalid key {KEY}".encode(), 401)]
    with pytest.raises(FetchError, match=r"(?s)401.*invalid key \*\*\*.*check the key") as raised:
        fetch("comtrade", tmp_path, base=publisher.base, policy=QUICK, reporter="BLR", years="2014")
    assert KEY not in str(raised.value)


@pytest.mark.parametrize("error", ["", "You have exceeded your quota"])
def test_an_answer_without_rows_is_no_file(publisher: Publisher, tmp_path: Path, error: str) -> None:
    publisher.plan = [comtrade(0, error)]
    with pytest.raises(FetchError, match=f"holds nothing for reporter BLR.*{error}"):
        fetch("comtrade", tmp_path, base=publisher.base, policy=QUICK, reporter="BLR", years="2014")
    assert list(tmp_path.iterdir()) == []


def test_twelve_years_at_a_time() -> None:
    found = orders(publisher_named("comtrade"), {"reporter": "RUS", "years": "2000:2020"})
    assert [order.path.split("period=")[1].split("&")[0].count(",") + 1 for order in found] == [12, 9]
    assert len({order.file for order in found}) == 2


def test_world_bank_and_wits_addresses() -> None:
    (bank,) = orders(
        publisher_named("worldbank"), {"indicator": "gdp", "territories": "BLR,Russia", "years": "2000:2020"}
    )
    assert bank.path == "/v2/country/BLR;RUS/indicator/NY.GDP.MKTP.CD?format=json&date=2000:2020&per_page=20000"
    assert bank.layout == "gdp-api"
    assert bank.file == "worldbank_gdp_BLR-Russia_2000-2020.json"
    many = {"indicator": "gdp", "years": "2020", "territories": ",".join(["BLR", "RUS"] * 90)}
    files = [
        orders(publisher_named("worldbank"), many | more)[0].file for more in ({}, {"territories": "BLR," * 90 + "KAZ"})
    ]
    assert len(set(files)) == 2, "what is asked for other countries is another file"
    assert max(map(len, files)) < 90
    wits = orders(publisher_named("wits"), {"reporter": "Romania", "partner": "BLR", "years": "2013:2014"})
    assert [order.path.split("/reporter/")[1] for order in wits] == [
        f"ROM/year/{year}/partner/BLR/product/Total/indicator/XPRT-TRD-VL" for year in (2013, 2014)
    ]


def test_choices_are_checked_before_anything_is_asked(tmp_path: Path) -> None:
    with pytest.raises(UnknownCodeError, match="no publisher"):
        fetch("eurostat", tmp_path)
    with pytest.raises(InvalidRequestError, match="needs the choice 'release'"):
        fetch("baci", tmp_path)
    with pytest.raises(InvalidRequestError, match="no release of baci"):
        fetch("baci", tmp_path, release="../../etc")
    with pytest.raises(InvalidRequestError, match="takes no choice 'year'"):
        fetch("baci", tmp_path, release="202501", year="2021")
    with pytest.raises(UnknownCodeError):
        fetch("comtrade", tmp_path, reporter="Atlantis", years="2014")
    with pytest.raises(UnknownCodeError, match="has no data of"):
        fetch("worldbank", tmp_path, indicator="gdp", territories="RU-CHE", years="2014")


@pytest.mark.shared
def test_a_real_file_comes_over_the_line_in_pieces(publisher: Publisher, tmp_path: Path, shared: Path) -> None:
    """The published BACI sample, zipped as CEPII does, with the connection cut twice."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(shared / "data/trade/baci_hs92_2021_sample.csv", "BACI_HS92_Y2021_V202501.csv")
    body = packed.getvalue()

    def pieces(handler: Handler, number: int) -> None:
        start = int(handler.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
        end = min(start + len(body) // 3 + 1, len(body))
        code = 206 if start else 200
        span = {"Content_Range": f"bytes {start}-{len(body) - 1}/{len(body)}"} if start else {}
        handler.send(body[start:end], code, length=len(body) - start, ETag='"v1"', **span)
        handler.close_connection = True

    publisher.plan = [pieces]
    fetched = get(publisher, tmp_path)
    assert fetched.path.read_bytes() == body
    (reading,) = open_readings(fetched.path, fetched.layout)
    with reading:
        assert reading.path is not None
        with reading.path.open() as lines:
            assert sum(1 for _ in lines) == 71_193
