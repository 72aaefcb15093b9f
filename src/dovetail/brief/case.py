"""The case for a venture in sentences: what each side brings, what is missing, who supplies now, whom to invite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dovetail.analyses.capability.result import CapabilityResult, Firm
from dovetail.analyses.ventures.given import BUILT
from dovetail.analyses.ventures.result import HeldBack, Venture, good_name
from dovetail.analyses.ventures.sifting import SPECIALISED
from dovetail.brief.document import Name, Number, Sentence
from dovetail.brief.wording.voice import Shown, Value, Voice, inside, size
from dovetail.results.numbers import show
from dovetail.sources.chains import cluster_templates
from dovetail.terms.figure import Figure
from dovetail.terms.firm import firm_name, listed_firms
from dovetail.terms.heading import heading_name
from dovetail.terms.industry import industry_headings
from dovetail.terms.period import Period
from dovetail.terms.territory import Territory

#: From this index on of the bringer in the product itself it is told.
ABLE = 0.3
#: From this index on of a material it is told that the bringer has it.
NEAR = 0.5
_MATERIALS, _LACKING, _SUPPLIERS, _FIRMS, _WEAKEST = 3, 4, 3, 3, 2
#: Metals: who makes them is worth inviting for what they are turned into.
_METALS = ("72", "73", "74", "76")


def strengths(one: Venture) -> list[tuple[str, Figure]]:
    """The materials and parts that the bringer is near to specialised in, strongest first.

    Those of its own record; where that tells of none, those of the country that stands in for it.
    """
    near = [(code, figure) for code, figure in one.materials if figure.value >= NEAR]
    own = [(code, figure) for code, figure in near if figure.grade != "proxy"]
    return (own or near)[:_MATERIALS]


def good(one: Venture, voice: Voice) -> Name:
    """What would be made, within a sentence."""
    return inside(one.name(voice.language))


def heading(code: str, voice: Voice) -> Name:
    """The name of a heading within a sentence."""
    return inside(heading_name(code, voice.language))


def case(one: Venture, voice: Voice) -> list[Sentence]:
    """Who builds, who brings what, and whether the bringer makes the product already."""
    say = voice.say if voice.proxy else voice.phrase  # without a proxy pair a note says what stands in
    lacks, built = one.capability[one.builder], one.use_capability
    values = {"product": Name(one.name(voice.language)), "use": heading(one.use, voice)}
    said: list[Sentence] = []
    if built and lacks and lacks.value >= SPECIALISED:  # one industry makes both: see analyses/ventures/sifting.py
        said.append(say("fiche-case-untold", built=_told(built, voice), builder=Territory(one.builder), **values))
    elif built and lacks:
        said.append(
            say(
                "fiche-case",
                built=_told(built, voice),
                lacks=_told(lacks, voice),
                builder=Territory(one.builder),
                **values,
            )
        )
    elif built:
        said.append(say("fiche-case-unknown", built=_told(built, voice), builder=Territory(one.builder), **values))
    if brought := strengths(one):
        goods = [
            voice.phrase("fiche-material", name=heading(code, voice), index=_told(figure, voice))
            for code, figure in brought
        ]
        said.append(say("fiche-brings", bringer=Territory(one.bringer), goods=voice.listed(goods, apart=True)))
    if (skill := one.capability[one.bringer]) and skill.value >= ABLE:
        said.append(say("fiche-skill", bringer=Territory(one.bringer), skill=_told(skill, voice)))
    if one.running:
        said.append(
            voice.phrase(
                "fiche-running", bringer=Territory(one.running.territories[0]),
                builder=Territory(one.running.territories[-1]), amount=one.running,
                goods=named(one.running.product, voice),
            )
        )  # fmt: skip
    if one.clusters:
        names = [(Name(f"\u00ab{_cluster(name, voice)}\u00bb" if voice.language == "ru" else _cluster(name, voice)),)
                 for name in one.clusters]  # fmt: skip
        said.append(voice.phrase("fiche-clusters", clusters=voice.listed(names, apart=True)))
    return said


def buyers(one: Venture, voice: Voice) -> list[Sentence]:
    """Who buys what it goes into: third countries, and the partner, with what more could be sold there."""
    builder = Territory(one.builder).country
    said: list[Sentence] = []
    if one.sold and one.world:
        values = {"builder": builder, "period": Period.of(one.sold.period), "goods": heading(one.use, voice)}
        said.append(voice.phrase("fiche-buyers", sold=one.sold, world=one.world, **values))
    if one.room:
        now, more = one.room
        values = {"builder": builder, "buyer": Territory(one.bringer).country, "goods": named(now.product, voice)}
        left = "some" if more.value > 0 else "none"
        said.append(voice.phrase("fiche-room", left=left, now=now, more=more, period=Period.of(now.period), **values))
    return said


def held_back(one: HeldBack, voice: Voice) -> Sentence:
    """A candidate that is held back, with the reason."""
    raw = "materials_only" in one.doubts
    return voice.phrase(
        "ventures-held-raw" if raw else "ventures-held-item",
        product=inside(good_name(one.product, one.made, voice.language)),
        use=heading(one.use, voice),
        bringer=Territory(one.bringer),
        some="some" if one.covered.value else "none",
        covered=one.covered,
    )


def supply(one: Venture, voice: Voice) -> list[Sentence]:
    """Who supplies now: the builder's country where that is on record, else the world."""
    buyer = Territory(one.builder).country
    if one.suppliers:
        sold = [
            voice.phrase("fiche-supplier", country=Territory(figure.territories[0]), amount=figure)
            for figure in one.suppliers[:_SUPPLIERS]
        ]
        values = {"buyer": buyer, "goods": named(one.suppliers[0].product, voice), "countries": voice.listed(sold)}
        now = one.suppliers[0]
        if one.elsewhere and (one.elsewhere.product, one.elsewhere.period) == (now.product, now.period):
            said = [voice.phrase("fiche-now-all", amount=one.elsewhere, **values)]
        else:
            said = [voice.phrase("fiche-now", **values)]
        if one.exposure:
            said.append(voice.phrase("fiche-exposure", share=one.exposure))
        return said
    said = [voice.phrase("fiche-no-suppliers", buyer=buyer)]
    if one.sellers:
        sold = [
            voice.phrase("fiche-supplier", country=Territory(figure.territories[0]), amount=figure)
            for figure in one.sellers
        ]
        said.append(voice.phrase("fiche-suppliers", countries=voice.listed(sold)))
    return said


