"""A finished sheet as the bytes of a PDF, SVG or PNG file."""

from __future__ import annotations

import datetime as dt
import io
import threading
from collections.abc import Iterable

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sahel_map.errors import SelectionError
from sahel_map.sheets.options import FORMATS
from sahel_map.sheets.page import Page

__all__ = ["PRINT_DPI", "PREVIEW_DPI", "render_pages"]

PRINT_DPI = 300
PREVIEW_DPI = 90
_CREATOR = "Sahel Map"
_COMPRESSION = 3

# matplotlib does not promise that two threads may draw at once, and a large page needs 70 MB.
_one_at_a_time = threading.Lock()


def render_pages(
    pages: Iterable[Page], suffix: str, title: str, subject: str, made: dt.date, dpi: int = PRINT_DPI
) -> bytes:
    """Return pages as a file; SVG and PNG hold the first page only.

    Parameters
    ----------
    pages : iterable of Page
        Taken one after the other, so that a long file never holds all of them.
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
        raise SelectionError(f"format {suffix!r} is unknown; allowed: {', '.join(FORMATS)}")
    buffer = io.BytesIO()
    with _one_at_a_time:
        if suffix == "pdf":
            day = dt.datetime.combine(made, dt.time())
            info = {"Title": title, "Subject": subject, "Creator": _CREATOR, "CreationDate": day}
            with PdfPages(buffer, metadata=info) as pdf:
                for page in pages:
                    pdf.savefig(page.figure)
        elif suffix == "svg":
            info = {"Title": title, "Description": subject, "Creator": _CREATOR, "Date": made.isoformat()}
            next(iter(pages)).figure.savefig(buffer, format="svg", metadata=info)
        else:
            _write_png(next(iter(pages)), buffer, title, subject, dpi)
    return buffer.getvalue()


def _write_png(page: Page, buffer: io.BytesIO, title: str, subject: str, dpi: int) -> None:
    """Write a PNG without a channel for transparency: paper has none, and the file is made a quarter faster."""
    page.figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(page.figure)
    canvas.draw()
    info = PngInfo()
    for name, text in (("Title", title), ("Description", subject), ("Software", _CREATOR)):
        info.add_itxt(name, text)
    picture = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3])
    picture.save(buffer, "png", dpi=(dpi, dpi), pnginfo=info, compress_level=_COMPRESSION)
