"""Make the table of territories: codes, names in English, and names in Russian in six cases.

    python tools/make_territories.py --cldr FOLDER --iso country-codes.csv

FOLDER holds the unpacked npm package `cldr-localenames-full` (Unicode licence); country-codes.csv is the
"Country codes" table of Datahub (PDDL), which also carries the formal names used by the United Nations. What
they do not have, or name otherwise than trade offices do, is in tools/names/*.csv, written by hand. Russian
cases follow from tools/declension.py. The same inputs always give the same file.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from pathlib import Path

from declension import CASES, declined

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "dovetail" / "figures"
COLUMNS = ("code", "alpha2", "numeric", "kind", "parent", "name_en", *(f"ru_{case}" for case in CASES), "spellings")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--cldr", type=Path, required=True)
    arguments.add_argument("--iso", type=Path, required=True)
    given = arguments.parse_args()
    english, russian = (_cldr(given.cldr, language) for language in ("en", "ru"))
    regions = _hand("regions.csv")
    near = ("BY-", "KZ-", "RU-")
    alpha3: dict[str, str] = {}
    rows = []
    for row in _countries(given.iso, english, russian):
        alpha3[row["alpha2"]] = row["code"]
        rows.append(row)
    made = [_region(region, alpha3) for region in regions]
    rows += [row for row in made if row["code"].startswith(near)]
    rows += [_area(area) for area in _hand("areas.csv")]
    _write(TARGET / "territories.csv", rows)
    _write(TARGET / "regions.csv", [row for row in made if not row["code"].startswith(near)])


def _countries(iso: Path, english: dict[str, str], russian: dict[str, str]) -> list[dict[str, str]]:
    hand = {row["code"]: row for row in _hand("countries.csv")}
    with iso.open(encoding="utf-8", newline="") as file:
        published = [row for row in csv.DictReader(file) if row["ISO3166-1-Alpha-3"]]
    kosovo = {"ISO3166-1-Alpha-3": "XKX", "ISO3166-1-Alpha-2": "XK", "ISO3166-1-numeric": ""}
    rows = []
    for row in [*published, kosovo]:
        code, alpha2, numeric = (row[f"ISO3166-1-{part}"] for part in ("Alpha-3", "Alpha-2", "numeric"))
        own = hand.get(code, {})
        name = own.get("name_en") or english[alpha2]
        name_ru = own.get("ru_nom") or russian[alpha2]
        spellings = [english.get(f"{alpha2}{alternative}", "") for alternative in ("", "-alt-short", "-alt-variant")]
        spellings += [russian.get(f"{alpha2}{alternative}", "") for alternative in ("", "-alt-short", "-alt-variant")]
        for column in ("UNTERM English Short", "UNTERM English Formal", "official_name_en"):
            spellings.append(re.sub(r"^the |\(the\)|\*", "", row.get(column, "")).strip())
        for column in ("UNTERM Russian Short", "UNTERM Russian Formal"):
            spellings.append(row.get(column, "").strip(" *").replace("  ", " "))
        spellings += own.get("spellings", "").split("|")
        rows.append(
            _row(code, "country", name, name_ru, spellings, alpha2=alpha2, numeric=numeric.zfill(3) if numeric else "")
        )
    return rows


def _region(region: dict[str, str], alpha3: dict[str, str]) -> dict[str, str]:
    return _row(
        region["code"],
        "region",
        region["name_en"],
        region["ru_nom"],
        region["spellings"].split("|"),
        parent=alpha3[region["code"][:2]],
    )


def _area(area: dict[str, str]) -> dict[str, str]:
    row = _row(area["code"], "area", area["name_en"], area["ru_nom"], area["spellings"].split("|"))
    by_hand = area["ru_cases"].split("|") if area["ru_cases"] else []
    return row | {f"ru_{case}": form for case, form in zip(CASES[1:], by_hand, strict=False)}


def _row(code: str, kind: str, name: str, name_ru: str, spellings: list[str], **more: str) -> dict[str, str]:
    forms = declined(name_ru)
    known = {name, *forms}
    kept = [
        spelling for spelling in dict.fromkeys(part.strip() for part in spellings) if spelling and spelling not in known
    ]
    return (
        {"code": code, "alpha2": "", "numeric": "", "kind": kind, "parent": "", "name_en": name}
        | {f"ru_{case}": form for case, form in zip(CASES, forms, strict=True)}
        | {"spellings": "|".join(kept)}
        | more
    )


def _cldr(folder: Path, language: str) -> dict[str, str]:
    path = next(folder.rglob(f"main/{language}/territories.json"))
    content = json.loads(path.read_text(encoding="utf-8"))
    return content["main"][language]["localeDisplayNames"]["territories"]


def _hand(name: str) -> list[dict[str, str]]:
    with (HERE / "names" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    order = {"country": 0, "region": 1, "area": 2}
    rows = sorted(rows, key=lambda row: (order[row["kind"]], row["code"]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
