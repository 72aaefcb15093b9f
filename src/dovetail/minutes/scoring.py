"""How well a reading agrees with an annotation of the same reports.

The annotation file names documents (paths relative to the parent of the folder that holds the file), entities, items
and an alignment. Two spans match at overlap when the F1 of their characters is at least one half; each is matched
once, the best pairs first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dovetail.errors import UnreadableDocumentError, problem
from dovetail.minutes.extract import read_document
from dovetail.minutes.items import NARRATOR, UNKNOWN
from dovetail.minutes.normal import latin
from dovetail.minutes.reader import Minutes, read_documents
from dovetail.minutes.surnames import same_name

Record = Mapping[str, Any]
OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one sort of item, each from 0 to 1 (1 where there is nothing to find or found)."""

    found: int
    wanted: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else float(not self.found)

    @property
    def f1(self) -> float:
        total = self.found + self.wanted
        return 2 * self.right / total if total else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.wanted + other.wanted, self.right + other.right)


def character_f1(one: Record, other: Record) -> float:
    """F1 of the characters that two spans share; 0 for spans of different documents.

    >>> character_f1({"doc": "A", "start": 0, "end": 10}, {"doc": "A", "start": 5, "end": 15})
    0.5
    """
    if one["doc"] != other["doc"]:
        return 0.0
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return 2 * shared / (one["end"] - one["start"] + other["end"] - other["start"]) if shared > 0 else 0.0


def matched(
    found: Sequence[Record],
    wanted: Sequence[Record],
    fits: Callable[[Record, Record], bool] | None = None,
    least: float = OVERLAP,
) -> list[tuple[Record, Record]]:
    """Pairs of a found and a wanted span, best character F1 first, each used once."""
    pairs = [
        (score, a, b)
        for a, one in enumerate(found)
        for b, other in enumerate(wanted)
        if (score := character_f1(one, other)) >= least and (fits is None or fits(one, other))
    ]
    used_a: set[int] = set()
    used_b: set[int] = set()
    result: list[tuple[Record, Record]] = []
    for _, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if a not in used_a and b not in used_b:
            used_a.add(a)
            used_b.add(b)
            result.append((found[a], wanted[b]))
    return result


def load_gold(path: Path) -> tuple[dict[str, Any], Minutes]:
    """An annotation file, and the reading of the reports that it annotates.

    Raises
    ------
    UnreadableDocumentError
        If the file is no annotation, or a report that it names is missing.
    """
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        documents = {str(letter): (str(row["path"]), row.get("url", "")) for letter, row in gold["documents"].items()}
        _ = [(row["id"], row["type"], row["doc"], row["start"] < row["end"]) for row in gold["items"]]
        _ = [entity.get("type") for entity in gold["entities"].values()]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableDocumentError(
            problem(
                f"'{path.name}' is not an annotation of reports ({type(error).__name__}: {error})",
                do="give a JSON file with documents, entities and items",
            )
        ) from error
    root = path.resolve().parent.parent
    opened = []
    for letter, (name, url) in documents.items():
        report = root / name
        if not report.is_file():
            raise UnreadableDocumentError(
                problem(
                    f"the annotation '{path.name}' names '{name}', and there is no such file",
                    why="paths are relative to the parent of the annotation's folder",
                    do="put the report there",
                )
            )
        document = read_document(report, letter)
        opened.append(replace(document, address=document.address or str(url)))
    return gold, read_documents(opened)


def score(path: str | Path) -> dict[str, Any]:
    """Score the reading of the reports of an annotation file.

    Returns
    -------
    dict
        `statements_f1` (overlap), `statements_exact_f1`, `statement_kinds` (share of matched statements of the right
        kind), `speaker_accuracy` (on matched), `speaker_end_to_end`, `persons_f1`, `parties_f1`,
        `persons_parties_f1`, `organisations_f1`, `organisations_known_f1`, `organisations_unknown_recall`,
        `commitments_proposals_f1` (the two and invitations as one), `firmness_accuracy` (on matched), `claims_f1`,
        `claim_metric_accuracy`, `ties_f1`, `events_f1`, `dates_f1`, `sectors_f1`, `alignment_f1`, `false_per_100`
        and `grounding`, all as shares from 0 to 1 but `false_per_100`.
    """
    gold, minutes = load_gold(Path(path))
    return compare(gold, minutes)


