"""`haixi-check targets new`: a new rule in a pack, or a new pack."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from haixi_check.cli.console import phrase, tell
from haixi_check.cli.options import LANGUAGE, Lang, Pack, day, help_text, value
from haixi_check.errors import RefusedError
from haixi_check.rulepack.wish import KINDS, RELATIONS, Wish

Words: TypeAlias = str | None


def _option(name: str, word: str = "text") -> Words:
    """An option of `targets new` that takes one value."""
    return typer.Option(  # type: ignore[no-any-return]
        f"--{name}", help=help_text(f"new.{name.replace('-', '_')}"), metavar=value(word)
    )


PackDir: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--pack-dir", help=help_text("new.pack_dir"), metavar=value("dir"), readable=False
    ),
]
Units: TypeAlias = Annotated[
    list[str] | None, typer.Option("--unit", help=help_text("new.unit"), metavar=value("unit"))
]
Force: TypeAlias = Annotated[
    Literal["mandatory", "aspirational", "directional", "encouraged"],
    typer.Option("--force", help=help_text("new.force"), metavar=value("force")),
]


def new(
    id_: Annotated[str, _option("id", "id")],
    title: Annotated[str, _option("title")],
    pack: Pack = None,
    pack_dir: PackDir = None,
    clause: Annotated[Words, _option("clause", "clause")] = None,
    wording: Annotated[Words, _option("wording")] = None,
    code: Annotated[Words, _option("code", "code")] = None,
    title_en: Annotated[Words, _option("title-en")] = None,
    count: Annotated[Words, _option("count", "figure")] = None,
    total: Annotated[Words, _option("sum", "figure")] = None,
    share: Annotated[Words, _option("share", "ratio")] = None,
    per_head: Annotated[Words, _option("per-head", "ratio")] = None,
    rising: Annotated[Words, _option("rising", "ratio")] = None,
    not_falling: Annotated[Words, _option("not-falling", "ratio")] = None,
    proof: Annotated[Words, _option("evidence")] = None,
    at_least: Annotated[Words, _option("at-least", "number")] = None,
    more_than: Annotated[Words, _option("more-than", "number")] = None,
    at_most: Annotated[Words, _option("at-most", "number")] = None,
    less_than: Annotated[Words, _option("less-than", "number")] = None,
    units: Units = None,
    force: Force = "mandatory",
    by: Annotated[int | None, _option("by", "year")] = None,
    each_year_from: Annotated[int | None, _option("each-year-from", "year")] = None,
    document: Annotated[Words, _option("document")] = None,
    issued: Annotated[Words, _option("issued", "date")] = None,
    lang: Lang = LANGUAGE,
) -> None:
    """Write a new rule into a pack, or begin a pack; never over anything."""
    if pack_dir is not None:
        _begin_pack(pack_dir, (id_, title, title_en, document, issued), units, lang)
        return
    asked = (count, total, share, per_head, rising, not_falling, proof)
    wish = Wish(
        id=id_, code=code, title=title, title_en=title_en, clause=clause, wording=wording,
        measures=dict(zip(KINDS, asked, strict=True)),
        thresholds=dict(zip(RELATIONS, (at_least, more_than, at_most, less_than), strict=True)),
        units=tuple(units or ()), force=force, by=by, each_year_from=each_year_from,
    )  # fmt: skip
    _add(pack, wish, lang)


def _add(pack: Words, wish: Wish, language: Lang) -> None:
    from haixi_check.pipeline.new_rule import add

    if pack is None:
        raise RefusedError("new_needs_pack")
    written = add(pack, wish)
    place = f"{written.file}:{written.line}"
    tell(phrase("new.target", language, place=place, n=written.examples))
    tell(phrase("new.next", language, pack=pack, id=wish.id))


def _begin_pack(
    folder: Path, words: tuple[Words, ...], units: list[str] | None, language: Lang
) -> None:
    from haixi_check.pipeline.new_pack import begin
    from haixi_check.rulepack.new_pack import NewPack

    name, title, title_en, document, issued = words
    today = datetime.date.today()  # noqa: DTZ011 - the day on which somebody writes
    pack = NewPack(
        id=name or "",
        title=title or "",
        title_en=title_en or title or "",
        document=document or title or "",
        issuer=title or "",
        issued=day(issued) or today,
        units=tuple(units or ()),
    )
    for path in begin(folder, pack):
        tell(phrase("wrote", language, path=path))
    tell(phrase("new.pack", language, pack=folder))
