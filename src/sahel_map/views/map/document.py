"""The map as a Folium object. It carries numbers, digests and addresses only, never a text.

`build_map` makes the iframe: Leaflet, our script, and where to fetch the columns. It is built anew at
each rerun (about a millisecond), because st_folium changes the object it is given. What a filter changes
travels in `selection_layer`: one bit an incident, and the layers chosen, which the script applies to the
running map.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import ClassVar, Literal, get_args

import folium
import numpy as np
from folium.template import Template

from sahel_map.core.allowed import unknown_value
from sahel_map.views.map.assets import asset_bundle
from sahel_map.views.map.literal_element import LiteralElement
from sahel_map.views.map.tiles import TileSource
from sahel_map.words import LANGUAGES

__all__ = [
    "PICK",
    "MapConfig",
    "build_map",
    "map_key",
    "selection_layer",
]

AdminMap = Literal["old", "2023"]

# The only thing st_folium shall send back; any other entry would cost a rerun at each pan or zoom.
PICK = "last_active_drawing"

# Central and northern Mali, shown until the columns say where the incidents are.
_CENTRE = (15.5, -2.5)
_ZOOM = 6
# As Leaflet spells them: folium would give its own spelling to a tile layer, and there is none.
_ZOOMS = {"minZoom": 4, "maxZoom": 13}

_BUNDLE = asset_bundle()


@dataclass(frozen=True, slots=True)
class MapConfig:
    """What the iframe of the map depends on; a change of it builds the map anew in the browser.

    Attributes
    ----------
    digest : str
        `PackedColumns.digest` of the data to show (lower-case letters and digits).
    lang : {"en", "fr"}
        Language of the texts that the map fetches.
    admin_map : {"old", "2023"}
        Regions to draw: before or after the reform of 2023.
    tiles : TileSource, optional
        Background tiles that the reader may switch on, where the host has configured some.
    visit : str
        Name by which the map reports that it is painted (lower-case letters and digits); empty for no report.
    """

    digest: str
    lang: str = "en"
    admin_map: str = "2023"
    tiles: TileSource | None = None
    visit: str = ""

    def __post_init__(self) -> None:
        """Refuse anything that is not one of our own short codes, as it becomes part of a script."""
        if not re.fullmatch(r"[0-9a-z]{1,64}", self.digest):
            raise ValueError(f"map digest {self.digest!r} may hold lower-case letters and digits only")
        if not re.fullmatch(r"[0-9a-z]{0,64}", self.visit):
            raise ValueError(f"visit {self.visit!r} may hold lower-case letters and digits only")
        if self.lang not in LANGUAGES:
            raise ValueError(unknown_value("map language", self.lang, LANGUAGES))
        if self.admin_map not in get_args(AdminMap):
            raise ValueError(unknown_value("admin map", self.admin_map, get_args(AdminMap)))


class _IncidentMap(LiteralElement, folium.Map):
    """A Folium map that loads from this server alone, and forbids no zooming by the reader."""

    default_js: ClassVar[list[tuple[str, str]]] = [(name, _BUNDLE.url(name)) for name in ("leaflet.js", "map.js")]
    default_css: ClassVar[list[tuple[str, str]]] = [
        (name, _BUNDLE.url(name)) for name in ("leaflet.css", "map.css")
    ]

    _template = Template(
        """
        {% macro header(this, kwargs) %}
        <style>
            html, body { margin: 0; padding: 0; height: 100%; overflow: hidden; }
            #{{ this.get_name() }} { position: relative; width: 100%; height: 100%; }
        </style>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
            center: {{ this.location|tojson }},
            ...{{ this.options|tojavascript }},
            trackResize: false, // viewpoint.js does
            ...Sahel.motion()
        });
        {% endmacro %}
        """
    )


class _IncidentLayer(LiteralElement):
    """All incidents on one canvas, over the bundled base map."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = Sahel.start({{ this._parent.get_name() }}, {{ this.settings|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, config: MapConfig) -> None:
        super().__init__()
        self._name = "IncidentLayer"
        self.settings: dict[str, object] = {
            "data": f"../../mapdata/{config.digest}/",
            "lang": config.lang,
            "adminMap": config.admin_map,
            # The page has the legend of the actors under the map, with counts.
            "legendBelow": True,
        }
        if config.visit:
            self.settings["visit"] = config.visit
        if config.tiles is not None:
            self.settings["tiles"] = asdict(config.tiles)


class _SelectionLayer(folium.FeatureGroup):
    """An empty layer whose script hands the selection to the incident layer that is already there."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.layerGroup();
        Sahel.select("{{ this.mask }}", {{ this.chosen|tojson }});
        {% if this.layers is not none %}Sahel.show({{ this.layers|tojson }});{% endif %}
        {% endmacro %}
        """
    )

    def __init__(self, mask: str, chosen: int | None, layers: Mapping[str, object] | None) -> None:
        super().__init__(control=False)
        self.mask = mask
        self.chosen = chosen
        self.layers = layers

    def render(self, **_kwargs: object) -> None:
        """Do nothing: st_folium reads the script itself, and a second rendering would parse it as code."""


def build_map(config: MapConfig) -> folium.Map:
    """Build the iframe of the map.

    Parameters
    ----------
    config : MapConfig
        Data, language and regions to draw.

    Returns
    -------
    folium.Map
        For `st_folium`, with ``key=map_key(...)``, ``returned_objects=[PICK]`` and
        ``feature_group_to_add=selection_layer(...)``. No tiles, no address off this server.
    """
    document = _IncidentMap(
        location=_CENTRE,
        zoom_start=_ZOOM,
        tiles=None,
        zoom_control=False,
        # Quarter steps let the first view fit the incidents closely; the script adds controls in the
        # reader's language in place of Leaflet's own.
        zoom_snap=0.25,
        attribution_control=False,
        **_ZOOMS,
    )
    document.add_child(_IncidentLayer(config))
    return document


def selection_layer(
    mask: np.ndarray, order: np.ndarray, chosen: int | None = None, layers: Mapping[str, object] | None = None
) -> folium.FeatureGroup:
    """Build what a change of the filter sends to the running map.

    Parameters
    ----------
    mask : ndarray of bool, shape (n,)
        Whether each incident is shown, in the order of `position`.
    order : ndarray of int, shape (n,)
        `PackedColumns.order` of the map's data: the order in which the bits are sent.
    chosen : int, optional
        Row number of the incident whose record is open; it gets a halo.
    layers : mapping, optional
        Layers to show and what to paint, from `map_layers.layer_settings`; without it, the incidents.

    Returns
    -------
    folium.FeatureGroup
        For `st_folium(feature_group_to_add=...)`. It holds a base64 bit set (n/6 bytes) and one number.

    Raises
    ------
    ValueError
        If `chosen` is not a row of the mask.
    """
    shown = np.asarray(mask, dtype=bool)
    if chosen is not None and not 0 <= chosen < len(shown):
        raise ValueError(f"chosen incident {chosen} is not a row number; allowed: 0 to {len(shown) - 1}")
    bits = base64.b64encode(np.packbits(shown[order]).tobytes()).decode("ascii")
    return _SelectionLayer(bits, None if chosen is None else int(chosen), layers)


def map_key(digest: str, lang: str, admin_map: str) -> str:
    """Return the key for `st_folium`: it changes exactly when the iframe must be built anew.

    st_folium drops every ``_`` and the letters and digits after it before it compares two maps; hence
    the hyphens.

    Parameters
    ----------
    digest : str
        Of the data.
    lang : str
    admin_map : {"2023", "old"}
    """
    return f"map-{digest}-{lang}-{admin_map}"
