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

__all__ = ["MM_PER_PIXEL", "MOST_HIDDEN", "Spot", "hidden_shares", "mark_radius", "moved_aside", "spots_of"]

#: Paper is read closer than a screen: marks are smaller than the screen's.
MM_PER_PIXEL = 0.2
#: Share of a mark that those above it may hide.
MOST_HIDDEN = 0.45
_STEPS = np.arange(0.0, 9.0, 0.35)
_TURNS = 2 * np.pi * np.arange(16) / 16
_AROUND = np.stack([np.cos(_TURNS), np.sin(_TURNS)], axis=1)
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


def spots_of(canvas: MapCanvas, marks: Sequence[Mark]) -> list[Spot]:
    """Return where each mark stands, those drawn first (the largest) first; marks of several places may overlap."""
    spots: list[Spot] = []
    ordered = sorted(marks, key=lambda mark: (mark.place_id, -(mark.killed_min or 0), mark.incident_id))
    for _, group in groupby(ordered, key=lambda mark: mark.place_id):
        members = list(group)
        radii = [mark_radius(mark.killed_min, canvas.unit) for mark in members]
        for mark, radius, (right, down) in zip(members, radii, side_by_side(radii), strict=True):
            x, y = canvas.point(mark.x, mark.y)
            spots.append(Spot(mark, x + right, y + down, radius, (x, y)))
    spots.sort(key=lambda spot: (-spot.radius, spot.mark.incident_id))
    return spots


def hidden_shares(spots: Sequence[Spot]) -> np.ndarray:
    """Return the share of each mark that those drawn after it hide, as circles; at most 1."""
    x, y, radius = np.array([(spot.x, spot.y, spot.radius) for spot in spots]).reshape(-1, 3).T
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    below, above = np.nonzero(np.triu(apart < radius[:, None] + radius, 1))
    shared = _shared(apart[below, above], radius[below], radius[above])
    hidden = np.bincount(below, shared, minlength=len(x))
    return np.minimum(hidden / (math.pi * radius**2), 1.0)


def moved_aside(spots: Sequence[Spot], unit: float) -> list[Spot]:
    """Move what would hide another too far to the nearest free spot; the largest, which come first, keep theirs."""
    placed = np.empty((len(spots), 3))
    hidden = np.zeros(len(spots))
    found: list[Spot] = []
    for number, spot in enumerate(spots):
        x, y = _free_spot(placed[:number], hidden[:number], spot)
        placed[number] = x, y, spot.radius
        away = math.hypot(x - spot.x, y - spot.y)
        found.append(Spot(spot.mark, x, y, spot.radius, spot.home, away > _LEADER_FROM_MM * unit))
    return found


def _free_spot(placed: np.ndarray, hidden: np.ndarray, spot: Spot) -> tuple[float, float]:
    """Return the nearest spot where a mark hides too much of none; what it hides there is added to `hidden`."""
    gaps = np.hypot(placed[:, 0] - spot.x, placed[:, 1] - spot.y) - placed[:, 2] - spot.radius
    if not (gaps < 0).any():
        return spot.x, spot.y
    near = gaps < _STEPS[-1]
    others, covered = placed[near], hidden[near]
    areas = math.pi * others[:, 2] ** 2
    at = np.array([spot.x, spot.y])
    for distance in _STEPS:
        ring = at + distance * (_AROUND if distance else _AROUND[:1])
        apart = np.hypot(others[:, 0] - ring[:, :1], others[:, 1] - ring[:, 1:])
        shares = _shared(apart, others[:, 2], spot.radius) / areas
        fits = (covered + shares <= MOST_HIDDEN).all(axis=1)
        if fits.any():
            place = int(fits.argmax())
            hidden[near] += shares[place]
            return float(ring[place, 0]), float(ring[place, 1])
    hidden[near] += _shared(np.hypot(*(others[:, :2] - at).T), others[:, 2], spot.radius) / areas
    return spot.x, spot.y


def _shared(apart: np.ndarray, first: np.ndarray, second: np.ndarray | float) -> np.ndarray:
    """Return the area that two circles share, from how far their middles are apart and from their radii."""
    low, high = np.minimum(first, second), np.maximum(first, second)
    shared = np.where(apart <= high - low, math.pi * low**2, 0.0)
    cut = (apart > high - low) & (apart < high + low)
    if cut.any():
        d = apart[cut]
        r, s = (np.broadcast_to(radius, apart.shape)[cut] for radius in (first, second))
        one = np.arccos(np.clip((d**2 + r**2 - s**2) / (2 * d * r), -1, 1))
        other = np.arccos(np.clip((d**2 + s**2 - r**2) / (2 * d * s), -1, 1))
        shared[cut] = r**2 * (one - np.sin(2 * one) / 2) + s**2 * (other - np.sin(2 * other) / 2)
    return shared
