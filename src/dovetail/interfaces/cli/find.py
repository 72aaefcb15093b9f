"""`dovetail find`: the headings that words of trade mean."""

from __future__ import annotations

from pathlib import Path

import click

from dovetail.interfaces.cli.terminal.options import chosen_format, format_options, language_option


@click.command("find", short_help="Find products by words, in English or Russian.")
@click.argument("text", nargs=-1, required=True, metavar="WORDS...")
@click.option("--top", type=click.IntRange(1), default=10, show_default=True, help="At most so many products.")
@language_option(both=True, default="both", help="Names in the table for reading; the other formats hold both.")
@format_options()
def command(text: tuple[str, ...], top: int, language: str, form: str | None, output: Path | None) -> None:
    """Find the headings of the Harmonised System that WORDS mean: code, names, score, and what answered.

    Words may be English or Russian, in any form, misspelt, or Russian in Latin letters. Fewer products are shown where
    the rest would be much weaker than the best.

    \b
    dovetail find "steel sheet for machine builders"
    dovetail find запчасти для тракторов --top 5
    dovetail find podshipniki --lang ru
    """
    from dovetail.analyses.find import find_products

    form = chosen_format(form, output)
    asked = " ".join(text)
    found = find_products(asked, top=top)
    if form == "table" and output is None:
        from dovetail.brief.wording.voice import Voice
        from dovetail.interfaces.cli.terminal.output import Grid, show

        voice = Voice("ru" if language == "ru" else "en")
        names = {"en": ("name_en",), "ru": ("name_ru",), "both": ("name_en", "name_ru")}[language]
        rows = [
            (hit.code, *(getattr(hit, name) for name in names), f"{hit.score:.2f}", ", ".join(hit.matched))
            for hit in found
        ]
        heads = [Voice("ru" if name == "name_ru" else "en").word("table-product") for name in names]
        code, score, answered = (voice.word(f"table-{word}") for word in ("code", "score", "answered-by"))
        show(Grid("", (code, *heads, score, answered), rows, (1 + len(names),)))
        return
    import polars as pl

    from dovetail.interfaces.cli.terminal.output import write

    frame = pl.DataFrame([hit.to_dict() | {"matched": "; ".join(hit.matched)} for hit in found])
    content = {"query": asked, "found": [hit.to_dict() for hit in found]}
    write({"products": frame}, form, output, title=asked, content=content)
