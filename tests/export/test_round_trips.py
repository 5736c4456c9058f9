"""What is exported and read again by our own intake is the same, as far as the format can carry it."""

import pytest
from exporting import PORT, files_of

from reader.export.choices import whole
from reader.library.syncing.outcomes import Reading
from reader.library.syncing.sync import read_all
from reader.model import SIDES
from reader.settings import samples_folder


@pytest.fixture(scope="module")
def samples():
    outcomes = read_all([str(samples_folder())])
    read = [bulletin for each in outcomes if isinstance(each, Reading) for bulletin in each.document.bulletins]
    return [*read, PORT]


def read_back(folder, name, bulletins, **choices):
    suffixes = {"moses": (".zh", ".en")}.get(name, (f".{name}",))
    paths = []
    for data, suffix in zip(files_of(name, bulletins, **choices), suffixes, strict=True):
        path = folder / f"bulletins{suffix}"
        path.write_bytes(data)
        paths.append(str(path))
    (reading,) = read_all([str(folder)])
    return reading.document.bulletins


def texts(row):
    return tuple(passage and passage.text for passage in (row.zh, row.en))


def scored(row):
    return (*texts(row), None if row.score is None else round(row.score, 3))


def titles(bulletin):
    return tuple(title and title.text for title in map(bulletin.title, SIDES))


@pytest.mark.parametrize("name", ["jsonl", "csv", "tsv", "xlsx", "tmx"])
def test_bulletins_come_back_as_they_were(samples, tmp_path, name):
    found = read_back(tmp_path, name, samples, **({"keep_gaps": True} if name == "tmx" else {}))
    assert [[scored(row) for row in bulletin.rows] for bulletin in found] == [
        [scored(row) for row in bulletin.rows] for bulletin in samples
    ]
    assert [titles(bulletin) for bulletin in found] == [titles(bulletin) for bulletin in samples]
    assert [bulletin.date for bulletin in found] == [bulletin.date for bulletin in samples]
    assert [[(c.text, c.role) for c in bulletin.credits] for bulletin in found] == [
        [(c.text, c.role) for c in bulletin.credits] for bulletin in samples
    ]


@pytest.mark.parametrize("name", ["jsonl", "csv", "tsv", "xlsx", "tmx"])
def test_ids_come_back_too_since_they_are_made_of_the_text(samples, tmp_path, name):
    found = read_back(tmp_path, name, samples, **({"keep_gaps": True} if name == "tmx" else {}))
    assert [[row.id for row in bulletin.rows] for bulletin in found[:-1]] == [
        [row.id for row in bulletin.rows] for bulletin in samples[:-1]
    ]


def test_a_memory_without_gaps_comes_back_without_them(samples, tmp_path):
    found = read_back(tmp_path, "tmx", samples)
    wanted = [scored(row) for bulletin in samples for row in bulletin.rows if row.zh and row.en]
    assert [scored(row) for bulletin in found for row in bulletin.rows] == wanted


def test_a_corpus_comes_back_as_lines_that_belong_together(samples, tmp_path):
    found = read_back(tmp_path, "moses", samples, units="paragraphs")
    wanted = []
    for bulletin in samples:
        pairs = [titles(bulletin), *map(texts, bulletin.rows)]
        wanted += [tuple(" ".join(text.split()) for text in pair) for pair in pairs if all(pair)]
    assert [texts(row) for bulletin in found for row in bulletin.rows] == wanted


def test_bulletins_of_the_same_id_one_after_the_other_stay_two(samples, tmp_path):
    twice = [samples[0], samples[0]]
    for name in ("csv", "tmx"):
        folder = tmp_path / name
        folder.mkdir()
        assert len(read_back(folder, name, twice)) == 2


def test_the_samples_have_what_these_tests_are_about(samples):
    rows = [row for bulletin in samples for row in whole(bulletin).rows]
    assert any(row.zh is None for row in rows) or any(row.en is None for row in rows)
    assert any("\n" in (row.zh.text if row.zh else "") for row in rows)
    assert any(bulletin.credits for bulletin in samples)
    assert any(bulletin.date for bulletin in samples)
