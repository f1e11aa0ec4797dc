"""`sahel-map sheet`: a printed map sheet of a selection, an area or an incident, an atlas, or a batch."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sahel_map.commands import choose as options
from sahel_map.commands.echo import echo
from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import ExportError, SelectionError
from sahel_map.exports.job import write_atomically
from sahel_map.incident.set_words import file_stem
from sahel_map.selection.all_filters import PARAMETERS
from sahel_map.selection.known import Known
from sahel_map.selection.pair import Pair

if TYPE_CHECKING:
    from sahel_map.data.dataset import Dataset
    from sahel_map.sheets.content.brand import Brand
    from sahel_map.sheets.order import SheetOrder
    from sahel_map.words import Words

__all__ = ["sheet"]


@options.takes_filters
def sheet(
    filters: options.Filters,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="File to write: .pdf, .png or .svg; with --recipe, a folder. Default: here."
        ),
    ] = None,
    lang: options.LangOption = "en",
    size: Annotated[
        str, typer.Option(help="a4, a3 (direction by kind), a4-landscape, a4-portrait, a3-..., or slide.")
    ] = "a4",
    title: Annotated[str, typer.Option(help="Title in place of the one written from the filters.")] = "",
    subtitle: Annotated[str, typer.Option(help="Subtitle in place of the number of incidents.")] = "",
    choropleth: Annotated[
        str | None, typer.Option(help="Shade areas by number of incidents: region or cercle.")
    ] = None,
    per_head: Annotated[
        bool, typer.Option("--per-head", help="With --choropleth: incidents for each 100,000 people.")
    ] = False,
    link: Annotated[
        str | None,
        typer.Option(
            help="Address of a running dashboard, for a link and a QR code to the live view; or a link copied from "
            "it, whose view the sheet shows."
        ),
    ] = None,
    mark: Annotated[str, typer.Option(help='A word on every page, such as "internal" or "draft".')] = "",
    bbox: Annotated[
        str | None, typer.Option(help="Part of the map: west,south,east,north in degrees, e.g. -5,13.5,-3,15.")
    ] = None,
    cercle: Annotated[str | None, typer.Option(help="Sheet of one cercle: its P-code, e.g. ML0501.")] = None,
    region: Annotated[str | None, typer.Option(help="Sheet of one region: its P-code, e.g. ML05.")] = None,
    incident: Annotated[str | None, typer.Option(help="Sheet of one incident: its id, e.g. ML-2024-0001.")] = None,
    atlas: Annotated[str | None, typer.Option(help="One PDF with a page for each: cercle.")] = None,
    profile: Annotated[
        bool, typer.Option("--profile", help="With --cercle or --region: its profile behind the map, as tables.")
    ] = False,
    record: Annotated[
        list[str], typer.Option(help="Dossier of records by id, in this order. Repeat it, or use commas.")
    ] = [],  # noqa: B006 - Typer reads it
    series: Annotated[
        str | None, typer.Option(help="Small maps on one scale by: month, year, actor or pair (with --a and --b).")
    ] = None,
    a: Annotated[str, typer.Option("--a", help="Of a pair, own filters of A: from=2022-01&to=2023-12.")] = "",
    b: Annotated[str, typer.Option("--b", help="Of a pair, own filters of B, as in a link.")] = "",
    recipe: Annotated[
        Path | None, typer.Option(help="TOML file with many sheets, or the recipe attached to a sheet.")
    ] = None,
    brand: Annotated[
        Path | None,
        typer.Option(help="TOML file with the organisation's own. Default: the one SAHEL_MAP_BRAND names."),
    ] = None,
) -> None:
    """Write a print-quality map sheet of the incidents chosen, with their sources and caveats.

    The suffix of the file chooses the format; PNG has 300 dots per inch. Exit code 2 and one line if an
    option is wrong.
    """
    dataset = options.open_dataset()
    looks = {"size": size, "title": title, "subtitle": subtitle, "choropleth": choropleth, "link": link}
    looks |= {"mark": mark, "bbox": bbox, "per_head": "yes" if per_head else None}
    kinds = {"cercle": cercle, "region": region, "incident": incident, "atlas": atlas, "series": series}
    kinds |= {"record": ",".join(record) or None, "profile": "yes" if profile else None, "a": a or None}
    kinds |= {"b": b or None}
    with _wrong_choices():
        own = _brand(brand)
        if link is not None and "?" in link:
            filters, lang = _take_link(link, filters, looks, kinds, lang)
        if recipe is None:
            asked = [
                (_order(dataset, filters, looks, kinds, output, own), options.words_for(dataset, lang), output)
            ]
        else:
            asked = list(_from_recipe(dataset, recipe, output, own))
    for order, words, target in asked:
        with _wrong_choices():
            content = _make(dataset, order, words)
        _write(target or Path(order.file_name(words.language)), content, order.sentence(words))


@contextmanager
def _wrong_choices() -> Iterator[None]:
    """End the command with one line and exit code 2 where something cannot be made."""
    with options.one_line_errors():
        try:
            yield
        except SelectionError as error:
            raise typer.BadParameter(str(error)) from error


def _write(target: Path, content: bytes, sentence: str) -> None:
    try:
        write_atomically(target, lambda made: made.write_bytes(content))
    except ExportError as error:
        echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error
    echo(f"{target}: {len(content) / 1e6:.2f} MB. {sentence}.")


def _brand(path: Path | None) -> Brand:
    from sahel_map.sheets.content.brand import own_brand, read_brand

    return own_brand() if path is None else read_brand(path)


def _take_link(
    link: str,
    filters: options.Filters,
    looks: dict[str, str | None],
    kinds: dict[str, str | None],
    lang: str,
) -> tuple[options.Filters, str]:
    """Put what a link says where it is not asked otherwise; return filters and language."""
    from sahel_map.sheets.link import read_link

    said = read_link(link)
    if filters and said.filters:
        raise SelectionError("the link has filters of its own; allowed: filters in the link, or as options")
    looks["link"] = said.dashboard
    looks["choropleth"] = looks["choropleth"] or said.choropleth
    if said.per_head:
        looks["per_head"] = "yes"
    if not any(kinds.values()):
        kinds["incident"] = said.incident
        if said.sides:
            kinds |= {"series": "pair", **said.sides}
    return said.filters or filters, said.language or lang


def _from_recipe(
    dataset: Dataset, path: Path, folder: Path | None, brand: Brand
) -> Iterator[tuple[SheetOrder, Words, Path]]:
    """Return the sheets of a recipe: all are checked before the first is made."""
    from sahel_map.sheets.recipe import read_recipe

    folder = folder or Path()
    if not folder.is_dir():
        raise SelectionError(f"there is no folder {str(folder)!r}; allowed: with --recipe, a folder that exists")
    for one in read_recipe(path, tuple(each.name for each in PARAMETERS)):
        output = folder / one.output if one.output else None
        order = _order(dataset, one.filters, one.looks, one.kinds, output, brand)
        yield order, options.words_for(dataset, one.language), output or folder / order.file_name(one.language)


def _order(
    dataset: Dataset,
    filters: options.Filters,
    looks: Mapping[str, Any],
    kinds: Mapping[str, str | None],
    output: Path | None,
    brand: Brand,
) -> SheetOrder:
    """Return what the options ask for, or raise with the first thing that is wrong."""
    # Imported here: geometry takes half a second that `--help` and the other commands can do without.
    from sahel_map.sheets.content.options import SheetOptions, read_bbox
    from sahel_map.sheets.order import SheetOrder
    from sahel_map.sheets.recipe import YES

    asked = {name: value for name, value in kinds.items() if value is not None}
    looks = dict(looks)
    if output is not None and not output.parent.is_dir():  # said before the work is done
        raise SelectionError(f"there is no folder {str(output.parent)!r}; allowed: a folder that exists")
    if asked.get("atlas", "cercle") != "cercle":
        raise SelectionError(unknown_value("--atlas", asked["atlas"], ["cercle"]))
    for name in ("cercle", "region"):
        if name in asked and "area" in filters:
            raise SelectionError(f"--{name} is itself an area and goes without --area; allowed: one of them")
    for name in ("incident", "record"):
        if name in asked and filters:
            raise SelectionError(f"--{name} names records and goes without filters; allowed: one of them")
    for name in ("profile", "per_head"):
        given = asked.get(name, looks.get(name))
        if given not in (None, YES):
            raise SelectionError(unknown_value(name, str(given), [YES]))
    box, per_head = looks.pop("bbox", None), looks.pop("per_head", None) == YES
    pair, notices = Pair.from_query(asked, Known.of(dataset))
    if notices:
        raise SelectionError(notices[0].option_text())
    return SheetOrder(
        selection=options.choose(dataset, filters),
        options=SheetOptions(
            **looks,
            per_head=per_head,
            bbox=None if box is None else read_bbox(box),
            stem=file_stem(dataset.profile),
            brand=brand,
        ),
        suffix="pdf" if output is None else output.suffix.lower().removeprefix("."),
        cercle=asked.get("cercle"),
        region=asked.get("region"),
        incident=asked.get("incident"),
        is_atlas="atlas" in asked,
        series=asked.get("series"),
        pair=pair,
        records=tuple(filter(None, asked.get("record", "").split(","))),
        is_profile="profile" in asked,
    )


def _make(dataset: Dataset, order: SheetOrder, words: Words) -> bytes:
    """Make the sheet; an atlas shows on the terminal how far it is."""
    from sahel_map.exports.sheet_file import sheet_file

    if not order.is_atlas:
        return sheet_file(dataset, order, words)
    with ExitStack() as stack:
        bars: list = []  # none before the first page is done: an atlas without a page is said in one line

        def show(done: int, total: int) -> None:
            if not bars:
                label = words("sheet-atlas-progress")
                bars.append(stack.enter_context(typer.progressbar(length=total, label=label, file=sys.stderr)))
            bars[0].update(done - bars[0].pos)

        return sheet_file(dataset, order, words, progress=show)
