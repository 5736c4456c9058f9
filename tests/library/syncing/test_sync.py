"""Reading many sources: what cannot be read is said, and does not take the rest with it."""

import pytest

from reader.assembly.assemble import assemble
from reader.library.store import Library
from reader.library.syncing.outcomes import LeftOut, PassedOver, Progress, Reading, notes_of
from reader.library.syncing.sync import fill, read_all
from reader.model import Document, Source

TEXT = "港口今日開放\n\n港口今日向所有船隻開放，歡迎各地船長。\n\nPort Opens\n\nThe port opened to all ships today.\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    """Let no test find what another one kept."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr("reader.library.syncing.cache.cache_folder", lambda: folder)
    return folder / "documents"


@pytest.fixture
def files(tmp_path):
    """Three files that can be read."""
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    for path in paths:
        path.write_text(TEXT, encoding="utf-8")
    return [str(path) for path in paths]


def sources_of(outcomes):
    return [outcome.document.source.zh for outcome in outcomes if isinstance(outcome, Reading)]


def reasons_of(outcomes):
    return [outcome.reason for outcome in outcomes if isinstance(outcome, LeftOut)]


def test_every_source_gives_a_document_in_order(files):
    assert sources_of(read_all(files)) == files


def test_a_missing_path_is_said_and_the_others_are_read(files, tmp_path):
    missing = str(tmp_path / "none.txt")
    outcomes = list(read_all([files[0], missing, files[1]]))
    assert sources_of(outcomes) == files[:2]
    (reason,) = reasons_of(outcomes)
    assert reason.startswith(f"{missing}: ")


def test_paths_that_are_all_missing_give_one_reason_each(tmp_path):
    outcomes = list(read_all([str(tmp_path / "x"), str(tmp_path / "y")]))
    assert not sources_of(outcomes)
    assert len(reasons_of(outcomes)) == 2


def test_a_file_that_breaks_the_reader_does_not_take_the_others_with_it(files, monkeypatch):
    real = assemble

    def breaks_on_the_second(source, zh, en=None):
        if source.zh == files[1]:
            raise ZeroDivisionError
        return real(source, zh, en)

    monkeypatch.setattr("reader.assembly.assemble.assemble", breaks_on_the_second)
    outcomes = list(read_all(files))
    assert sources_of(outcomes) == [files[0], files[2]]
    (left,) = [outcome for outcome in outcomes if isinstance(outcome, LeftOut)]
    assert files[1] in left.reason
    assert "mistake in bulletin-reader" in left.reason
    assert isinstance(left.cause, ZeroDivisionError)


def test_a_file_too_large_for_memory_is_said(files, monkeypatch):
    def runs_out(source, encoding):
        raise MemoryError

    monkeypatch.setattr("reader.intake.read.read_source", runs_out)
    (reason,) = reasons_of(read_all(files[:1]))
    assert "too large for the memory" in reason


def test_other_files_of_a_folder_are_passed_over_and_said_without_counting_as_left_out(files, tmp_path):
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    outcomes = list(read_all([str(tmp_path)]))
    assert sources_of(outcomes) == files
    assert reasons_of(outcomes) == []
    (passed,) = [outcome for outcome in outcomes if isinstance(outcome, PassedOver)]
    assert "1 file left out" in passed.note
    with Library() as library:
        filled = fill(library, [str(tmp_path)])
    assert (filled.left_out, filled.notes) == ((), (passed.note,))


def test_two_files_named_as_one_source_are_read_as_one(files):
    pair = Source(files[0], files[1])
    outcomes = list(read_all([files[2], pair]))
    assert [outcome.document.source for outcome in outcomes] == [pair, Source(files[2], files[2])]
    assert [file.path for file in outcomes[0].files] == files[:2]


def test_an_encoding_holds_for_all_files(tmp_path):
    file = tmp_path / "short.txt"
    file.write_text("東門", encoding="big5")
    (read,) = read_all([str(file)], encoding="big5")
    assert [line.text for line in read.files[0].lines] == ["東門"]
    (misread,) = read_all([str(file)], encoding="latin-1")
    assert misread.files[0].lines[0].text != "東門"


def test_progress_counts_every_source_and_names_the_one_being_read(files, tmp_path):
    told = []
    list(read_all([*files[:2], str(tmp_path / "none.txt")], told.append))
    assert told == [Progress(0, 2, files[0]), Progress(1, 2, files[1]), Progress(2, 2, "")]


def test_filling_makes_each_document_readable_at_once(files):
    with Library() as library:
        seen = []
        filled = fill(library, files, lambda progress: seen.append(len(library.sources())))
        assert seen == [0, 1, 2, 3]
        assert (filled.documents, filled.left_out, filled.complete) == (3, (), True)
        assert library.sources() == tuple(Source(path, path) for path in files)


def test_a_note_names_the_file_or_files_it_is_about():
    assert notes_of(Document(Source("a.txt", "a.txt"), (), (), ("no English text",))) == ("a.txt: no English text",)
    assert notes_of(Document(Source("a.zh.txt", "a.en.txt"), (), (), ("x",))) == ("a.zh.txt + a.en.txt: x",)


def test_filling_collects_the_notes_of_what_was_read(files, monkeypatch):
    def odd(source, zh, en=None):
        return Document(source, (), (), ("odd",))

    monkeypatch.setattr("reader.assembly.assemble.assemble", odd)
    with Library() as library:
        assert fill(library, files[:2]).notes == (f"{files[0]}: odd", f"{files[1]}: odd")


def test_cancelling_keeps_what_was_added(files):
    with Library() as library:
        filled = fill(library, files, cancelled=lambda: len(library.sources()) == 1)
        assert (filled.documents, filled.complete) == (1, False)
        assert len(library.sources()) == 1


def test_filling_collects_what_was_left_out(files, tmp_path):
    with Library() as library:
        filled = fill(library, [*files, str(tmp_path / "none.txt")])
        assert filled.documents == 3
        assert len(filled.left_out) == 1
        assert filled.complete


def test_what_all_pages_of_a_folder_end_with_is_set_aside(tmp_path):
    call = "訂閱本站，每日收到航運快訊。"
    for n in range(3):
        text = f"第{n}號公報\n\n第{n}艘船今日抵達港口，船長向理事會報告了航程。\n\n{call}\n"
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    documents = [each.document for each in read_all([str(tmp_path)]) if isinstance(each, Reading)]
    assert [[one.text for one in document.furniture] for document in documents] == [[call]] * 3
    (alone,) = (each.document for each in read_all([str(tmp_path / "0.txt")]) if isinstance(each, Reading))
    assert alone.furniture == ()