def shocks(ventures: Sequence[Venture], voice: Voice) -> list[Sentence]:
    """How far the markets of what they go into have fallen in a single year on record, each market once."""
    said: list[Sentence] = []
    spoken = ""
    for fall in {fall.change.id: fall for one in ventures for fall in one.shocks}.values():
        *seller, buyer = fall.change.territories
        goods = fall.change.product
        values: dict[str, Value] = {
            "direction": "down" if fall.change.value < 0 else "up",
            "buyer": Territory(buyer),
            "change": size(fall.change),
            "year": Period.of(fall.after.period),
        }
        if seller:
            same = "fiche-shock-same" if goods == spoken else "fiche-shock-goods"
            values |= {"seller": Territory(seller[0]), "goods": voice.phrase(same, goods=named(goods, voice))}
        else:
            spoken, values["goods"] = goods, named(goods, voice)
        said.append(voice.phrase("fiche-shock-traded" if seller else "fiche-shock-bought", **values))
    return said


def shocks_unknown(one: Venture, voice: Voice) -> list[Sentence]:
    """Of which countries it is not on record how far their purchases fall in a bad year."""
    known = {fall.change.territories for fall in one.shocks}
    sides = dict.fromkeys(Territory(side).country.code for side in (one.builder, one.bringer))
    unknown = [(Name(Territory(code).name(voice.language)),) for code in sides if (code,) not in known]
    return [voice.phrase("fiche-shock-unknown", buyers=voice.listed(unknown))] if unknown else []


def dependence(one: Venture, voice: Voice) -> list[Sentence]:
    """On whom the builders of the machine depend, as industries, or that no input-output table tells."""
    maker, told = Territory(one.builder).country, one.dependence
    if told is None or told.foreign is None or told.abroad is None:
        return [voice.phrase("fiche-depends-unknown", maker=maker)] if one.use.startswith(BUILT) else []

    def countries(shares: Sequence[Figure]) -> Sentence:
        named = [
            voice.phrase("fiche-depends-item", country=Territory(share.territories[-1]), amount=share)
            for share in shares[:_SUPPLIERS]
        ]
        return voice.listed(named)

    source = told.output.source
    publisher = source.publisher.partition(";")[0] if source else ""
    return [
        voice.phrase(
            "fiche-depends", maker=maker, period=Period.of(told.output.period), publisher=Name(publisher),
            foreign=told.foreign, suppliers=countries(told.suppliers),
            abroad=told.abroad, buyers=countries(told.buyers),
        )
    ]  # fmt: skip


def gaps(one: Venture, voice: Voice) -> list[Sentence]:
    """What neither side has, what that leaves of the value content, the weakest parts, and what is controlled."""
    said: list[Sentence] = []
    if one.lacking:
        goods = [(heading(code, voice),) for code in one.lacking[:_LACKING]]
        said.append(voice.phrase("fiche-lacking", goods=voice.listed(goods, apart=True)))
        if one.alone:
            said.append(voice.phrase("fiche-alone", items=voice.listed([_alone(share, voice) for share in one.alone])))
        if one.origin and one.origin.interval:
            low, high = one.origin.interval
            ends = {"low": (_percent(one.origin, low, voice),), "high": (_percent(one.origin, high, voice),)}
            said.append(voice.phrase("fiche-origin", origin=one.origin, **ends))
    elif one.materials:
        said.append(voice.phrase("fiche-nothing-lacking"))
    parts = [(name, figure) for name, figure in one.scores.items() if figure]
    weakest = sorted(parts, key=lambda part: part[1].value)[:_WEAKEST]
    named = [voice.phrase("fiche-part", name=label(name, voice), value=figure) for name, figure in weakest]
    said.append(voice.phrase("fiche-gaps", parts=voice.listed(named)))
    if one.controlled:
        said.append(voice.phrase("fiche-controlled"))
    return said


