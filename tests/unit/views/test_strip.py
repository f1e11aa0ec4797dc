"""The strip of key figures as HTML: terms and values, texts escaped, each label leading to its definition."""

from sahel_map.views.figures.key_figures import KeyFigure
from sahel_map.views.figures.strip import strip_html


def test_strip_when_a_number_has_words_before_it_then_they_are_set_smaller_and_read_in_order():
    html = strip_html([KeyFigure("homes_burned", "Homes burned", "up to 430", "", "in 5 incidents")])
    assert '<dd class="value"><small>up to </small>430</dd>' in html
    assert html.index("Homes burned") < html.index("up to") < html.index("in 5 incidents")
    assert "<h" not in html


def test_strip_when_there_are_definitions_then_each_label_leads_to_its_own():
    figure = KeyFigure("killed", "Killed", "20–45+", "", "in 8")
    assert '<a href="Help?lang=fr#killed" title="Definition">Killed</a>' in strip_html(
        [figure], definitions="Help?lang=fr", definition_label="Definition"
    )
    assert "<a " not in strip_html([figure])


def test_strip_when_a_set_of_others_holds_markup_then_it_stays_text():
    html = strip_html([KeyFigure("", "<b>people</b>", "<i>no total</i>", "", '" onclick="x')])
    assert "<b>" not in html
    assert "<i>" not in html
    assert 'title="&quot; onclick=&quot;x"' in html
    assert '<dd class="value words">' in html


def test_strip_when_asked_then_shows_the_second_count_beside():
    figure = KeyFigure(
        "killed", "Killed", "20–45", "", "in 8", beside="10–20 with two", beside_caption="10–20 by two"
    )
    assert 'title="10–20 with two">10–20 by two</dd>' in strip_html([figure], beside=True)
    assert "10–20 by two" not in strip_html([figure])


def test_strip_when_records_stand_behind_a_value_then_it_leads_to_them_by_its_name():
    figure = KeyFigure("", "High confidence", "48%", "187 of 391", "187 of 391", address='Incidents?a=1&b="2"')
    html = strip_html([figure])
    assert 'href="Incidents?a=1&amp;b=&quot;2&quot;"' in html
    assert 'aria-label="High confidence, 187 of 391">48%</a></dd>' in html
