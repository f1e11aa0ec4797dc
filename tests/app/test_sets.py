"""Several sets: which one a link shows, what a switch drops, who may read which."""

import threading
import time

import pytest
from open_page import MINI, open_page

from sahel_map.app.page import shared_data
from sahel_map.app.server.access import may_read_set
from sahel_map.app.server.set_shelf import SetShelf
from sahel_map.data.dataset import load_dataset
from sahel_map.sets.errors import StoreError
from sahel_map.settings.settings import Settings
from sahel_map.views.map.packed_columns import pack_columns


def address(test):
    return {name: value[0] if isinstance(value, list) else value for name, value in test.query_params.items()}


def digest_of(store):
    """Return the digest under which the map asks for the columns of the set of others."""
    return pack_columns(load_dataset(store.folder("attacks"))).digest


def shown(test):
    return [str(element.value).replace("\\", "") for element in (*test.markdown, *test.warning, *test.info)]


def test_link_when_it_names_a_set_then_that_set_is_shown_under_its_own_name(store):
    test = open_page(set="attacks")
    assert any(
        "Set of others: Attacks in Exampleland. Publisher: Example Recorders." in text for text in shown(test)
    )
    assert any("licence not stated" in caption.value for caption in test.caption)
    assert address(test)["set"] == "attacks"


def test_link_when_it_names_no_set_then_the_default_one_is_shown(store):
    test = open_page()
    assert not any("Set of others" in text for text in shown(test))
    assert "set" not in address(test)


def test_link_when_the_set_is_unknown_then_the_default_one_with_a_notice(store):
    test = open_page(set="nowhere")
    assert any("set “nowhere”, which cannot be used" in text and "attacks" in text for text in shown(test))
    assert not any("Set of others" in text for text in shown(test))


def test_version_when_a_set_of_others_is_shown_then_is_not_remembered_as_one_of_ours(store):
    def remembered(test):
        return [html.proto.body for html in test.get("html") if "data-sahel-version" in html.proto.body]

    assert len(remembered(open_page())) == 1
    assert remembered(open_page(set="attacks")) == []


def test_set_when_switched_then_filters_go_and_it_is_said(store):
    test = open_page(actor="JNIM")
    assert address(test)["actor"] == "JNIM"
    test.selectbox(key="_set").set_value("attacks").run()
    assert not test.exception
    assert "actor" not in address(test)
    assert address(test)["set"] == "attacks"
    assert any("The filters of the one before were taken off" in text for text in shown(test))


def test_set_when_removed_then_neither_offered_nor_found_by_its_digest(store):
    shelf = SetShelf(store, lambda: MINI)
    digest = digest_of(store)
    assert shelf.find(digest)[0] == "attacks"
    store.remove("attacks")
    assert shelf.entries(anew=True) == ()
    assert shelf.find(digest) is None
    with pytest.raises(StoreError, match="There is no set 'attacks'"):
        shelf.edition_store("attacks")


def test_digest_when_of_a_set_not_opened_here_then_it_is_opened(store):
    shelf = SetShelf(store, lambda: MINI)
    found = shelf.find(digest_of(store))
    assert found[0] == "attacks"
    assert list(shelf.open_stores()) == ["", "attacks"]
    assert shelf.find("0" * 12) is None


def test_shelf_when_the_store_is_away_then_what_is_open_stays_and_the_time_is_said(store, monkeypatch):
    shelf = SetShelf(store, lambda: MINI)
    edition = shelf.edition_store("attacks").current()

    def fail():
        raise StoreError("away")

    monkeypatch.setattr(store, "entries", fail)
    monkeypatch.setattr(store, "folder", lambda set_id, number=None: fail())
    assert [entry.set_id for entry in shelf.entries(anew=True)] == ["attacks"]
    assert shelf.away_since.startswith("20")
    assert shelf.edition_store("attacks").current() is edition
    shelf.edition_store("attacks").refresh()
    assert shelf.edition_store("attacks").current() is edition


def test_shelf_when_the_store_answers_late_then_pages_go_on_with_the_list_of_before(store, monkeypatch):
    shelf, answer, asked = SetShelf(store, lambda: MINI), threading.Event(), []
    assert [entry.set_id for entry in shelf.entries()] == ["attacks"]
    listed = store.entries

    def late():
        asked.append(1)
        answer.wait(60)
        return listed()

    monkeypatch.setattr(store, "entries", late)
    monkeypatch.setattr("sahel_map.app.server.set_shelf._LISTED_FOR_S", -1)
    began = time.monotonic()
    for _ in range(20):
        assert [entry.set_id for entry in shelf.entries()] == ["attacks"]
    # The first page waits for a second, none after it; the store is asked once.
    assert (time.monotonic() - began < 5, len(asked)) == (True, 1)
    assert shelf.away_since.startswith("20")
    answer.set()
    shelf._listing.join()
    shelf.entries()
    assert shelf.away_since is None


@pytest.mark.parametrize(
    ("claims", "readers", "may"),
    [
        ({"email": "a@example.org", "groups": ["field"]}, (), True),
        ({"email": "a@example.org", "groups": ["field"]}, ("field",), True),
        ({"email": "a@example.org", "groups": ["field"]}, ("desk",), False),
        ({"email": "m@example.org"}, ("desk",), True),
        (None, (), False),
        (None, ("desk",), False),
    ],
)
def test_set_when_only_some_groups_may_read_it_then_others_may_not(claims, readers, may):
    chosen = Settings(
        login="proxy", proxy_secret="x" * 32, allow_emails=("*",), maintainer_emails=("m@example.org",)
    )
    assert may_read_set(claims, chosen, readers) == may


def test_set_when_limited_to_groups_then_its_map_data_are_refused_to_others(store, monkeypatch):
    store.allow("attacks", ["desk"])
    shared_data.shelf().entries(anew=True)
    digest = digest_of(store)
    assert shared_data.readers_of_digest(digest) == ("desk",)
    test = open_page(set="attacks")
    assert not any("Set of others" in text for text in shown(test))
    assert any("cannot be used" in text for text in shown(test))
