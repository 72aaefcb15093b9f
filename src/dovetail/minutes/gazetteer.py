"""Names that are known beforehand: territories, firms and bodies, towns, adjectives of countries, sector words.

Names are matched word by word, the longest first: exactly where all forms are listed (territories), and by the
stem of each word where Russian declines them (firms, sectors, adjectives). The user's own firms come from a
table with the columns of `figures/gazetteer/firms.csv`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Literal

from dovetail.minutes.items import Span
from dovetail.minutes.normal import folded, unmarked

Kind = Literal["country", "region", "area", "place", "org", "adjective", "sector", "product"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for. `code` is the ISO code, or the name in English of a firm or sector."""

    kind: Kind
    code: str
    name_en: str = ""
    name_ru: str = ""
    territory: str = ""
    hs: tuple[str, ...] = ()
    isic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or digits; `fold` and `stem` are what names are compared by."""

    span: Span
    text: str
    fold: str
    stem: str


@dataclass(frozen=True, slots=True)
class Match:
    """A known name in a text; `first` and `last` are positions in the list of words."""

    span: Span
    entry: Entry
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    entry: Entry
    case: Literal["any", "title", "exact"] = "title"
    quoted: bool = False
    text: str = ""


_ENDING = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|иям|иях|ой|ей|ий|ый|ая|яя|ое|ее|ую|юю|ые|ие|ых|их|ым|им|ом|ем|ам|"
    r"ям|ах|ях|ов|ев|ию|ия|ии|ью|ье|ья|ы|и|а|я|о|е|у|ю|ь|й)$"
)
GENERIC_EN = (
    "region|oblast|province|krai|kray|territory|republic|voblast|state|voivodeship|prefecture|county|governorate|"
    "canton|district|autonomous okrug|autonomous region|okrug|emirate|land|area"
)
_GENERIC_EN = re.compile(rf"[ -](?:{GENERIC_EN})\b", re.IGNORECASE)
_GENERIC_SUFFIX = re.compile(rf"\s(?:{GENERIC_EN})$", re.IGNORECASE)
_GENERIC_RU = re.compile(
    r"(?:провинци|област|земл|штат|регион|департамент|воеводств|вилайят|велаят|кантон|эмират|округ)\w*\s$"
)
#: Towns that are regions of their own: a report that names one means the place.
_TOWN_CODES = (
    "BY-HM RU-MOW RU-SPE RU-SEV KZ-71 KZ-75 KZ-79 AM-ER AT-9 BE-BRU BR-DF CN-BJ CN-CQ CN-SH CN-TJ DE-BE DE-HB DE-HH "
    "GE-TB IN-DL KG-GB KG-GO KR-11 KR-26 TJ-DU TM-S TR-06 TR-34 TR-35 UA-30 UA-40 US-DC UZ-TK"
)
TOWNS = frozenset(_TOWN_CODES.split())
_SEPARATOR = re.compile(r"[ \u00ab\u00bb\"“”'.\-]{1,3}|, ")


def stem(word: str) -> str:
    """A folded word without its Russian case ending, or without an English plural.

    >>> stem("гомсельмаша"), stem("tractors"), stem("сша")
    ('гомсельмаш', 'tractor', 'сша')
    """
    if len(word) <= 3:
        return word
    if word[0] >= "а":
        short = _ENDING.sub("", word)
        return short if len(short) >= 3 else word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        return word[:-1]
    return word


def words(plain: str) -> list[Word]:
    """The words of a normalised text."""
    return [
        Word(Span(match.start(), match.end()), match[0], fold := folded(match[0]), stem(fold))
        for match in re.finditer(r"[^\W_]+", plain)
    ]


@dataclass(slots=True)
class Gazetteer:
    """Known names by their first word."""

    exact: dict[str, list[_Phrase]] = field(default_factory=dict)
    stems: dict[str, list[_Phrase]] = field(default_factory=dict)
    regions: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    firms: dict[str, Entry] = field(default_factory=dict)

    def add(
        self,
        name: str,
        entry: Entry,
        *,
        case: Literal["any", "title", "exact"] = "title",
        by_stem: bool = False,
        quoted: bool = False,
    ) -> None:
        """Make a name known."""
        folds = [folded(word) for word in re.findall(r"[^\W_]+", name)]
        if not folds:
            return
        if not name.isascii() and (bare := unmarked(name)) != name:
            self.add(bare, entry, case=case, by_stem=by_stem, quoted=quoted)
        keys = tuple(stem(fold) for fold in folds) if by_stem else tuple(folds)
        table = self.stems if by_stem else self.exact
        table.setdefault(keys[0], []).append(_Phrase(keys, entry, case, quoted, name))

    def matches(self, plain: str, found: Sequence[Word]) -> list[Match]:
        """The known names in a text, the longest at each place, none within another."""
        result: list[Match] = []
        index = 0
        while index < len(found):
            best = self._best(plain, found, index)
            if best:
                result.append(best)
                index = best.last + 1
            else:
                index += 1
        return result

    def _best(self, plain: str, found: Sequence[Word], index: int) -> Match | None:
        best: Match | None = None
        length = 0
        word = found[index]
        for table, key, attribute in ((self.exact, word.fold, "fold"), (self.stems, word.stem, "stem")):
            for phrase in table.get(key, ()):
                size = len(phrase.words)
                if size <= length or index + size > len(found):
                    continue
                window = found[index : index + size]
                if any(getattr(one, attribute) != part for one, part in zip(window, phrase.words, strict=True)):
                    continue
                if _fits(plain, window, phrase):
                    length = size
                    span = Span(window[0].span.start, window[-1].span.end)
                    best = Match(span, phrase.entry, index, index + size - 1)
        return best


#: Towns whose ending a given name has in another case: "Борисом" is no Борисов.
_OF_A_NAME = re.compile(r"(?:ов|ев)$")


def _fits(plain: str, window: Sequence[Word], phrase: _Phrase) -> bool:
    for left, right in pairwise(window):
        if not _SEPARATOR.fullmatch(plain[left.span.end : right.span.start]):
            return False
    if phrase.case == "title" and not (window[0].text[0].isupper() or window[0].text[0].isdigit()):
        return False
    if phrase.entry.kind == "place" and _OF_A_NAME.search(name := folded(phrase.text)):
        return window[-1].fold.startswith(name.split()[-1])
    if phrase.case == "exact" and not _same_case(phrase.text, window):
        named = plain[max(0, window[0].span.start - 1)] in "«“" and window[0].text.istitle() and len(window) == 1
        if not (named and len(phrase.text) > 3):
            return False
    described = phrase.entry.kind == "adjective" and window[0].fold[0] >= "а"
    if described and not _ADJECTIVAL.search(window[0].fold):
        return False
    if phrase.quoted:
        before, after = plain[max(0, window[0].span.start - 1)], plain[window[-1].span.end : window[-1].span.end + 1]
        return before in '«“„"' and after in '»”“"'
    return True


#: Endings that tell "смоленская" from the town "Смоленска".
_ADJECTIVAL = re.compile(r"(?:ий|ый|ого|ому|им|ым|ом|ая|ой|ую|ое|ие|ые|их|ых|ими|ыми)$")


def _same_case(name: str, window: Sequence[Word]) -> bool:
    """Whether capitals stand where they do in the name, up to a Russian ending in either case."""
    for listed, word in zip(re.findall(r"[^\W_]+", name), window, strict=True):
        shared = min(len(stem(folded(listed))), len(word.text))
        if listed[:shared] != word.text[:shared] and listed[:shared].upper() != word.text[:shared]:
            return False
    return True


def gazetteer(own: Path | None = None) -> Gazetteer:
    """The packaged gazetteer, with the user's own table of firms on top.

    Raises
    ------
    UnreadableFileError
        If the user's file holds no table.
    InconsistentDataError
        If it lacks a column that is needed, or a firm in it has no name or lies nowhere.
    """
    if own is None:
        return _packaged_names()
    from dovetail.minutes.own_firms import own_firms

    known = _names()
    for row in own_firms(own):
        _firm(known, row)
    return known


@cache
def _packaged_names() -> Gazetteer:
    return _names()


def _names() -> Gazetteer:
    known = Gazetteer()
    towns = {name for row in _rows("places.csv") for name in row["names_en"].split("|")}
    for row in territory_rows():
        _territory(known, row, towns)
    for row in territory_rows():
        _variants(known, row)
    for row in _rows("../regions.csv"):
        if row["name_en"] not in towns:
            _territory(known, row, towns)
            _variants(known, row)
    for row in _rows("demonyms.csv"):
        entry = Entry("adjective", row["code"])
        for word in row["adjectives_en"].split("|"):
            known.add(word, entry)
        for word in row["stems_ru"].split("|"):
            known.add(word + "ий", entry, case="any", by_stem=True)
    for row in _rows("nicknames.csv"):
        for word in row["stems_ru"].split("|"):
            known.add(
                word + ("а" if word.endswith(("щин", "чин")) else ""),
                Entry("region", row["territory"]),
                by_stem=True,
            )
        for word in filter(None, row["names_en"].split("|")):
            known.add(word, Entry("region", row["territory"]))
    for row in _rows("places.csv"):
        entry = Entry("place", row["names_en"].split("|")[0], territory=row["territory"])
        for name in row["names_en"].split("|"):
            known.add(name, entry)
        for name in row["names_ru"].split("|"):
            known.add(name, entry, by_stem=True)
    for row in _rows("sectors.csv"):
        kind: Kind = "product" if row["kind"] == "product" else "sector"
        entry = Entry(kind, row["name"], hs=_codes(row["hs"]), isic=_codes(row["isic"]))
        for word in filter(None, [*row["words_en"].split("|"), *row["words_ru"].split("|")]):
            known.add(word, entry, case="any", by_stem=True)
    for row in _rows("firms.csv"):
        _firm(known, row)
    for row in _rows("given_names.csv"):
        for name in row["names"].split():
            known.given[folded(name)] = row["gender"]
    return known


def _rows(name: str) -> Iterator[dict[str, str]]:
    folder = files("dovetail.figures")
    path = folder.joinpath(name[3:]) if name.startswith("../") else folder.joinpath("gazetteer", name)
    yield from csv.DictReader(path.read_text(encoding="utf-8").splitlines())


def _codes(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("|")))


def _territory(known: Gazetteer, row: dict[str, str], towns: set[str]) -> None:
    code = row["code"]
    if code.startswith("X-"):
        return
    region = row["kind"] == "region"
    if code in TOWNS:
        entry = Entry("place", row["name_en"], row["name_en"], row["ru_nom"], territory=code)
    else:
        entry = Entry("region" if region else "country", code, row["name_en"], row["ru_nom"])
    for name in {row["name_en"], *(row[f"ru_{case}"] for case in ("nom", "gen", "dat", "acc", "ins", "loc"))}:
        if name:
            known.add(name, entry, case="exact" if name.isupper() else "title")
    bare = _GENERIC_SUFFIX.sub("", row["name_en"])
    for name in filter(None, row["spellings"].split("|")):
        short = re.fullmatch(r"[A-Z.]{2,6}|[А-Я]{2,4}", name)
        if not short and re.match(r"[А-Я][а-я]", name):
            known.add(name, entry, by_stem=True)
        if region and name != row["name_en"] and (folded(name) == folded(bare) or name in towns):
            continue
        if not (short and name in ("RF",)) or not region:
            known.add(name, entry, case="exact" if short else "title")
    if region:
        for name in {bare, *(_GENERIC_SUFFIX.sub("", one) for one in row["spellings"].split("|") if one.isascii())}:
            if len(name) > 2:
                known.regions.setdefault(folded(name), code)


def _variants(known: Gazetteer, row: dict[str, str]) -> None:
    """Spellings that follow from a region's name, after all the listed ones."""
    if row["kind"] != "region" or row["code"] in TOWNS:
        return
    entry = Entry("region", row["code"], row["name_en"], row["ru_nom"])
    bare = _GENERIC_SUFFIX.sub("", row["name_en"])
    if bare != row["name_en"]:
        for generic in ("Region", "Oblast", "Krai", "Territory", "Province", "Republic"):
            known.add(f"{bare} {generic}", entry)
    if row["ru_nom"].endswith(("ская область", "ский край")):
        adjective = row["ru_nom"].split()[-2]
        known.add(adjective, Entry("adjective", row["code"]), case="any", by_stem=True)
        known.add(f"{row['ru_gen'].split()[0]} обл", entry)


