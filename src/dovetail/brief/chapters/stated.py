"""What has been said of the trade of the pair, and which of it can be true together."""

from __future__ import annotations

from dovetail.analyses.stated.result import Check, StatedResult, Statement
from dovetail.brief.document import Block, Chapter, Column, Name, Paragraph, Points, Row, Sentence, Table, When
from dovetail.brief.material import Material
from dovetail.brief.wording.voice import Value, Voice, change
from dovetail.results.periods import name_period
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

#: Contradictions are told first, then what follows from the statements, then warnings; the rest is in the ledger.
_ORDER = (
    "growth",
    "sum",
    "difference",
    "base_against_stated",
    "against_data",
    "goal",
    "part_of_year",
    "twice_the_part",
    "years_apart",
    "share",
    "base",
)
_MOST = 5


def stated(material: Material, voice: Voice) -> Chapter | None:
    """The statements as a table, then the checks in words, contradictions first."""
    result = material.stated
    if not result or not result.statements:
        return None
    a, b = material.pair.a, material.pair.b
    intro = "stated-intro" if material.whole.proxy else "stated-intro-beside"
    blocks: list[Block] = [Paragraph((voice.phrase(intro, a=a, b=b),)), _table(material, result.statements, voice)]
    checks = sorted((check for check in result.checks if check.kind in _ORDER), key=_rank)[:_MOST]
    items = [(_told(check, material, voice), *_also(check, result, material, voice)) for check in checks]
    if items:
        blocks.append(Points(tuple(items)))
    return Chapter("stated", voice.phrase("stated-title"), tuple(blocks))


def _rank(check: Check) -> tuple[int, int, str]:
    """Contradictions first, then what follows, agreements last."""
    weight = {"contradicts": 0, "agrees": 2}.get(check.verdict, 1)
    return weight, _ORDER.index(check.kind), check.period


def _told(check: Check, material: Material, voice: Voice) -> Sentence:
    signed = check.kind == "growth"
    values: dict[str, Value] = {
        "verdict": check.verdict,
        "implied": change(check.implied) if signed else check.implied,
        "period": _end(check.period),
        "base": _start(check.implied.period),
    }
    if check.claimed:
        values["claimed"] = change(check.claimed) if signed else check.claimed
    if check.kind == "years_apart":
        values["start"], values["end"] = _start(check.implied.period), _end(check.implied.period)
    if check.kind == "goal":
        inputs = [material.ledger[id_] for id_ in check.implied.inputs]
        start = next(figure for figure in inputs if figure is not check.claimed)
        values["from"], values["start"] = start, Period.of(start.period)
    return voice.say(f"check-{check.kind}", **values)


def _also(check: Check, result: StatedResult, material: Material, voice: Voice) -> list[Sentence]:
    """A goal is told once as it was said and once by the calendar."""
    if check.kind != "goal":
        return []
    same = [other for other in result.of_kind("goal_by_calendar") if other.statements == check.statements]
    return [_told(other, material, voice) for other in same]


def _start(period: str) -> Period:
    return Period.of(period.split(">")[0])


def _end(period: str) -> Period:
    return Period.of(period.split(">")[-1])


def _table(material: Material, statements: tuple[Statement, ...], voice: Voice) -> Table:
    rows = tuple(_row(statement, voice) for statement in statements)
    columns = (
        Column(voice.phrase("head-year")),
        Column(voice.phrase("head-what")),
        Column(voice.phrase("head-said"), numeric=True),
        Column(voice.phrase("head-change"), numeric=True),
        Column(voice.phrase("head-by")),
    )
    return Table(voice.phrase("stated-caption", a=material.pair.a, b=material.pair.b), columns, rows)


def _row(statement: Statement, voice: Voice) -> Row:
    none: Sentence = (Name("\u2013"),)
    moved = none
    if statement.change:
        moved = voice.number(change(statement.change))
        if statement.change_base:
            moved = (*moved, Name(" "), *voice.phrase("stated-base", base=Period.of(statement.change_base)))
    metric: Sentence
    if statement.exporter and statement.importer and statement.metric in ("exports", "imports"):
        where = {"exporter": Territory.of(statement.exporter), "importer": Territory.of(statement.importer)}
        metric = voice.phrase(f"metric-{statement.metric}", **where)
    else:
        metric = voice.phrase("metric-goal" if statement.qualifier == "goal" else f"metric-{statement.metric}")
    value: Sentence = voice.number(statement.value) if statement.value else none
    published = f"{statement.publisher}, {statement.published}" if statement.published else statement.publisher
    return Row(((When(name_period(statement.period, voice.language)),), metric, value, moved, (Name(published),)))
