"""The interactive sheet as a file: small, closed to the network, and nothing of the data is markup."""

import base64
import dataclasses
import hashlib
import json
import re

import pytest

from sahel_map.core.errors import ExportError
from sahel_map.exports import single_page as module
from sahel_map.exports.single_page import single_page
from sahel_map.selection.selection import Selection


def data_of(page):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1])


def test_page_when_made_then_holds_only_what_is_shown(make_job):
    page = single_page(make_job(Selection(actors=frozenset({"ISSP"}))))
    data = data_of(page)
    assert [record["incident_id"] for record in data["records"]] == ["EX-2023-0005", "EX-2024-0001"]
    assert data["figures"][1]["value"] == "up to 12"
    assert "EX-2023-0001" not in page
    assert data["sentence"] in data["citation"]


def test_page_when_made_then_allows_its_own_scripts_and_no_request(make_job):
    page = single_page(make_job())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert len(scripts) == 2
    assert policy.startswith("default-src 'none'; script-src " + " ".join(f"'sha256-{d}'" for d in digests) + ";")
    assert "connect-src" not in policy
    assert (
        re.findall(r"<(?:link|iframe|img|object)\b|\ssrc=", page.replace("".join(scripts), "").split("<body>")[0])
        == []
    )
    assert re.findall(r"url\((?!data:|#)[^)]*\)", page.split("</style>")[0]) == []


def test_page_when_texts_are_hostile_then_they_stay_inside_the_data(hostile_job):
    page = single_page(hostile_job)
    record = data_of(page)["records"][0]
    assert record["summary"] == "</script><img src=x onerror=window.hostile=1>&amp;"
    assert page.count("</script>") == 3
    assert "<img" not in page.split('id="data">')[1].split("</script>")[0]


@pytest.mark.slow
def test_page_when_made_of_the_shipped_data_then_is_at_most_two_megabytes(make_job, shipped):
    job = dataclasses.replace(make_job(), dataset=shipped, mask=shipped.incidents["position"].to_numpy() >= 0)
    assert len(single_page(job).encode()) <= 2_000_000


def test_page_when_there_are_too_many_incidents_then_one_sentence(make_job, monkeypatch):
    monkeypatch.setattr(module, "MOST_RECORDS", 13)
    with pytest.raises(ExportError, match="at most 13 incidents and these are 14: narrow the filter"):
        single_page(make_job())
