"""A Word file in styles of its template: headings, tables, pictures with texts, links, language."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from sahel_map.core.problem import shorten
from sahel_map.incident.addresses import readable_address
from sahel_map.sheets.content.brand import Brand
from sahel_map.style import INTERFACE
from sahel_map.words import Words

__all__ = ["WordReport"]

_LOCALES = {"en": "en-GB", "fr": "fr-FR"}
_FONT = "Arial"  # on every system, or a font of the same widths
_MOST_PROPERTY = 255
_A4 = (210, 297)
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


class WordReport:
    """A report that grows from its top to its end.

    Parameters
    ----------
    words : Words
        Language of the texts, which the file states.
    title : str
        For the file's properties.
    now : datetime
        Time of making: the same report of the same time has the same bytes.
    """

    def __init__(self, words: Words, title: str, now: dt.datetime) -> None:
        self._report, self._now = Document(), now
        self._set_styles(_LOCALES[words.language])
        section = self._report.sections[0]
        section.page_width, section.page_height = Mm(_A4[0]), Mm(_A4[1])
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin = section.bottom_margin = Mm(20)
        told = self._report.core_properties
        told.title, told.language = title, _LOCALES[words.language]
        told.created = told.modified = now.replace(tzinfo=None)

    def describe(self, author: str, subject: str, comments: str) -> None:
        """Say whose the file is and what it is about; the format has room for 255 letters each.

        Parameters
        ----------
        author, subject, comments : str
            Cut to 255 letters.
        """
        told = self._report.core_properties
        told.author, told.subject, told.comments = (shorten(t, _MOST_PROPERTY) for t in (author, subject, comments))

    def set_foot(self, text: str) -> None:
        """Write a line at the foot of every page."""
        paragraph = self._report.sections[0].footer.paragraphs[0]
        paragraph.add_run(text).font.size = Pt(8)

    def set_head(self, brand: Brand, mark: str) -> None:
        """Write the organisation's own and a mark at the head of every page; its logo too, if Word can show it."""
        paragraph = self._report.sections[0].header.paragraphs[0]
        if brand.logo is not None and brand.logo_kind != "svg":
            paragraph.add_run().add_picture(str(brand.logo), height=Mm(8))
        said = " · ".join(filter(None, (brand.name, brand.contact, brand.number)))
        if said:
            paragraph.add_run(f"  {said}" if brand.logo is not None else said).font.size = Pt(8)
        if mark:
            run = paragraph.add_run(f"    {mark}" if said or brand.logo is not None else mark)
            run.bold, run.font.color.rgb = True, _colour("notice_text")
        if brand.disclaimer:
            self._report.sections[0].footer.add_paragraph(brand.disclaimer).runs[0].font.size = Pt(8)

    def title(self, title: str, subtitle: str) -> None:
        """Write title and subtitle."""
        self._report.add_heading(title, 0)
        self._report.add_paragraph(subtitle, style="Subtitle")

    def heading(self, text: str, level: int) -> None:
        """Write a heading."""
        self._report.add_heading(text, level)

    def text(self, text: str, style: str | None = None) -> None:
        """Write a paragraph."""
        self._report.add_paragraph(text, style=style)

    def bullets(self, texts: Iterable[str | tuple[str, str]]) -> None:
        """Write points; a pair is its bold beginning and the rest."""
        for text in texts:
            paragraph = self._report.add_paragraph(style="List Bullet")
            begins, rest = text if isinstance(text, tuple) else ("", text)
            if begins:
                paragraph.add_run(begins).bold = True
            paragraph.add_run(rest)

    def reference(self, text: str, url: str) -> None:
        """Write a source in small type; an address of the web can be followed."""
        paragraph = self._report.add_paragraph(text)
        paragraph.paragraph_format.space_after = Pt(2)
        for run in paragraph.runs:
            run.font.size = Pt(8)
        if url:
            self._link(paragraph, url)

    def picture(self, png: bytes, text: str, caption: str = "") -> None:
        """Add a picture across the page.

        Parameters
        ----------
        png : bytes
        text : str
            The words that stand for it where it cannot be seen.
        caption : str
            What stands below it, if anything.
        """
        shape = self._report.add_picture(io.BytesIO(png), width=Mm(165))
        shape._inline.docPr.set("descr", text)
        if caption:
            self.text(caption, "Caption")

    def turn(self, lying: bool) -> None:
        """Begin a page that lies down or stands."""
        section = self._report.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Mm(side) for side in (_A4[::-1] if lying else _A4))

    def table(self, heading: Sequence[str], rows: Iterable[Sequence[str]], size: int = 9, figures_from: int = 99,
              bold_last: bool = False) -> None:  # fmt: skip
        """Add a table whose heading comes back on each page; columns from `figures_from` on stand right.

        Parameters
        ----------
        heading : sequence of str
        rows : iterable of sequence of str
            Texts, as many in each as the heading has.
        size : int
            Of the type, points.
        figures_from : int
            The first column that stands right, counted from 0.
        bold_last : bool
            Whether the last row is a total, in bold.
        """
        table = self._report.add_table(rows=1, cols=len(heading), style="Light Grid Accent 1")
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(mark)
        rows = list(rows)
        self._fill(table.rows[0].cells, heading, size, 99, bold=True)
        for number, row in enumerate(rows, start=1):
            is_last = bold_last and number == len(rows)
            self._fill(table.add_row().cells, row, size, figures_from, bold=is_last)

    def content(self) -> bytes:
        """Return the file, with the time of making on all its parts."""
        written, fixed = io.BytesIO(), io.BytesIO()
        self._report.save(written)
        stamp = self._now.timetuple()[:6]
        with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                info = zipfile.ZipInfo(entry.filename, stamp)
                info.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(info, source.read(entry))
        return fixed.getvalue()

    def _fill(self, cells: Sequence, texts: Sequence[str], size: int, figures_from: int, bold: bool) -> None:
        for place, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(size), bold
            if place >= figures_from:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _set_styles(self, locale: str) -> None:
        """Set type and language in the styles, where a user can change them for the whole file."""
        styles = self._report.styles
        styles["Normal"].font.name, styles["Normal"].font.size = _FONT, Pt(10)
        language = OxmlElement("w:lang")
        for attribute in ("val", "eastAsia"):
            language.set(qn(f"w:{attribute}"), locale)
        styles["Normal"].element.get_or_add_rPr().append(language)
        for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
            style = styles[name]
            style.font.name, style.font.color.rgb = _FONT, _colour("text")
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{attribute}"), None)

    def _link(self, paragraph: Paragraph, url: str) -> None:
        if not url.startswith(("https://", "http://")):
            paragraph.add_run(url).font.size = Pt(8)
            return
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(url, _LINK, is_external=True))
        run = paragraph.add_run(readable_address(url))
        run.font.size, run.font.color.rgb = Pt(8), _colour("focus")
        link.append(run._r)
        paragraph._p.append(link)


def _colour(name: str) -> RGBColor:
    return RGBColor.from_string(INTERFACE[name].lstrip("#"))
