"""Work shared with a second process: done there or here, with the same outcome and the same errors."""

from __future__ import annotations

import os
import pickle
import signal

import pytest
from loky import cpu_count

from dovetail.errors import InvalidRequestError
from dovetail.results import workshop as workshops
from dovetail.results.charts.chart import Chart, assembled
from dovetail.results.workshop import Errand, workshop
from dovetail.terms.period import Period

shared_work = pytest.mark.skipif(cpu_count() < 2, reason="with one processor no work is shared")


def _chart() -> Chart:
    return assembled({"data": {"values": [{"a": 1}]}, "mark": "point"}, alt="one point", data=({"a": 1},))


def test_without_a_workshop_an_errand_is_done_here():
    assert Errand(os.getpid).result() == os.getpid()


@shared_work
def test_in_a_workshop_an_errand_is_done_by_another_process():
    with workshop(os.getpid):
        errand = Errand(os.getpid)
        assert errand._future is not None
        assert errand._future.result(timeout=60) != os.getpid()
        assert errand.result() != os.getpid()
    assert Errand(os.getpid).result() == os.getpid()


def test_an_error_of_an_errand_is_raised_where_its_result_is_asked_for():
    with workshop(os.getpid):
        errand = Errand(Period.of, "someday")
        with pytest.raises(InvalidRequestError, match="someday"):
            errand.result()


@shared_work
def test_where_the_other_process_is_killed_its_work_is_done_here():
    with workshop(os.getpid):
        there = Errand(os.getpid)
        assert there._future is not None
        os.kill(there._future.result(timeout=60), signal.SIGKILL)
        errands = [Errand(os.getpid) for _ in range(8)]
        assert {errand.result() for errand in errands} >= {os.getpid()}


def test_a_chart_drawn_in_a_workshop_is_the_chart_drawn_here():
    with workshop(os.getpid):
        there = _chart().svg
    assert there == _chart().svg
    assert 'aria-label="one point"' in there


def test_a_chart_travels_with_its_picture():
    chart = _chart()
    drawn = chart.svg
    assert pickle.loads(pickle.dumps(chart)).__dict__["svg"] == drawn


def test_where_no_process_can_be_started_all_is_done_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workshops, "_started", lambda: None)
    with workshop(os.getpid):
        assert Errand(os.getpid).result() == os.getpid()