def compare(gold: Mapping[str, Any], minutes: Minutes) -> dict[str, Any]:
    """As `score`, for a reading at hand."""
    read = minutes.to_dict()
    items: list[Record] = read["items"]
    wanted = _plain(gold)
    same = _same_entities(gold, read)

    def of(rows: Sequence[Record], *types: str) -> list[Record]:
        return [row for row in rows if row["type"] in types]

    def f1(*types: str, least: float = OVERLAP) -> Score:
        mine, theirs = of(items, *types), of(wanted, *types)
        return Score(len(mine), len(theirs), len(matched(mine, theirs, None, least)))

    spoken = matched(of(items, "statement"), of(wanted, "statement"))
    right_speaker = [pair for pair in spoken if same(pair[0]["speaker"], pair[1]["speaker"])]
    right_kind = [pair for pair in spoken if pair[0]["kind"] == pair[1]["kind"]]
    pledged = matched(
        of(items, "commitment", "proposal", "invitation"), of(wanted, "commitment", "proposal", "invitation")
    )
    claimed = matched(of(items, "claim"), of(wanted, "claim"))
    firm = [pair for pair in pledged if pair[0]["type"] == pair[1]["type"] != "invitation"]
    statements = f1("statement")
    persons, parties = (
        _mentions(items, wanted, ("person",), same),
        _mentions(items, wanted, ("party", "country", "region"), same),
    )
    orgs = _mentions(items, wanted, ("org",), same)
    known, unknown = _organisations(items, wanted, same)
    asserted = of(items, "statement", "commitment", "proposal", "invitation", "tie", "claim")
    false = _false(items, wanted, same)
    grounded = [
        item
        for item in items
        if minutes.document(item["doc"]).text[item["start"] : item["end"]] == item["text"] and item["text"]
    ]
    return {
        "statements_f1": _r(statements.f1),
        "statements_precision": _r(statements.precision),
        "statements_recall": _r(statements.recall),
        "statements_exact_f1": _r(f1("statement", least=0.999).f1),
        "statement_kinds": _share(len(right_kind), len(spoken)),
        "speaker_accuracy": _share(len(right_speaker), len(spoken)),
        "speaker_end_to_end": _r(Score(statements.found, statements.wanted, len(right_speaker)).f1),
        "persons_f1": _r(persons.f1),
        "parties_f1": _r(parties.f1),
        "persons_parties_f1": _r((persons + parties).f1),
        "organisations_f1": _r(orgs.f1),
        "organisations_known_f1": _r(known.f1),
        "organisations_unknown_recall": _r(unknown.recall),
        "commitments_proposals_f1": _r(f1("commitment", "proposal", "invitation").f1),
        "commitments_f1": _r(f1("commitment").f1),
        "proposals_f1": _r(f1("proposal", "invitation").f1),
        "firmness_accuracy": _share(sum(a.get("firmness") == b.get("firmness") for a, b in firm), len(firm)),
        "claims_f1": _r(f1("claim").f1),
        "claim_metric_accuracy": _share(sum(_same_metric(a, b) for a, b in claimed), len(claimed)),
        "ties_f1": _r(f1("tie").f1),
        "events_f1": _r(f1("event").f1),
        "dates_f1": _r(f1("date").f1),
        "sectors_f1": _r(f1("sector", "product").f1),
        "alignment_f1": _r(_alignment(gold, read, items, wanted).f1),
        "false_per_100": round(100 * len(false) / max(len(asserted), 1), 2),
        "grounding": _share(len(grounded), len(items)),
        "items": len(items),
        "false": false,
    }


_KINDS = {"organisation": "org", "organization": "org", "company": "org", "firm": "org"}


def _plain(gold: Mapping[str, Any]) -> list[Record]:
    """The items of an annotation with what they may leave unsaid: an unknown speaker, the type of the entity."""
    entities = gold["entities"]
    rows: list[Record] = []
    for row in gold["items"]:
        plain = {"speaker": UNKNOWN, "kind": "", **row}
        if row["type"] == "mention":
            kind = row.get("entity_type") or entities.get(row.get("entity"), {}).get("type", "")
            plain |= {"entity": row.get("entity", ""), "entity_type": _KINDS.get(kind, kind)}
        rows.append(plain)
    return rows


def _r(value: float) -> float:
    return round(value, 4)


def _share(part: int, whole: int) -> float:
    return _r(part / whole) if whole else 1.0


def _same_entities(gold: Mapping[str, Any], read: Mapping[str, Any]) -> Callable[[str, str], bool]:
    """Whether an entity of the reading is one of the annotation: by code, or by name across spellings and scripts."""
    mine, theirs = read["entities"], gold["entities"]
    twins = _twins(_plain(gold), read["items"])

    def same(one: str, other: str) -> bool:
        if one == other or (one in (NARRATOR, UNKNOWN) and other in (NARRATOR, UNKNOWN, "", None)):
            return one == other or one == UNKNOWN == other
        a, b = mine.get(one), theirs.get(other)
        if a is None or b is None:
            return False
        if b.get("iso") or a.get("iso"):
            return a.get("iso") == b.get("iso") or one == other
        if b.get("type") == "person":
            names = [b.get("canonical", other), *b.get("names", ()), *b.get("aliases", ())]
            named = any(_same_person(x, y) for x in [a["canonical"], *a.get("names", ())] for y in names)
            return named or (not a.get("names") and twins.get(one) == other)
        from rapidfuzz import fuzz
        from rapidfuzz.utils import default_process

        names = [b.get("canonical", other), other, *b.get("names", ()), *b.get("aliases", ())]
        return any(
            fuzz.token_set_ratio(latin(x), latin(y), processor=default_process) >= 82
            for x in [a["canonical"], one, *a.get("names", ())]
            for y in names
        )

    return same


