"""On whom a side's machine builders depend: whose value is in their output, and whose final demand takes it."""

from __future__ import annotations

from dovetail.analyses.chains.accounts import REST, WORLD
from dovetail.analyses.chains.content import Accounts
from dovetail.analyses.chains.result import Dependence
from dovetail.terms.accounts import MACHINES, TOTAL
from dovetail.terms.figure import Figure


def dependence_of(accounts: Accounts) -> tuple[Dependence, ...]:
    """What is told of each side's machine builders; nothing of the rest of the world, which is no one's industry."""
    found: list[Dependence] = []
    for maker in accounts.sides:
        output = accounts.figure("sales", maker, industry=MACHINES)
        if maker == REST or output is None or not output.value > 0:
            continue
        told = accounts.rows.filter(territory=maker, industry=MACHINES)
        origins = told.filter(measure="content", partner=WORLD, origin_industry=TOTAL)["origin"].to_list()
        takers = told.filter(measure="absorbed")["partner"].to_list()
        supplied = {code: accounts.figure("content", maker, industry=MACHINES, origin=code) for code in origins}
        absorbed = {code: accounts.figure("absorbed", maker, code, MACHINES) for code in takers}
        found.append(
            Dependence(
                maker=maker,
                output=output,
                foreign=_others(accounts, "dependence.foreign", supplied.pop(maker, None), output),
                suppliers=_shares(accounts, "dependence.supplier", supplied, output),
                abroad=_others(accounts, "dependence.abroad", absorbed.pop(maker, None), output),
                buyers=_shares(accounts, "dependence.buyer", absorbed, output),
            )
        )
    return tuple(one for one in found if one.suppliers or one.buyers)


def _others(accounts: Accounts, measure: str, own: Figure | None, output: Figure) -> Figure | None:
    """All but the maker's own part, in per cent of the output."""
    if own is None:
        return None
    return accounts.derive.figure(
        measure, 100 * (1 - own.value / output.value), "percent", output.period, "100 (1 - own part / output)",
        (own, output), territories=output.territories, product=output.product,
    )  # fmt: skip


def _shares(accounts: Accounts, measure: str, parts: dict[str, Figure | None], output: Figure) -> tuple[Figure, ...]:
    """The parts of foreign regions in per cent of the output, largest first; the rest of the world is no one region."""
    shares = [
        share
        for code, part in parts.items()
        if part and code != REST
        if (share := accounts.derive.share(measure, part, output, territories=(*output.territories, code),
                                           product=output.product))
    ]  # fmt: skip
    return tuple(sorted(shares, key=lambda share: -share.value))
