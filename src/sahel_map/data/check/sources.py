"""Rules on pages and publishers: one address is one page, side and French name belong to the origin of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

import pandas as pd

from sahel_map.core.problem import Problem
from sahel_map.data.read.package import Package

__all__ = ["check_groups", "check_pages", "plain_address"]

Tables = Mapping[str, pd.DataFrame]


@lru_cache(maxsize=100_000)
def plain_address(url: str) -> str:
    """Return an address as one compares it: without scheme, "www.", fragment and a slash at its end.

    Examples
    --------
    >>> plain_address("http://www.news.example/a/#top")
    'news.example/a'
    """
    parts = urlsplit(url.strip())
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query


def check_pages(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield pages whose address another row has: one address is one page, and a page counts once."""
    path, sources = package.resources["sources"].path, tables["sources"]
    addresses = sources["url"].dropna().map(plain_address)
    first: dict[str, str] = {}
    for row, address in addresses.items():
        if address in first:
            message = f"is the page of {first[address]}; cite that one, and take this row out"
            yield Problem(path, int(row), "url", str(sources.at[row, "url"]), message)
        first.setdefault(address, str(sources.at[row, "source_id"]))


def check_groups(package: Package, tables: Tables) -> Iterator[Problem]:
    """Yield publishers whose texts have one origin and yet another side, or another French name of that origin."""
    publishers = tables["publishers"]
    for field in ("side", "independence_group_fr"):
        if field not in publishers:
            continue
        stated = publishers[field].fillna("")
        usual = stated.groupby(publishers["independence_group"]).transform("max")
        for row in publishers.index[stated != usual]:
            group = publishers.at[row, "independence_group"]
            message = f'must be "{usual[row]}" as in the other rows of the group "{group}", whose text it is'
            yield Problem(package.resources["publishers"].path, int(row), field, stated[row], message)
