"""`sahel-map sheet`: a printed map sheet of a selection, a cercle or an incident, or an atlas."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sahel_map.commands import choose as options
from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import ExportError, SelectionError
from sahel_map.exports.job import write_atomically
from sahel_map.incident.set_words import file_stem

if TYPE_CHECKING:
    from sahel_map.data.dataset import Dataset
    from sahel_map.sheets.order import SheetOrder
    from sahel_map.words import Words

__all__ = ["sheet"]


@options.takes_filters
def sheet(
    filters: options.Filters,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File to write: .pdf, .png or .svg. Default: a PDF in this folder."),
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
    cercle: Annotated[str | None, typer.Option(help="Sheet of one cercle: its P-code, e.g. ML0501.")] = None,
    incident: Annotated[str | None, typer.Option(help="Sheet of one incident: its id, e.g. ML-2024-0001.")] = None,
    atlas: Annotated[str | None, typer.Option(help="One PDF with a page for each: cercle.")] = None,
) -> None:
    """Write a print-quality map sheet of the incidents chosen, with their sources and caveats.

    The suffix of the file chooses the format; PNG has 300 dots per inch. Exit code 2 and one line if an
    option is wrong.
    """
    dataset = options.open_dataset()
    looks = {"size": size, "title": title, "subtitle": subtitle, "choropleth": choropleth, "link": link}
    with options.one_line_errors():
        try:
            words = options.words_for(dataset, lang)
            order = _order(dataset, filters, looks, output, cercle, incident, atlas)
            content = _make(dataset, order, words)
        except SelectionError as error:
            raise typer.BadParameter(str(error)) from error
    target = output or Path(order.file_name)
    try:
        write_atomically(target, lambda made: made.write_bytes(content))
    except ExportError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{target}: {len(content) / 1e6:.2f} MB. {order.sentence(words)}.")


def _order(
    dataset: Dataset,
    filters: options.Filters,
    looks: dict[str, str | None],
    output: Path | None,
    cercle: str | None,
    incident: str | None,
    atlas: str | None,
) -> SheetOrder:
    """Return what the options ask for, or raise with the first thing that is wrong."""
    # Imported here: geometry takes half a second that `--help` and the other commands can do without.
    from sahel_map.sheets.content.options import SheetOptions
    from sahel_map.sheets.order import SheetOrder

    if output is not None and not output.parent.is_dir():  # said before the work is done
        raise SelectionError(f"there is no folder {str(output.parent)!r}; allowed: a folder that exists")
    if atlas not in (None, "cercle"):
        raise SelectionError(unknown_value("--atlas", atlas, ["cercle"]))
    if cercle is not None and "area" in filters:
        raise SelectionError("--cercle is itself an area and goes without --area; allowed: one of them")
    if incident is not None and filters:
        raise SelectionError("--incident is one record and goes without filters; allowed: one of them")
    return SheetOrder(
        selection=options.choose(dataset, filters),
        options=SheetOptions(**looks, stem=file_stem(dataset.profile)),
        suffix="pdf" if output is None else output.suffix.lower().removeprefix("."),
        cercle=cercle,
        incident=incident,
        is_atlas=atlas is not None,
    )


def _make(dataset: Dataset, order: SheetOrder, words: Words) -> bytes:
    """Make the sheet; an atlas shows on the terminal how far it is."""
    from sahel_map.sheets.make import make_sheet

    if not order.is_atlas:
        return make_sheet(dataset, order, words)
    with ExitStack() as stack:
        bars: list = []  # none before the first page is done: an atlas without a page is said in one line

        def show(done: int, total: int) -> None:
            if not bars:
                label = words("sheet-atlas-progress")
                bars.append(stack.enter_context(typer.progressbar(length=total, label=label, file=sys.stderr)))
            bars[0].update(done - bars[0].pos)

        return make_sheet(dataset, order, words, progress=show)
