"""`sahel-map sheet`: a printed map sheet of a selection, an area or an incident, an atlas, or a batch."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sahel_map.commands import choose as options
from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import ExportError, SelectionError
from sahel_map.exports.job import write_atomically
from sahel_map.incident.set_words import file_stem
from sahel_map.selection.all_filters import PARAMETERS

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
    link: Annotated[
        str | None, typer.Option(help="Address of a running dashboard, for a link and a QR code to the live view.")
    ] = None,
    mark: Annotated[str, typer.Option(help='A word on every page, such as "internal" or "draft".')] = "",
    bbox: Annotated[
        str | None, typer.Option(help="Part of the map: west,south,east,north in degrees, e.g. -5,13.5,-3,15.")
    ] = None,
    cercle: Annotated[str | None, typer.Option(help="Sheet of one cercle: its P-code, e.g. ML0501.")] = None,
    region: Annotated[str | None, typer.Option(help="Sheet of one region: its P-code, e.g. ML05.")] = None,
    incident: Annotated[str | None, typer.Option(help="Sheet of one incident: its id, e.g. ML-2024-0001.")] = None,
    atlas: Annotated[str | None, typer.Option(help="One PDF with a page for each: cercle.")] = None,
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
    looks |= {"mark": mark, "bbox": bbox}
    kinds = {"cercle": cercle, "region": region, "incident": incident, "atlas": atlas}
    with _wrong_choices():
        own = _brand(brand)
        if recipe is None:
            asked = [
                (_order(dataset, filters, looks, kinds, output, own), options.words_for(dataset, lang), output)
            ]
        else:
            asked = list(_from_recipe(dataset, recipe, output, own))
    for order, words, target in asked:
        with _wrong_choices():
            content = _make(dataset, order, words)
        _write(target or Path(order.file_name), content, order.sentence(words))


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
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{target}: {len(content) / 1e6:.2f} MB. {sentence}.")


def _brand(path: Path | None) -> Brand:
    from sahel_map.sheets.content.brand import BRAND_VARIABLE, Brand, read_brand

    named = path or (Path(os.environ[BRAND_VARIABLE]) if os.environ.get(BRAND_VARIABLE) else None)
    return Brand() if named is None else read_brand(named)


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
        yield order, options.words_for(dataset, one.language), output or folder / order.file_name


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

    kinds, looks = {name: value for name, value in kinds.items() if value is not None}, dict(looks)
    if output is not None and not output.parent.is_dir():  # said before the work is done
        raise SelectionError(f"there is no folder {str(output.parent)!r}; allowed: a folder that exists")
    if kinds.get("atlas", "cercle") != "cercle":
        raise SelectionError(unknown_value("--atlas", kinds["atlas"], ["cercle"]))
    for name in ("cercle", "region"):
        if name in kinds and "area" in filters:
            raise SelectionError(f"--{name} is itself an area and goes without --area; allowed: one of them")
    if "incident" in kinds and filters:
        raise SelectionError("--incident is one record and goes without filters; allowed: one of them")
    box = looks.pop("bbox", None)
    return SheetOrder(
        selection=options.choose(dataset, filters),
        options=SheetOptions(
            **looks, bbox=None if box is None else read_bbox(box), stem=file_stem(dataset.profile), brand=brand
        ),
        suffix="pdf" if output is None else output.suffix.lower().removeprefix("."),
        cercle=kinds.get("cercle"),
        region=kinds.get("region"),
        incident=kinds.get("incident"),
        is_atlas="atlas" in kinds,
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
