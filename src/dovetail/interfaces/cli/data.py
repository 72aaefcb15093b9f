"""`dovetail data`: what the store holds, and how files come into it and out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dovetail.interfaces.cli.terminal.options import (
    Assignments,
    chosen_format,
    format_options,
    opened,
    own_store_option,
    store_option,
    writable_folder,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dovetail.store.release import Finding, Release


@click.group("data", short_help="What the store holds: add, list, check, remove, fetch.")
def command() -> None:
    """Look after the store: a folder of Parquet files, each with publisher, licence, date and hash.

    Without --store (or DOVETAIL_STORE) `list` and `check` look at the packaged example, which cannot be changed;
    `add`, `remove` and `fetch` use a folder of your own in the user's data directory.
    """


@command.command("add", short_help="Load files into the store, all of them or none.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--as",
    "layout",
    help="Layout of the files: a publisher's (baci, comtrade, ...; `data layouts` lists them) or `own`; told by the "
    "columns if not given.",
)
@click.option("--table", help="Own table: the declared table it becomes; trade_reported if not given.")
@click.option("--map", "mapped", multiple=True, type=Assignments(), help="Own table: column=name in the file.")
@click.option("--set", "constants", multiple=True, type=Assignments(), help="Column=value for every row.")
@click.option("--unit", "units", multiple=True, type=Assignments(), help='Own table: column=unit, "USD 1000", t.')
@click.option("--sheet", help="Sheet of a workbook.")
@click.option("--member", help="File within a zip; * and ? stand for any text.")
@click.option("--encoding", help="Encoding of a text file; found out if not given.")
@click.option("--delimiter", help="Delimiter of a text file; found out if not given.")
@click.option("--decimal", type=click.Choice([",", "."]), help="Own table: the decimal mark; found out if not given.")
@click.option("--dataset", default="", help="Name of the data set; the layout's name if not given.")
@click.option("--release", default="", help="Name of the edition; the date if not given.")
@click.option("--vintage", default="", metavar="YYYY-MM-DD", help="When the files were had; today if not given.")
@click.option("--publisher", default="", help="Whom to cite, if not the publisher that the layout names.")
@click.option("--licence", default="", help="Under which terms, likewise.")
@click.option("--valuation", default="", help='What values are, likewise: "exports fob, imports cif".')
@click.option("--replace", is_flag=True, help="Put the files in the place of the release that exists.")
@click.option("--any-magnitude", is_flag=True, help="Take values that benchmarks say are wrong by a factor of 1000.")
@click.option("--preview", "only_preview", is_flag=True, help="Show what the files would become, and stop.")
@click.option("--yes", "-y", is_flag=True, help="Load an own table without asking.")
@own_store_option
def add(
    files: tuple[Path, ...],
    layout: str | None,
    table: str | None,
    mapped: tuple[tuple[str, str], ...],
    constants: tuple[tuple[str, str], ...],
    units: tuple[tuple[str, str], ...],
    sheet: str | None,
    member: str | None,
    encoding: str | None,
    delimiter: str | None,
    decimal: str | None,
    dataset: str,
    release: str,
    vintage: str,
    publisher: str,
    licence: str,
    valuation: str,
    replace: bool,
    any_magnitude: bool,
    only_preview: bool,
    yes: bool,
    folder: Path | None,
) -> None:
    """Load FILES: delimited text, zip, gzip, XLSX, Parquet or JSON, in a publisher's layout or your own.

    An own table is shown first, with what each column would become, and loaded when you agree. A load is done
    whole or not at all. Faulty rows are kept out and listed in a rejects file with line number and reason.

    \b
    dovetail data add BACI_HS92_V202601.zip --as baci --release 202601 --store data
    dovetail data add trade.xlsx --map value_usd=Стоимость --unit value_usd="USD 1000" --set reporter=BLR --preview
    """
    from dovetail.interfaces.cli.terminal import loading

    options = {"sheet": sheet, "encoding": encoding, "delimiter": delimiter}
    cited = {"publisher": publisher, "licence": licence, "valuation": valuation}
    by_hand = table or mapped or units or decimal
    if layout is None:
        layout = "own" if by_hand else loading.recognised_layout(files, member=member, **options)
    if layout == "own":
        readings = loading.own_readings(
            files,
            table=table or "trade_reported",
            columns=loading.gathered(mapped),
            constants=dict(constants),
            units=dict(units),
            member=member,
            decimal=decimal,
            only_preview=only_preview,
            yes=yes,
            **cited,
            **options,
        )
    else:
        if by_hand:
            raise click.UsageError("--table, --map, --unit and --decimal are for own tables, not for a layout")
        readings = loading.published_readings(files, layout, dict(constants), cited, member=member or "*", **options)
        if only_preview:
            loading.show_readings(readings)
            return
    if readings:
        target = writable_folder(folder)
        report = loading.load(
            target,
            readings,
            dataset=dataset,
            release=release,
            vintage=vintage,
            replace=replace,
            any_magnitude=any_magnitude,
        )
        loading.show_report(report, target, told=folder is not None)


@command.command("layouts", short_help="The publishers' layouts that `add --as` knows.")
@format_options()
def layouts(form: str | None, output: Path | None) -> None:
    """List every layout: its name, publisher, the declared table it becomes, and where to get the files."""
    from dovetail.sources.opening import layouts as known

    rows = [
        {"layout": one.name, "table": one.table.name, "publisher": one.publisher, "address": one.address}
        for one in known().values()
    ]
    _out(rows, form, output, "Layouts", "layouts")


@command.command("list", short_help="Releases held, with publisher, licence, date and hash.")
@store_option
@format_options()
def list_(folder: Path | None, form: str | None, output: Path | None) -> None:
    """List every release of the store."""
    held = opened(folder).releases()
    form = chosen_format(form, output)
    if form == "table" and output is None:
        _show_releases(held, folder)
        return
    rows = [
        {
            "table": release.table,
            "dataset": release.dataset,
            "release": release.release,
            "rows": release.rows,
            "first": release.years[0] if release.years else None,
            "last": release.years[1] if release.years else None,
            "publisher": release.publisher,
            "licence": release.licence,
            "vintage": release.vintage,
            "valuation": release.valuation,
            "origin": release.origin,
            "derivation": release.derivation,
            "sha256": release.sha256,
        }
        for release in held
    ]
    _out(rows, form, output, "Releases", "releases")


@command.command("check", short_help="Look at everything held again, and say what is odd.")
@click.option("--strict", is_flag=True, help="Exit code 1 for a warning too, not for a fault alone.")
@store_option
@format_options()
def check(strict: bool, folder: Path | None, form: str | None, output: Path | None) -> None:
    """Compare files with their hashes, totals with their lines, and editions with each other.

    Findings are told, not mended. A file that is gone or not as it was stored is a fault: exit code 1. Two editions
    that differ, totals that are not the sum of their lines, rows kept out of a load are warnings, since publishers
    revise and both may be true to their day.
    """
    findings = opened(folder).check()
    form = chosen_format(form, output)
    if form == "table" and output is None:
        _show_findings(findings)
    else:
        rows = [
            {"weight": _weight(found), "kind": found.kind, "finding": found.message, "rows": found.rows}
            for found in findings
        ]
        _out(rows, form, output, "Findings", "findings")
    if any(strict or found.is_fault for found in findings):
        raise SystemExit(1)


@command.command("remove", short_help="Take a release out of the store.")
@click.argument("dataset")
@click.argument("release")
@click.option("--table", default="", help="Needed only where several tables have a release of that name.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@own_store_option
def remove(dataset: str, release: str, table: str, yes: bool, folder: Path | None) -> None:
    """Remove RELEASE of DATASET. The files it was loaded from are not touched."""
    store = opened(writable_folder(folder))
    gone = store.release(dataset, release, table)
    if not yes:
        click.confirm(f"Remove {gone.name} ({gone.rows:,} rows) from {store.folder}?", abort=True, err=True)
    store.remove(dataset, release, table)
    click.echo(f"removed {gone.name}: {gone.rows:,} rows")


@command.command("fetch", short_help="Download files from their publisher.")
@click.argument("publisher")
@click.argument("choice", nargs=-1, type=Assignments())
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("downloads"),
    show_default=True,
    help="Folder for the files.",
)
@click.option("--checksum", default="", metavar="sha256:HEX", help="What the file must hash to, where one is meant.")
@click.option("--base", help="Another address to ask, such as a mirror.")
@click.option("--load", "into_store", is_flag=True, help="Load the files into the store as well.")
@own_store_option
def fetch(
    publisher: str,
    choice: tuple[tuple[str, str], ...],
    to: Path,
    checksum: str,
    base: str | None,
    into_store: bool,
    folder: Path | None,
) -> None:
    """Download what CHOICE means from PUBLISHER: baci, comtrade, wits or worldbank.

    A broken download goes on where it stopped. Beside each file its address, licence, date and hash are kept. The
    key of UN Comtrade is taken from COMTRADE_API_KEY; without it the public preview is asked.

    \b
    dovetail data fetch baci release=202501 classification=HS92
    dovetail data fetch comtrade reporter=RUS partner=BLR years=2012:2014 --load --store data
    """
    from dovetail.interfaces.cli.terminal import loading

    fetched = loading.fetch_files(publisher, to, dict(choice), checksum=checksum, base=base)
    if into_store:
        target = writable_folder(folder)
        for report in loading.load_fetched(fetched, target):
            loading.show_report(report, target, told=folder is not None)


def _out(rows: Sequence[Mapping[str, object]], form: str | None, output: Path | None, title: str, name: str) -> None:
    """Rows for reading or for other programs."""
    form = chosen_format(form, output)
    if form == "table" and output is None:
        from dovetail.interfaces.cli.terminal.output import Grid, plain, show

        headings = tuple(rows[0]) if rows else (name,)
        show(Grid(title, headings, [tuple(plain(cell) for cell in row.values()) for row in rows]))
        return
    import polars as pl

    from dovetail.interfaces.cli.terminal.output import write

    write({name: pl.DataFrame(rows)}, form, output, title=title, content={name: list(rows)})


def _show_releases(held: Sequence[Release], folder: Path | None) -> None:
    from dovetail.interfaces.cli.terminal.output import Grid, show

    rows = [
        (
            release.table,
            f"{release.dataset}/{release.release}",
            f"{release.years[0]}-{release.years[1]}" if release.years else "",
            f"{release.rows:,}",
            release.publisher,
            release.vintage,
        )
        for release in held
    ]
    where = str(folder) if folder else "The packaged example"
    if not held:
        click.echo(f"{where}: nothing is held. Load files with `dovetail data add`.")
        return
    show(Grid(where, ("table", "release", "years", "rows", "publisher", "had on"), rows, right=(3,)))


def _show_findings(findings: Sequence[Finding]) -> None:
    from dovetail.interfaces.cli.terminal.output import Grid, show

    if not findings:
        click.echo("Nothing is odd.")
        return
    show(Grid("", ("", "kind", "finding"), [(_weight(found), found.kind, found.message) for found in findings]))
    faults = sum(found.is_fault for found in findings)
    warnings = len(findings) - faults
    told = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in ((faults, "fault"), (warnings, "warning"))]
    click.echo(f"{told[0]}: load these files again." if faults else f"{told[1]}; every file is as it was stored.")


def _weight(found: Finding) -> str:
    return "fault" if found.is_fault else "warning"
