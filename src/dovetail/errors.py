"""The whole error tree.

::

    DovetailError
    ├── UnknownCodeError       (LookupError)      a code or name is in no table; carries near matches
    ├── MissingDataError       (LookupError)      the store holds no such data; says what it holds and how to load it
    ├── InconsistentDataError  (ValueError)       data contradict themselves; carries the offending rows
    │   ├── UnitMismatchError                     two units where one is needed, or a magnitude that cannot be
    │   └── ClassificationMismatchError           two product classifications where one is needed
    ├── NotIdentifiedError     (ArithmeticError)  the data do not determine the quantity asked for
    ├── UnreadableFileError    (ValueError)       a data file cannot be read as what it is said to be
    ├── UnreadableDocumentError(ValueError)       a report cannot be read as a text
    ├── UnsafeInputError       (ValueError)       input that would harm: a bomb, a path outside, too large
    ├── StoreError             (OSError)          the store cannot be read or written
    ├── FetchError             (OSError)          a publisher did not deliver
    └── InvalidRequestError    (ValueError)       a request that makes no sense, such as a pair of one territory

Each message answers four questions, in this order: what happened, with which values, why it matters,
what to do. `problem` builds a message of that shape.
"""

from __future__ import annotations

from collections.abc import Sequence


def problem(what: str, *, why: str = "", do: str = "") -> str:
    """Join the parts of an error message: what happened (with its values), why it matters, what to do."""
    return "\n".join(part for part in (what, why and f"  Why it matters: {why}", do and f"  What to do: {do}") if part)


class DovetailError(Exception):
    """Base of every error that Dovetail raises on purpose."""

    exit_code = 1


class UnknownCodeError(DovetailError, LookupError):
    """A code or name that is in no table; `near` holds the closest known ones."""

    exit_code = 3

    def __init__(self, message: str, *, near: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.near = tuple(near)


class MissingDataError(DovetailError, LookupError):
    """The store holds no such data."""

    exit_code = 4


class InconsistentDataError(DovetailError, ValueError):
    """Data that contradict themselves; `rows` holds examples."""

    exit_code = 5

    def __init__(self, message: str, *, rows: Sequence[object] = ()) -> None:
        super().__init__(message)
        self.rows = tuple(rows)


class UnitMismatchError(InconsistentDataError):
    """Two units in one column, or a magnitude that the unit cannot have."""


class ClassificationMismatchError(InconsistentDataError):
    """Two product classifications, or two revisions of one, where one is needed."""


class NotIdentifiedError(DovetailError, ArithmeticError):
    """The data do not determine the quantity asked for."""

    exit_code = 6


class UnreadableFileError(DovetailError, ValueError):
    """A data file that cannot be read as what it is said to be."""

    exit_code = 5


class UnreadableDocumentError(DovetailError, ValueError):
    """A report that cannot be read as a text."""

    exit_code = 5


class UnsafeInputError(DovetailError, ValueError):
    """Input refused for safety: too large, unpacks without bound, or points outside its folder."""

    exit_code = 5


class StoreError(DovetailError, OSError):
    """The store cannot be read or written."""

    exit_code = 7


class FetchError(DovetailError, OSError):
    """A publisher did not deliver the file asked for."""

    exit_code = 7


class InvalidRequestError(DovetailError, ValueError):
    """A request that makes no sense as it stands."""

    exit_code = 2
