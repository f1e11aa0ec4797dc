"""The record beside the map and on its own page, without a browser."""

from sahel_map.app.server.running_settings import settings


def headings(test):
    return [element.value for element in test.header]


def test_record_when_next_is_pressed_then_the_older_one_opens_and_the_link_follows(enter):
    test = enter(incident="EX-2023-0003")
    test.button(key="next").click().run()
    # Newest first: the last one before 3 February 2023 is that of 10 January.
    assert test.query_params["incident"] == "EX-2023-0001"
    assert test.button(key="next").disabled
    test.button(key="previous").click().run()
    assert test.query_params["incident"] == "EX-2023-0003"


def test_next_when_the_table_is_sorted_then_follows_that_order_on_every_page(enter):
    test = enter("pages/Incidents.py", incident="EX-2023-0002")
    assert test.dataframe[0].value.index[0] == "EX-2024-0006"
    test.selectbox(key="_order").set_value("killed").run()
    assert list(test.dataframe[0].value.index[:3]) == ["EX-2023-0002", "EX-2023-0003", "EX-2023-0001"]
    assert test.query_params["sort"] == "killed"
    # Neither a table that begins nor one in another order has a tick, and neither closes the record.
    assert test.query_params["incident"] == "EX-2023-0002"
    test.switch_page("dashboard.py").run()
    # At least 10 killed, then at least 5: newest first it would have been the other way round, too.
    test.button(key="next").click().run()
    assert test.query_params["incident"] == "EX-2023-0003"
    # At least 3, then at least 2: nearly a year lies between.
    test.button(key="next").click().run()
    test.button(key="next").click().run()
    assert test.query_params["incident"] == "EX-2023-0008"


def test_record_page_when_opened_then_the_same_record_in_full(enter):
    test = enter("pages/Record.py", incident="EX-2023-0002")
    assert "Exampleville-1" in [text.replace("\\", "") for text in headings(test)]
    assert "10–20+ reported killed" in " ".join(element.value.replace("\\", "") for element in test.markdown)


def test_record_page_when_none_is_open_then_says_how_to_open_one(enter):
    test = enter("pages/Record.py")
    assert "Open a record on the map or in the table" in " ".join(element.value for element in test.info)


def test_record_when_something_is_near_then_its_button_opens_it(enter):
    test = enter(incident="EX-2023-0001")
    test.button(key="near-EX-2023-0003").click().run()
    assert test.query_params["incident"] == "EX-2023-0003"


def test_record_when_the_accused_said_something_then_it_stands_before_the_sources(enter):
    test = enter("pages/Record.py", incident="EX-2024-0003")
    said = [element.value.replace("\\", "") for element in test.main.markdown]
    (accused,) = [place for place, text in enumerate(said) if text.startswith("**What the accused says**")]
    assert "Invented: the group denied it." in said[accused]
    assert said[accused - 1] == "### number killed not reported"
    assert accused < said.index("**Sources and what each supports**")


def test_error_when_reported_then_a_text_is_ready_and_a_mail_to_the_host(enter, monkeypatch):
    monkeypatch.setenv("SAHEL_MAP_CONTACT", "desk@map.example")
    monkeypatch.setenv("SAHEL_MAP_PUBLIC_URL", "https://map.example")
    settings.cache_clear()
    test = enter("pages/Record.py", incident="EX-2024-0003")
    settings.cache_clear()
    (text,) = [block.value for block in test.code if block.value.startswith("Record EX-2024-0003")]
    assert "incident=EX-2024-0003" in text
    (mail,) = [each.proto for each in test.get("link_button") if each.proto.url.startswith("mailto:")]
    assert mail.url.startswith("mailto:desk@map.example?subject=Error%20in%20record%20EX-2024-0003&body=")
    assert mail.label.startswith("Write to desk")
