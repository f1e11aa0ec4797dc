"""A finished sheet as the bytes of a PDF, SVG or PNG file."""

from __future__ import annotations

import datetime as dt
import gc
import io
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages

from sahel_map.core.allowed import unknown_value
from sahel_map.core.errors import SelectionError
from sahel_map.sheets.content.options import FORMATS
from sahel_map.sheets.paper.page import Page
from sahel_map.sheets.paper.png import write_png
from sahel_map.sheets.paper.text_page import TextPage
from sahel_map.sheets.paper.text_pdf import with_text_pages

__all__ = ["PRINT_DPI", "PREVIEW_DPI", "render_pages"]

PRINT_DPI = 300
PREVIEW_DPI = 90
_CREATOR = "Sahel Map"

# matplotlib does not promise that two threads may draw at once, and a large page needs 70 MB.
_one_at_a_time = threading.Lock()


def render_pages(
    pages: Iterable[Page | TextPage], suffix: str, title: str, subject: str, made: dt.date, dpi: int = PRINT_DPI
) -> bytes:
    """Return pages as a file; SVG and PNG hold the first page only.

    Parameters
    ----------
    pages : iterable of Page or TextPage
        Taken one after the other, so that a long file never holds all maps. Pages of text come last.
    suffix : {"pdf", "svg", "png"}
    title, subject : str
        For the file's metadata.
    made : date
        Date in the metadata: the same sheet of the same day has the same bytes.
    dpi : int
        Dots per inch of a PNG.

    Raises
    ------
    SelectionError
        If the format is unknown.
    """
    if suffix not in FORMATS:
        raise SelectionError(unknown_value("format", suffix, FORMATS))
    with _one_at_a_time, _older_objects_left_alone():
        if suffix == "pdf":
            day = dt.datetime.combine(made, dt.time())
            info = {"Title": title, "Subject": subject, "Creator": _CREATOR, "CreationDate": day}
            return _pdf(pages, info)
        if suffix == "svg":
            buffer = io.BytesIO()
            info = {"Title": title, "Description": subject, "Creator": _CREATOR, "Date": made.isoformat()}
            next(iter(pages)).figure.savefig(buffer, format="svg", metadata=info)
            return buffer.getvalue()
        return _png(next(iter(pages)), title, subject, dpi)


@contextmanager
def _older_objects_left_alone() -> Iterator[None]:
    """Keep Python from looking for garbage among the data and modules that were there before.

    A drawing makes so many objects that it is looked for once or twice, a tenth of a second each time;
    what the drawing itself leaves behind is still found, page by page. A server has done it already.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _pdf(pages: Iterable[Page | TextPage], info: Mapping[str, object]) -> bytes:
    """Write a PDF: maps by matplotlib, and text behind them by a faster writer if it has all letters."""
    buffer = io.BytesIO()
    texts: list[TextPage] = []
    with PdfPages(buffer, metadata=info) as pdf:
        for page in pages:
            if isinstance(page, TextPage):
                texts.append(page)
            else:
                pdf.savefig(page.figure)
        if not all(page.is_plain for page in texts):
            for page in texts:
                pdf.savefig(page.drawn().figure)
            texts = []
    return with_text_pages(buffer.getvalue(), texts) if texts else buffer.getvalue()


def _png(page: Page, title: str, subject: str, dpi: int) -> bytes:
    page.figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(page.figure)
    canvas.draw()
    texts = {"Title": title, "Description": subject, "Software": _CREATOR}
    return write_png(np.asarray(canvas.buffer_rgba()), dpi, texts)
