"""The method is data: sections in two languages, and how precision compares with UCDP and ACLED."""

import re

from sahel_map.exports.companion_tables import codebook
from sahel_map.views.about.method import crosswalk_table, method_sections
from sahel_map.words import Words


def test_sections_when_read_then_in_order_and_language(mini):
    assert method_sections(mini, Words("fr")) == (
        ("Inventé\u00a0: périmètre", "Inventé\u00a0: ce qui est **inclus**."),
        ("Inventé\u00a0: limites", "Inventé\u00a0: ce qui ne peut être montré."),
    )


def test_method_when_shipped_then_says_what_it_has_to(shipped):
    sections = set(shipped.method["section"])
    assert {
        "01-scope",
        "05-totals",
        "07-confidence",
        "08-standards",
        "10-not-collected",
        "20-assessment-organisation",
        "21-assessment-methodology",
        "22-assessment-security",
        "23-assessment-publication",
    } <= sections
    for english, french in zip(shipped.method["text_en"], shipped.method["text_fr"], strict=True):
        assert 0.8 < len(french) / len(english) < 1.6
        assert not re.search(r"[^\s\u00a0\u202f] [:;!?]", french)


def test_crosswalk_when_shipped_then_every_class_has_a_row_for_every_scheme(shipped):
    pairs = set(zip(shipped.crosswalk["code"], shipped.crosswalk["scheme"], strict=True))
    places = {
        (code, scheme)
        for code in shipped.codes.codes("place_precision")
        for scheme in ("UCDP where_prec", "ACLED geo_precision")
    }
    dates = {
        (code, scheme)
        for code in shipped.codes.codes("date_precision")
        for scheme in ("UCDP date_prec", "ACLED time_precision")
    }
    assert pairs == places | dates


def test_crosswalk_when_tabled_then_in_the_order_of_our_classes(shipped):
    words = Words("en", shipped.codes.labels("en"))
    table = crosswalk_table(shipped, "place", words)
    assert table.iloc[:, 0].tolist()[::2] == [
        "Settlement",
        "Near",
        "Commune only",
        "Cercle only",
        "Region only",
        "Not located",
    ]
    assert table.iloc[-2:, 2].tolist() == ["none", "6"]


def test_codebook_when_exported_then_holds_method_and_crosswalk(mini):
    table = codebook(mini, Words("en"))
    assert table.loc[table["table"] == "method", "label"].tolist() == ["Invented: scope", "Invented: limits"]
    near = table[
        (table["table"] == "place_precision") & (table["code"] == "near") & (table["label"] == "UCDP where_prec")
    ]
    assert near["definition"].tolist()[0].startswith("2: UCDP means within about 25 km")