def _twins(wanted: Sequence[Record], items: Sequence[Record]) -> dict[str, str]:
    """For each person of the reading the person of the annotation whose mentions are most at the same places."""
    from collections import Counter

    def people(rows: Sequence[Record]) -> list[Record]:
        return [row for row in rows if row["type"] == "mention" and row["entity_type"] == "person"]

    counts = Counter((one["entity"], other["entity"]) for one, other in matched(people(items), people(wanted)))
    best: dict[str, str] = {}
    for (one, other), _ in counts.most_common():
        best.setdefault(one, other)
    return best


def _same_person(one: str, other: str) -> bool:
    left, right = one.split(), other.split()
    if not left or not right:
        return False
    if same_name(left[-1], right[-1]) or (
        len(left) > 1 and len(right) > 1 and same_name(left[0], right[0]) and same_name(left[1], right[1])
    ):
        return True
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(latin(one), latin(other)) >= 85


def _mentions(
    items: Sequence[Record], wanted: Sequence[Record], types: tuple[str, ...], same: Callable[[str, str], bool]
) -> Score:
    mine = [row for row in items if row["type"] == "mention" and row["entity_type"] in types]
    theirs = [row for row in wanted if row["type"] == "mention" and row["entity_type"] in types]
    return Score(len(mine), len(theirs), len(matched(mine, theirs, lambda a, b: same(a["entity"], b["entity"]))))


def _organisations(
    items: Sequence[Record], wanted: Sequence[Record], same: Callable[[str, str], bool]
) -> tuple[Score, Score]:
    """Organisations apart: those that the gazetteer knows, and the others."""
    from dovetail.minutes.gazetteer import gazetteer

    known_names = gazetteer().firms
    mine = [row for row in items if row["type"] == "mention" and row["entity_type"] == "org"]
    theirs = [row for row in wanted if row["type"] == "mention" and row["entity_type"] == "org"]
    pairs = matched(mine, theirs, lambda a, b: same(a["entity"], b["entity"]))
    right = {id(b): a for a, b in pairs}
    in_gazetteer = [
        row
        for row in theirs
        if (id(row) in right and right[id(row)]["entity"] in known_names) or _listed(row["text"], known_names)
    ]
    found_known = [row for row in mine if row["entity"] in known_names]
    others = [row for row in theirs if row not in in_gazetteer]
    known = Score(len(found_known), len(in_gazetteer), sum(a["entity"] in known_names for a, _ in pairs))
    return known, Score(
        len(mine) - len(found_known), len(others), sum(a["entity"] not in known_names for a, _ in pairs)
    )


def _listed(text: str, names: Mapping[str, Any]) -> bool:
    return text in names


def _same_metric(one: Record, other: Record) -> bool:
    return one.get("metric") == other.get("metric")


def _false(items: Sequence[Record], wanted: Sequence[Record], same: Callable[[str, str], bool]) -> list[str]:
    """Ids of items that the annotation denies: a statement of the wrong speaker or kind, an item of the wrong kind."""
    found: list[str] = []
    statements = [row for row in items if row["type"] == "statement"]
    for one, other in matched(statements, [row for row in wanted if row["type"] == "statement"]):
        if not same(one["speaker"], other["speaker"]) or one["kind"] != other["kind"]:
            found.append(one["id"])
    kinds = ("commitment", "proposal", "invitation", "tie")
    for kind in kinds:
        mine = [row for row in items if row["type"] == kind]
        own = [row for row in wanted if row["type"] == kind]
        others = [row for row in wanted if row["type"] in kinds and row["type"] != kind]
        hit = {id(a) for a, _ in matched(mine, own)}
        for one in mine:
            if (
                id(one) not in hit
                and any(character_f1(one, other) >= OVERLAP for other in others)
                and not any(character_f1(one, other) >= OVERLAP for other in own)
            ):
                found.append(one["id"])
    return found


def _alignment(
    gold: Mapping[str, Any], read: Mapping[str, Any], items: Sequence[Record], wanted: Sequence[Record]
) -> Score:
    """Pairs of items that both alignments join."""
    by_id = {row["id"]: row for row in wanted}
    mine_by_id = {row["id"]: row for row in items}
    theirs = [
        tuple(by_id[one] for one in row["items"] if one in by_id)
        for row in gold.get("alignment", ())
        if len(row["items"]) == 2 and row["relation"] in ("same", "same_attribution_differs", "differs")
    ]
    mine = [tuple(mine_by_id[one] for one in row["items"]) for row in read["alignment"] if len(row["items"]) == 2]
    theirs = [row for row in theirs if len(row) == 2]
    right = sum(any(_joined(one, other) for one in mine) for other in theirs)
    hit = sum(any(_joined(one, other) for other in theirs) for one in mine)
    return Score(len(mine), len(theirs), min(right, hit))


def _joined(one: tuple[Record, ...], other: tuple[Record, ...]) -> bool:
    straight = character_f1(one[0], other[0]) >= OVERLAP and character_f1(one[1], other[1]) >= OVERLAP
    return straight or (character_f1(one[0], other[1]) >= OVERLAP and character_f1(one[1], other[0]) >= OVERLAP)
