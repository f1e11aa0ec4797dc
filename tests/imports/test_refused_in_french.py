"""What an import or a store refuses is said in the language of its reader: each place that refuses has both."""

import ast
import pickle
import re
from pathlib import Path

import pytest

from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.importing import read_upload
from sahel_map.imports.limits import Limits
from sahel_map.imports.mapping_file import parse_mapping
from sahel_map.sets.errors import StoreError
from sahel_map.words import LANGUAGES, Words

SOURCE = Path(__file__).parents[2] / "src" / "sahel_map"


def raised():
    """Return file, line, key (None if it is not written out) and values of each refusal of the programme."""
    prefixes = {kind.__name__: kind.prefix for kind in (ImportFileError, StoreError)}
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if name in prefixes:
                first = node.args[0] if len(node.args) == 1 else None
                key = first.value if isinstance(first, ast.Constant) else None
                values = {one.arg for one in node.keywords}
                found.append((path.name, node.lineno, key and f"{prefixes[name]}-{key}", values))
    return found


def variables(language):
    """Return the variables of each refusal in the catalogue."""
    texts = [path.read_text("utf-8") for path in (SOURCE / "words" / language).glob("*.ftl")]
    said = [re.findall(r"^(\S+-refused-\S+) = (.*(?:\n[ ].*)*)", text, re.MULTILINE) for text in texts]
    return {key: set(re.findall(r"\$([a-z]+)", words)) for found in said for key, words in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_programme_when_it_refuses_then_the_catalogue_has_the_sentence_with_what_it_is_given(language):
    sites, said = raised(), variables(language)
    assert len(sites) > 100
    assert [site for site in sites if said.get(site[2]) != site[3]] == []
    assert set(said) == {key for _, _, key, _ in sites}


def refuse(folder, name, content, limits=None):
    path = folder / name
    path.write_bytes(content.encode())
    with pytest.raises(ImportFileError) as caught:
        read_upload(path, limits=limits)
    return caught.value


def both(error):
    return str(error), error.text(Words("fr"))


def test_file_when_empty_then_refused_in_both_languages(tmp_path):
    assert both(refuse(tmp_path, "events.csv", "")) == (
        "the file is empty; a row of headings and one of values are needed.",
        "Le fichier est vide\u202f; il faut une ligne d’en-têtes et une ligne de valeurs.",
    )


def test_file_when_it_has_too_many_rows_then_its_numbers_are_set_by_the_language(tmp_path):
    rows = "id,event_date,location\n" + "".join(f"E{n},2024-05-11,Exampleville\n" for n in range(1200))
    assert both(refuse(tmp_path, "events.csv", rows, Limits(rows=1100))) == (
        "events.csv has 1,101 rows; at most 1,100 can be imported. Split it.",
        "events.csv a 1\u202f101 lignes\u202f; on peut en importer au plus 1\u202f100. Divisez-le.",
    )


def test_mapping_when_a_name_means_nothing_then_the_nearest_is_offered_in_french():
    with pytest.raises(ImportFileError) as caught:
        parse_mapping("[own_actors.EXAMPLE]\ngroup = 'OTHER'\nlabel = 'x'\nlabell = 'y'", "given")
    assert caught.value.text(Words("fr")) == (
        "given, [own_actors.EXAMPLE]\u00a0: «\u00a0labell\u00a0» n’a pas de sens ici\u202f; "
        "vouliez-vous dire «\u00a0label\u00a0»\u202f? Valeurs admises\u00a0: group, label, label_fr."
    )


def test_columns_when_two_have_one_name_then_both_are_named_in_french_also_from_another_process(tmp_path):
    from sahel_map.imports.mapping import ImportMapping
    from sahel_map.imports.recognising import complete_mapping

    path = tmp_path / "events.csv"
    path.write_text("id,event_date,location,actor,actor\nE1,2024-05-11,Exampleville,JNIM,FAMA\n", "utf-8")
    with pytest.raises(ImportFileError) as caught:
        complete_mapping(read_upload(path), ImportMapping())
    assert pickle.loads(pickle.dumps(caught.value)).text(Words("fr")) == (
        "events.csv\u00a0: «\u00a0actor\u00a0» est l’en-tête des colonnes 4 et 5. Renommez l’une de chaque paire, "
        'ou nommez dans la correspondance celle qui est voulue\u00a0: [columns] actors = "actor (column 4)".'
    )
