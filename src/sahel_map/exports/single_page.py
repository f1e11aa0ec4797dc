"""The interactive sheet: one HTML file that opens from a disk with no network.

It holds the map's own scripts, Leaflet, the font, the boundaries and the incidents shown, and nothing of
those that are not. The page forbids itself every request (content security policy), runs only the scripts
whose digests it names, and sets every text of the data as text.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from importlib import resources
from pathlib import Path
from string import Template

from sahel_map.core.errors import ExportError
from sahel_map.exports.job import ExportJob
from sahel_map.exports.single_page_data import page_data
from sahel_map.views.map.assets import asset_bundle, own_script

__all__ = ["MOST_RECORDS", "single_page", "write_single_page"]

MOST_RECORDS = 5_000
"""More incidents than this make a file that no mail takes; a filter or another format does better."""


def write_single_page(job: ExportJob, path: Path) -> None:
    """Write the page; raise `ExportError` where there are more than `MOST_RECORDS` incidents."""
    path.write_text(single_page(job), encoding="utf-8", newline="\n")


def single_page(job: ExportJob) -> str:
    """Return the page as text.

    Raises
    ------
    ExportError
        If the selection holds more than `MOST_RECORDS` incidents.
    """
    n = int(job.mask.sum())
    if n > MOST_RECORDS:
        raise ExportError(
            f"An interactive sheet holds at most {MOST_RECORDS} incidents and these are {n}: narrow the filter."
        )
    scripts = _scripts()
    # The template is filled in one pass, so nothing that is filled in is read as a template.
    return Template(_own("single_page.html")).substitute(
        language=job.words.language,
        title=html.escape(job.context.title),
        citation=html.escape(job.context.citation),
        no_script=html.escape(job.words("export-page-no-script")),
        script_hashes=" ".join(f"'sha256-{_digest(script)}'" for script in scripts),
        styles=_styles(),
        data=_json(page_data(job)),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def _scripts() -> list[str]:
    files = asset_bundle().files
    leaflet = re.sub(r"//# sourceMappingURL=.*", "", files["leaflet.js"].decode())
    return [leaflet, own_script("single_page.js")]


def _styles() -> str:
    files = asset_bundle().files
    # Pictures of Leaflet's layer switch and markers, neither of which this map has.
    leaflet = re.sub(r"url\(images/[^)]*\)", "none", files["leaflet.css"].decode())
    font = base64.b64encode(files["source-sans.woff2"]).decode()
    own = files["map.css"].decode().replace('url("source-sans.woff2")', f"url(data:font/woff2;base64,{font})")
    return "\n".join([leaflet, own, _own("single_page.css")])


def _json(data: dict[str, object]) -> str:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _own(name: str) -> str:
    return resources.files("sahel_map").joinpath("assets", name).read_text(encoding="utf-8")
