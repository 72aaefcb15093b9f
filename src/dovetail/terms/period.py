"""Periods of time: a month, a quarter, a half, a year, or a run of months. A part of a year is never a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dovetail.errors import InvalidRequestError, problem

_FORMS = (
    (re.compile(r"(\d{4})"), lambda y: (int(y), 1, 12)),
    (re.compile(r"(\d{4})-?H([12])"), lambda y, h: (int(y), 6 * int(h) - 5, 6)),
    (re.compile(r"(\d{4})-?Q([1-4])"), lambda y, q: (int(y), 3 * int(q) - 2, 3)),
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), lambda y, m: (int(y), int(m), 1)),
    (re.compile(r"(\d{4})(0[1-9]|1[0-2])"), lambda y, m: (int(y), int(m), 1)),
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of whole months, `months` long, from month `month` of `year`.

    >>> Period.of("2014-Q1").months
    3
    >>> str(Period.of("2017-01..2017-10"))
    '2017-01..2017-10'
    >>> Period.of("2025-H1").is_year
    False
    """

    year: int
    month: int = 1
    months: int = 12

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and self.months >= 1 and 1 <= self.year <= 9999):
            raise InvalidRequestError(
                problem(
                    f"no such period: year {self.year}, month {self.month}, {self.months} months long",
                    why="nothing can be looked up for it",
                    do="give a year from 1 to 9999, a month from 1 to 12 and at least one month",
                )
            )

    @classmethod
    def of(cls, text: str | int | Period) -> Period:
        """Read `2014`, `2014-H1`, `2014-Q1`, `2014-03`, `201403` or a run such as `2017-01..2017-10`, `2012..2014`.

        Raises
        ------
        InvalidRequestError
            If the text is none of these, or the run ends before it starts.
        """
        if isinstance(text, Period):
            return text
        raw = str(text).strip().upper()
        if ".." in raw:
            first, last = (cls.of(part) for part in raw.split("..", 1))
            months = 12 * (last.year - first.year) + last.month + last.months - first.month
            if months < 1:
                raise InvalidRequestError(
                    problem(
                        f"the period '{text}' ends before it starts",
                        why="no month lies between",
                        do=f"write it as '{last}..{first}'",
                    )
                )
            return cls(first.year, first.month, months)
        for form, build in _FORMS:
            if match := form.fullmatch(raw):
                return cls(*build(*match.groups()))
        raise InvalidRequestError(
            problem(
                f"'{text}' is not a period",
                why="a year and a part of it must not be taken for each other",
                do="write a year 2014, a half 2014-H1, a quarter 2014-Q1, a month 2014-03, "
                "or a run of them such as 2017-01..2017-10",
            )
        )

    @property
    def is_year(self) -> bool:
        return self.month == 1 and self.months == 12

    @property
    def kind(self) -> str:
        """`year`, `half`, `quarter`, `month`, `years` (whole ones) or `span` (any other run of months)."""
        if self.month == 1 and self.months % 12 == 0:
            return "year" if self.months == 12 else "years"
        if self.months == 6 and self.month in (1, 7):
            return "half"
        if self.months == 3 and self.month % 3 == 1:
            return "quarter"
        return "month" if self.months == 1 else "span"

    @property
    def last(self) -> tuple[int, int]:
        """Year and month of the last month."""
        index = 12 * self.year + self.month - 1 + self.months - 1
        return index // 12, index % 12 + 1

    def contains(self, other: Period) -> bool:
        """Whether `other` lies wholly within this period."""
        start, end = 12 * self.year + self.month, 12 * self.year + self.month + self.months
        other_start = 12 * other.year + other.month
        return start <= other_start and other_start + other.months <= end

    def shifted(self, years: int) -> Period:
        """The same part of the calendar, `years` later."""
        return Period(self.year + years, self.month, self.months)

    def __str__(self) -> str:
        match self.kind:
            case "year":
                return f"{self.year:04d}"
            case "half":
                return f"{self.year:04d}-H{(self.month + 5) // 6}"
            case "quarter":
                return f"{self.year:04d}-Q{(self.month + 2) // 3}"
            case "month":
                return f"{self.year:04d}-{self.month:02d}"
            case "years":
                return f"{self.year:04d}..{self.last[0]:04d}"
            case _:
                year, month = self.last
                return f"{self.year:04d}-{self.month:02d}..{year:04d}-{month:02d}"


@dataclass(frozen=True, slots=True)
class Years:
    """Whole calendar years from `first` to `last`, both included.

    >>> [str(year) for year in Years.of("2012:2014")]
    ['2012', '2013', '2014']
    """

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise InvalidRequestError(
                problem(
                    f"the years {self.first}:{self.last} run backwards",
                    why="no year lies between them",
                    do=f"write {self.last}:{self.first}",
                )
            )

    @classmethod
    def of(cls, text: str | int | tuple[int, int] | Years) -> Years:
        """Read `2014` or `2012:2014`.

        Raises
        ------
        InvalidRequestError
            If the text is neither, or runs backwards.
        """
        if isinstance(text, Years):
            return text
        if isinstance(text, tuple):
            return cls(*text)
        match = re.fullmatch(r"(\d{4})(?:\s*(?::|-|–|\.\.)\s*(\d{4}))?", str(text).strip())
        if not match:
            raise InvalidRequestError(
                problem(
                    f"'{text}' is not a range of years",
                    why="a part of a year is never told as a year, and a guess might tell other years",
                    do="write one year 2014 or a range 2012:2014",
                )
            )
        first = int(match[1])
        return cls(first, int(match[2] or first))

    def __iter__(self) -> Iterator[Period]:
        return (Period(year) for year in range(self.first, self.last + 1))

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.first <= year <= self.last

    def __str__(self) -> str:
        return f"{self.first}:{self.last}"