def _alone(share: Figure, voice: Voice) -> Sentence:
    country = Territory(share.territories[0])
    return voice.phrase("fiche-alone-item", country=country, goods=heading(share.product, voice), share=share)


def firms(one: Venture, capabilities: Sequence[CapabilityResult], voice: Voice) -> list[Sentence]:
    """Whom to invite by their accounts and by published lists of enterprises, or that none are held."""
    said: list[Sentence] = []
    accounts = invited(one, capabilities)
    if accounts:
        found = [
            voice.phrase(
                "fiche-firm", name=Name(firm_name(firm.name, voice.language)), revenue=firm.revenue,
                period=Period.of(firm.revenue.period),
            )
            for firm in accounts
        ]  # fmt: skip
        said.append(voice.phrase("fiche-firms", firms=voice.listed(found, apart=True)))
    made = tuple(filter(None, (one.product, one.made)))
    known = {firm_name(firm.name) for firm in accounts}
    for side, codes in (
        (one.builder, (*one.uses, *made)),
        (one.bringer, (*made, *(code for code, _ in one.materials))),
    ):
        listed = [firm for firm in listed_firms(Territory(side), codes) if firm.name_en not in known][:_FIRMS]
        if listed:
            names = voice.listed([(Name(firm.name(voice.language)),) for firm in listed], apart=True)
            said.append(voice.phrase("fiche-listed", side=Territory(side), firms=names))
    return said or [voice.phrase("fiche-no-firms")]


def invited(one: Venture, capabilities: Sequence[CapabilityResult]) -> list[Firm]:
    """The largest firms on record that make the product, else what it goes into, else its materials."""
    held = [firm for found in capabilities for firm in found.firms if firm.industry]
    metals = [code for code, _ in one.materials[:_MATERIALS] if code.startswith(_METALS)]
    wanted: tuple[Sequence[str], ...] = ((one.product,), (one.use,), metals)
    chosen: list[Firm] = []
    for codes in wanted:
        for firm in held:
            made = industry_headings(firm.industry, firm.classification)
            if firm not in chosen and any(made.get(code, 0.0) > 0 for code in codes):
                chosen.append(firm)
    return chosen[:_FIRMS]


def case_figures(one: Venture, capabilities: Sequence[CapabilityResult]) -> list[Figure | None]:
    """The Figures that the sentences may show."""
    shown: list[Figure | None] = [one.rank, one.score, one.origin, one.elsewhere, one.exposure, one.running]
    shown += [*one.scores.values(), *one.capability.values(), one.use_capability, *one.suppliers, *one.sellers]
    shown += [figure for _, figure in one.materials]
    shown += [*(fall.change for fall in one.shocks), *one.alone, one.sold, one.world, *(one.room or ())]
    if told := one.dependence:
        shown += [told.foreign, told.abroad, *told.suppliers[:_SUPPLIERS], *told.buyers[:_SUPPLIERS]]
    shown += [firm.revenue for firm in invited(one, capabilities)]
    return shown


def index(figure: Figure) -> Shown:
    """An index with two decimals."""
    return Shown(figure, scale="", places=2)


def _told(figure: Figure, voice: Voice) -> Sentence:
    """An index in a sentence, and that it is the country's where that stands in for a region."""
    told = index(figure)
    if figure.grade != "proxy":
        return (Number(figure.id, told.text(voice.language), figure.grade),)
    return voice.phrase("fiche-index-of", index=told, country=Territory(figure.territories[0]).country)


def end(figure: Figure, number: int) -> Number:
    """An end of a rank's interval."""
    low_high = figure.interval or (figure.value, figure.value)
    return Number(figure.id, f"{low_high[number]:.0f}", figure.grade)


def _percent(figure: Figure, value: float, voice: Voice) -> Number:
    """An end of a share's interval, written as the share is."""
    return Number(figure.id, show(replace(figure, value=value, interval=None), voice.language), figure.grade)


def _cluster(name: str, voice: Voice) -> str:
    template = cluster_templates().get(name)
    if template is None:
        return name
    words = template.name_ru if voice.language == "ru" else template.name_en
    return words if voice.language == "ru" else words[:1].lower() + words[1:]


def named(code: str, voice: Voice) -> Name:
    """The name of a heading or of a chapter within a sentence."""
    return inside(voice.product(code).text) if len(code) == 2 else heading(code, voice)


def label(part: str, voice: Voice) -> Name:
    """What a part of the score is called within a sentence."""
    words = voice.word(f"measure-venture-{part}")
    return Name(words[:1].lower() + words[1:])
