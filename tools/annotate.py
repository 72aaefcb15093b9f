"""Turn reports with annotations written into them into plain reports and annotation files.

python tools/annotate.py

A marked report (tests/reports/marked/NAME.txt, likewise in fresh/, heldout/, round3/, round4/) begins with lines
`@id type canonical name [ISO code]` and a line `---`. In the text a span is `{letter fields|words}`, spans may nest:

s speaker kind   statement          c metric      claim             k firmness   commitment
m id             mention by name    t             tie               r            proposal
n id             mention by office  e kind        event             i            invitation
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent / "tests" / "reports"
COMPOSED = (
    "composed and annotated for testing; the persons in it are historical, long dead and out of their time, "
    "the meeting is made up, and neither they nor the holder of any office in it said what it says"
)
TYPES = {
    "s": "statement",
    "m": "mention",
    "n": "mention",
    "c": "claim",
    "t": "tie",
    "e": "event",
    "k": "commitment",
    "r": "proposal",
    "i": "invitation",
}


def parse(marked: str) -> tuple[str, dict[str, dict[str, str]], list[dict[str, object]]]:
    """The plain text, the entities and the items of a marked report."""
    head, _, body = marked.partition("\n---\n")
    entities: dict[str, dict[str, str]] = {}
    for line in head.splitlines():
        name, kind, *rest = line.removeprefix("@").split(" ", 2)
        canonical, _, iso = rest[0].partition(" [")
        entities[name] = {"type": kind, "canonical": canonical} | ({"iso": iso.rstrip("]")} if iso else {})
    plain: list[str] = []
    open_: list[dict[str, object]] = []
    items: list[dict[str, object]] = []
    length = index = 0
    while index < len(body):
        sign = body[index]
        if sign == "{":
            bar = body.index("|", index)
            letter, *fields = body[index + 1 : bar].split()
            open_.append(_item(letter, fields, length, entities))
            index = bar
        elif sign == "}":
            item = open_.pop()
            item["end"] = length
            item["text"] = "".join(plain)[int(str(item["start"])) :]
            items.append(item)
        else:
            plain.append(sign)
            length += 1
        index += 1
    if open_:
        raise SystemExit(f"unclosed mark: {open_[-1]}")
    items.sort(key=lambda item: (str(item["type"]), int(str(item["start"]))))
    return "".join(plain), entities, items


def _item(letter: str, fields: list[str], start: int, entities: dict[str, dict[str, str]]) -> dict[str, object]:
    item: dict[str, object] = {"doc": "A", "type": TYPES[letter], "start": start}
    match letter:
        case "s":
            item |= {
                "speaker": fields[0],
                "kind": {"d": "direct", "i": "indirect", "f": "free_indirect", "b": "block"}[fields[1]],
            }
            item["attribution"] = "implicit" if item["kind"] == "free_indirect" else "explicit"
        case "m" | "n":
            item |= {
                "entity": fields[0],
                "entity_type": entities[fields[0]]["type"],
                "form": "name" if letter == "m" else "nominal",
            }
        case "k":
            item["firmness"] = int(fields[0])
        case "r":
            item["firmness"] = 1
        case "c":
            item["metric"] = fields[0]
        case "e":
            item["kind"] = fields[0]
    return item


def write(home: Path, note: str) -> None:
    """Write the texts and annotations of the marked reports of a folder."""
    for path in sorted((home / "marked").glob("*.txt")):
        text, entities, items = parse(path.read_text(encoding="utf-8"))
        counts: dict[str, int] = {}
        for item in items:
            kind = str(item["type"])
            counts[kind] = counts.get(kind, 0) + 1
            item["id"] = f"A-{kind}-{counts[kind]:02d}"
        gold = {
            "meta": {"annotated": note},
            "documents": {
                "A": {
                    "path": f"texts/{path.name}",
                    "chars": len(text),
                    "sha256": hashlib.sha256(text.encode()).hexdigest(),
                }
            },
            "entities": entities,
            "items": items,
            "alignment": [],
        }
        for folder, name, content in (
            ("texts", path.name, text),
            ("gold", f"{path.stem}.json", json.dumps(gold, ensure_ascii=False, indent=1) + "\n"),
        ):
            (home / folder).mkdir(exist_ok=True)
            (home / folder / name).write_text(content, encoding="utf-8")


def main() -> None:
    for folder in ("", "fresh", "heldout", "round3/main", "round3/heldout", "round4"):
        write(HOME / folder, COMPOSED)


if __name__ == "__main__":
    main()
