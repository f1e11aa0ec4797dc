"""Where marks stand on paper, so that none is hidden: side by side at one place, else moved aside.

A mark that would hide more than `MOST_HIDDEN` of another moves to the nearest spot where it does not; a thin
line leads back to its place. Pure geometry, millimetres.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from sahel_map.sheets.content.drawn import Mark
from sahel_map.sheets.map.canvas import MapCanvas
from sahel_map.sheets.map.shapes import side_by_side
from sahel_map.style import RADIUS

__all__ = ["MM_PER_PIXEL", "MOST_HIDDEN", "Spot", "hidden_shares", "mark_radius", "spots_of"]

#: Paper is read closer than a screen: marks are smaller than the screen's.
MM_PER_PIXEL = 0.2
#: Share of a mark that those above it may hide.
MOST_HIDDEN = 0.45
_STEPS = np.arange(0.0, 9.0, 0.35)
_DIRECTIONS = 16
_LEADER_FROM_MM = 0.9


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark stands.

    Attributes
    ----------
    mark : Mark
    x, y, radius : float
        Millimetres from the upper left corner of the map.
    home : tuple of (float, float)
        Its place on the map.
    is_moved : bool
        It stands so far aside that a line has to lead back.
    """

    mark: Mark
    x: float
    y: float
    radius: float
    home: tuple[float, float]
    is_moved: bool = False


def mark_radius(killed: int | None, unit: float) -> float:
    """Return the radius of a mark in millimetres for a lowest count of people killed."""
    return RADIUS.radius(killed) * MM_PER_PIXEL * unit


def spots_of(canvas: MapCanvas, marks: Sequence[Mark], aside: bool = True) -> list[Spot]:
    """Return where each mark stands, those drawn first (the largest) first.

    Parameters
    ----------
    canvas : MapCanvas
    marks : sequence of Mark
    aside : bool
        Move marks that would hide others.
    """
    spots: list[Spot] = []
    ordered = sorted(marks, key=lambda mark: (mark.place_id, -(mark.killed_min or 0), mark.incident_id))
    for _, group in groupby(ordered, key=lambda mark: mark.place_id):
        members = list(group)
        radii = [mark_radius(mark.killed_min, canvas.unit) for mark in members]
        for mark, radius, (right, down) in zip(members, radii, side_by_side(radii), strict=True):
            x, y = canvas.point(mark.x, mark.y)
            spots.append(Spot(mark, x + right, y + down, radius, (x, y)))
    spots.sort(key=lambda spot: (-spot.radius, spot.mark.incident_id))
    return _moved_aside(spots, canvas.unit) if aside else spots


def hidden_shares(spots: Sequence[Spot]) -> np.ndarray:
    """Return the share of each mark that those drawn after it hide, as circles; at most 1."""
    at = np.array([(spot.x, spot.y, spot.radius) for spot in spots]).reshape(-1, 3)
    shares = np.zeros(len(at))
    for place in range(len(at) - 1):
        x, y, radius = at[place]
        shares[place] = _overlap(at[place + 1 :], x, y, radius).sum() / (math.pi * radius**2)
    return np.minimum(shares, 1.0)


def _moved_aside(spots: list[Spot], unit: float) -> list[Spot]:
    """Move what would hide another too far to the nearest free spot; the largest keep their places."""
    placed = np.empty((len(spots), 3))
    hidden = np.zeros(len(spots))
    found: list[Spot] = []
    for number, spot in enumerate(spots):
        x, y = _free_spot(placed[:number], hidden[:number], spot)
        overlap = _overlap(placed[:number], x, y, spot.radius)
        hidden[:number] += overlap / (math.pi * placed[:number, 2] ** 2)
        placed[number] = x, y, spot.radius
        away = math.hypot(x - spot.x, y - spot.y)
        found.append(Spot(spot.mark, x, y, spot.radius, spot.home, away > _LEADER_FROM_MM * unit))
    return found


def _free_spot(placed: np.ndarray, hidden: np.ndarray, spot: Spot) -> tuple[float, float]:
    if not len(placed):
        return spot.x, spot.y
    near = np.hypot(placed[:, 0] - spot.x, placed[:, 1] - spot.y) < placed[:, 2] + spot.radius + _STEPS[-1]
    others, covered = placed[near], hidden[near]
    areas = math.pi * others[:, 2] ** 2
    for distance in _STEPS:
        for turn in range(1 if distance == 0 else _DIRECTIONS):
            angle = 2 * math.pi * turn / _DIRECTIONS
            x, y = spot.x + distance * math.cos(angle), spot.y + distance * math.sin(angle)
            if (covered + _overlap(others, x, y, spot.radius) / areas <= MOST_HIDDEN).all():
                return x, y
    return spot.x, spot.y


def _overlap(circles: np.ndarray, x: float, y: float, radius: float) -> np.ndarray:
    """Return the area that a circle shares with each of others (x, y, radius)."""
    apart = np.hypot(circles[:, 0] - x, circles[:, 1] - y)
    other = circles[:, 2]
    low, high = np.minimum(other, radius), np.maximum(other, radius)
    shared = np.where(apart <= high - low, math.pi * low**2, 0.0)
    cut = (apart > high - low) & (apart < high + low)
    if cut.any():
        d, r, s = apart[cut], other[cut], radius
        first = np.arccos(np.clip((d**2 + r**2 - s**2) / (2 * d * r), -1, 1))
        second = np.arccos(np.clip((d**2 + s**2 - r**2) / (2 * d * s), -1, 1))
        lens = r**2 * (first - np.sin(2 * first) / 2) + s**2 * (second - np.sin(2 * second) / 2)
        shared[cut] = lens
    return shared
