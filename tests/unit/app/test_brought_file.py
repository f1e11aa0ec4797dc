"""A file brought to the page is read beside the server: the same content, or a sentence, and the server goes on."""

import pytest

from sahel_map.app.panels.brought_file import read_brought
from sahel_map.imports.errors import ImportFileError
from sahel_map.imports.importing import read_upload
from sahel_map.imports.limits import Limits
from sahel_map.words import Words

pytestmark = pytest.mark.slow  # processes

HEADER = "id,event_date,location,latitude,longitude,actor,killed\n"
ROW = "EX{n},2024-05-11,Exampleville,14.51,-3.91,FAMA,1\n"


def put(folder, text):
    path = folder / "events.csv"
    path.write_text(text, "utf-8")
    return path


def test_file_when_brought_then_read_as_by_the_command(tmp_path, workshop, mini):
    path = put(tmp_path, HEADER + "".join(ROW.format(n=n) for n in range(30)))
    found, wanted = read_brought(path, Limits(), mini, workshop()), read_upload(path)
    assert found.cells.equals(wanted.cells)
    assert (found.file, found.n_rows, found.n_counted, found.mapping) == ("events.csv", 30, 30, wanted.mapping)


def test_file_when_it_cannot_be_read_then_its_own_sentence_and_the_worker_stays(tmp_path, workshop, mini):
    one = workshop()
    with pytest.raises(ImportFileError, match="the file is empty; a row of headings"):
        read_brought(put(tmp_path, ""), Limits(), mini, one)
    assert [worker.poll() for worker in one._idle] == [None]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "takes more memory or time to read than this server grants"), ("fr", "demande plus de mémoire")],
)
def test_file_when_it_takes_too_much_memory_then_one_sentence(tmp_path, workshop, mini, language, said):
    # A million short rows want several times the memory that is granted here.
    path = put(tmp_path, HEADER + ROW.format(n=1) * 1_000_000)
    with pytest.raises(ImportFileError) as caught:
        read_brought(path, Limits(), mini, workshop(most_bytes=250 * 1024**2))
    assert said in caught.value.text(Words(language))
    assert "\n" not in caught.value.text(Words(language))