def _firm(known: Gazetteer, row: dict[str, str]) -> None:
    kind: Kind = "org"
    name = row["name_en"] or row["name_ru"]
    entry = Entry(
        kind, name, name, row["name_ru"].rstrip("*"), row["territory"], _codes(row["hs"]), _codes(row["isic"])
    )
    known.firms[name] = entry
    for alias in filter(None, {name, *row["aliases_en"].split("|")}):
        plain = alias.rstrip("*")
        if "(" in plain:
            continue
        known.add(plain, entry, case="exact" if plain.isupper() and len(plain) < 6 else "title", quoted=alias != plain)
    for alias in filter(None, {row["name_ru"], *row["aliases_ru"].split("|")}):
        plain = alias.rstrip("*")
        exact = "exact" if len(plain) <= 5 else "title"
        known.add(plain, entry, case=exact, by_stem=True, quoted=alias != plain)


def region_by_generic(known: Gazetteer, plain: str, word: Word) -> tuple[str, Span] | None:
    """The region that "Chelyabisnk region" means: a capitalised word, misspelled or not, before a word for a region."""
    match = _GENERIC_EN.match(plain, word.span.end)
    if not match or not word.text[0].isupper() or len(word.text) < 4:
        return None
    if code := known.regions.get(word.fold):
        return code, Span(word.span.start, match.end())
    from rapidfuzz import fuzz, process

    near = process.extractOne(word.fold, list(known.regions), scorer=fuzz.ratio, score_cutoff=84)
    return (known.regions[near[0]], Span(word.span.start, match.end())) if near else None


@cache
def territory_rows() -> tuple[dict[str, str], ...]:
    """The packaged table of territories."""
    return tuple(_rows("../territories.csv"))


@cache
def officials() -> tuple[dict[str, str], ...]:
    """The packaged table of heads of state and government."""
    return tuple(_rows("officials.csv"))


def packaged(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a packaged table of the gazetteer, `sectors.csv` or `firms.csv`."""
    return tuple(_rows(name))
