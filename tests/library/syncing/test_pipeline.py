"""From sources to documents through the cache and the workers: the same documents, in order, whoever made them."""

import threading
import zipfile
from pathlib import Path

import pytest

from reader.library.store import Library
from reader.library.syncing import identity, pipeline
from reader.library.syncing.cache import Cache
from reader.library.syncing.making import make
from reader.library.syncing.outcomes import LeftOut, Made
from reader.library.syncing.pipeline import Pipeline
from reader.library.syncing.sync import fill, read_packed
from reader.model import Source

TEXT = "港口今日開放\n\n港口今日向所有船隻開放，歡迎各地船長。\n\nPort Opens\n\nThe port opened to all ships today.\n"


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


@pytest.fixture
def made_here(monkeypatch):
    """List what is really read, not taken from the cache."""
    import reader.intake.read

    real, seen = reader.intake.read.read_source, []

    def noting(source, encoding=None):
        seen.append(Path(source.zh).name)
        return real(source, encoding)

    monkeypatch.setattr("reader.intake.read.read_source", noting)
    return seen


def one(path, text=TEXT, encoding="utf-8"):
    """Write a file, unless it is there, and return it as a source."""
    if text is not None:
        path.write_text(text, encoding=encoding)
    return Source(str(path), str(path))


def run(sources, cache, **options):
    return list(Pipeline(sources, cache=cache, **{"most": 0, **options}).run())


def test_the_second_time_nothing_is_read(tmp_path, cache, made_here):
    sources = [one(tmp_path / f"{n}.txt", TEXT * n) for n in (1, 2)]
    first = run(sources, cache)
    assert made_here == ["1.txt", "2.txt"]
    assert run(sources, cache) == first
    assert made_here == ["1.txt", "2.txt"]
    assert [made.source for made in first] == sources
    assert first[0] == Made(make(sources[0], None, {}).packed, ("plain text",), identity.digest(sources[0]))


def test_the_same_content_elsewhere_is_the_document_of_the_other_file(tmp_path, cache, made_here):
    sources = [one(tmp_path / "a.txt"), one(tmp_path / "b.txt")]
    (first,), (second,) = run(sources[:1], cache), run(sources[1:], cache)
    assert made_here == ["a.txt"]
    assert (second.source, second.packed.bulletins) == (sources[1], first.packed.bulletins)


@pytest.mark.parametrize("change", ["content", "encoding", "program", "suffix"])
def test_another_content_encoding_program_or_suffix_is_read_anew(tmp_path, cache, made_here, monkeypatch, change):
    source = one(tmp_path / "a.txt")
    run([source], cache)
    options = {}
    if change == "content":
        one(tmp_path / "a.txt", TEXT + "\n晚上關閉。\n")
    elif change == "encoding":
        options["encoding"] = "utf-8"
    elif change == "program":
        monkeypatch.setattr(identity, "made_by", lambda: "another")
    else:
        source = one(tmp_path / "a.md")
    run([source], cache, **options)
    assert len(made_here) == 2


def test_a_file_inside_an_archive_comes_from_the_cache_too(tmp_path, cache, made_here):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("inner/a.txt", TEXT)
    source = one(tmp_path / "a.zip" / "inner" / "a.txt", None)
    assert run([source], cache) == run([source], cache)
    assert made_here == ["a.txt"]


def test_standard_input_comes_from_the_cache_too(cache, made_here, monkeypatch):
    monkeypatch.setattr("reader.intake.read._standard_input", TEXT.encode)
    source = Source("-", "-")
    assert run([source], cache) == run([source], cache)
    assert made_here == ["-"]


def test_an_entry_that_holds_no_document_is_made_anew(tmp_path, cache, made_here):
    source = one(tmp_path / "a.txt")
    first = run([source], cache)
    key = pipeline.document_key(cache, source, identity.digest(source), None, {})
    for value in (b"", b"no zlib", first[0].packed.notes.encode()):
        cache.put(key, value)
        assert run([source], cache) == first
    assert len(made_here) == 4


def test_what_cannot_be_read_is_said_in_its_turn(tmp_path, cache):
    sources = [one(tmp_path / "a.txt"), one(tmp_path / "none.txt", None), one(tmp_path / "b.txt")]
    outcomes = run(sources, cache)
    assert [type(outcome) for outcome in outcomes] == [Made, LeftOut, Made]
    assert "no such file" in outcomes[1].reason


def test_a_file_that_changes_while_it_is_read_is_not_kept(tmp_path, cache, monkeypatch):
    source = one(tmp_path / "a.txt")
    import reader.intake.read

    real = reader.intake.read.read_source

    def edited_meanwhile(source, encoding=None):
        files = real(source, encoding)
        one(tmp_path / "a.txt", TEXT + "\n晚上關閉。\n")
        return files

    monkeypatch.setattr("reader.intake.read.read_source", edited_meanwhile)
    (made,) = run([source], cache)
    assert made.digest == ""
    assert not [path for path in cache._folder.rglob("*") if path.is_file()]


def pages(folder, count, call="訂閱本站，每日收到航運快訊。"):
    folder.mkdir()
    texts = (f"第{n}號公報\n\n第{n}艘船今日抵達港口，船長向理事會報告了航程。\n\n{call}\n" for n in range(count))
    return [one(folder / f"{n}.txt", text) for n, text in enumerate(texts)]


def test_what_neighbours_share_is_found_in_each_folder_and_kept(tmp_path, cache, made_here):
    sources = [*pages(tmp_path / "a", 3), *pages(tmp_path / "b", 3, "關注我們的頻道。")]
    first = run(sources, cache)
    assert [made.packed.furniture[0][2][:2] for made in first] == ["訂閱"] * 3 + ["關注"] * 3
    assert len(made_here) == 6
    assert run(sources, cache) == first
    assert len(made_here) == 6


def test_what_neighbours_share_is_known_though_only_one_is_read(tmp_path, cache):
    sources = pages(tmp_path / "a", 3)
    (alone,) = run(sources[1:2], cache)
    (among,) = run(sources[1:2], cache, neighbours=sources)
    assert (alone.packed.furniture, len(among.packed.furniture)) == ((), 1)


def test_cancelling_ends_it(tmp_path, cache, made_here):
    sources = [one(tmp_path / f"{n}.txt", TEXT * n) for n in (1, 2)]
    stop = threading.Event()
    outcomes = Pipeline(sources, cache=cache, most=0, cancelled=stop.is_set).run()
    assert isinstance(next(outcomes), Made)
    stop.set()
    assert list(outcomes) == []
    assert made_here == ["1.txt"]


def test_cancelling_ends_it_between_the_stages_of_a_source(tmp_path, cache, made_here):
    assert run([one(tmp_path / "a.txt")], cache, cancelled=lambda: bool(made_here)) == []
    assert made_here == ["a.txt"]


def test_cancelling_ends_the_looking_at_neighbours(tmp_path, cache, made_here):
    assert run(pages(tmp_path / "a", 5), cache, cancelled=lambda: len(made_here) == 2) == []
    assert len(made_here) == 2


def test_what_waits_is_bounded(tmp_path, cache, monkeypatch):
    monkeypatch.setattr(pipeline, "AHEAD", 4)
    sources = [one(tmp_path / f"{n}.txt", f"{TEXT}\n第{n}天。\n") for n in range(10)]
    run(sources, cache)
    reading = Pipeline(sources, cache=cache, most=0)
    outcomes = reading.run()
    for _ in range(5):
        next(outcomes)
        assert len(reading._window) < 4
    monkeypatch.setattr(pipeline, "HELD", 1)
    assert len(list(outcomes)) == 5


# With workers


def test_workers_make_the_same_in_the_same_order(tmp_path, cache, monkeypatch):
    monkeypatch.setattr(pipeline, "WORTH", 0.0)
    monkeypatch.setattr(pipeline, "LARGE", 0)  # nothing is made here while they start
    sources = [one(tmp_path / f"{n}.txt", f"{TEXT}\n第{n}天。\n") for n in range(6)]
    by_workers = run(sources, cache, most=2)
    assert by_workers == run(sources, Cache(tmp_path / "other"))
    assert by_workers == run(sources, cache)


def test_while_workers_start_this_process_goes_on(tmp_path, cache, monkeypatch, made_here):
    monkeypatch.setattr(pipeline, "WORTH", 0.0)
    sources = [one(tmp_path / f"{n}.txt", TEXT * n) for n in (1, 2)]
    outcomes = Pipeline(sources, cache=cache, most=1).run()
    assert isinstance(next(outcomes), Made)
    assert made_here == ["1.txt"]
    outcomes.close()


def test_where_no_worker_starts_this_process_makes_all(tmp_path, cache, monkeypatch, made_here):
    monkeypatch.setattr(pipeline, "WORTH", 0.0)
    monkeypatch.setattr(pipeline, "LARGE", 0)
    monkeypatch.setattr("reader.library.syncing.workers._START", "raise SystemExit")
    sources = [one(tmp_path / f"{n}.txt", TEXT * n) for n in (1, 2, 3)]
    assert [type(outcome) for outcome in run(sources, cache, most=2)] == [Made] * 3
    assert made_here == ["1.txt", "2.txt", "3.txt"]


def test_a_handful_of_small_files_starts_no_worker(tmp_path, cache, monkeypatch):
    def start(most):
        raise AssertionError("not worth it")

    monkeypatch.setattr("reader.library.syncing.workers.Workers", start)
    assert len(run([one(tmp_path / f"{n}.txt") for n in range(9)], cache, most=None)) == 9


def test_a_large_file_is_cancelled_while_it_is_read(tmp_path, cache):
    lines = (f"第{n}艘船今日抵達港口。\n\nShip {n} reached the port.\n\n" for n in range(40_000))
    source = one(tmp_path / "long.txt", "".join(lines))
    stop = threading.Event()
    timer = threading.Timer(0.5, stop.set)
    timer.start()
    assert run([source], cache, most=1, cancelled=stop.is_set) == []
    timer.join()


# Through the doors of `sync`


def test_reading_packed_says_how_far_it_is_and_what_was_passed_over(tmp_path, monkeypatch, cache):
    monkeypatch.setattr(pipeline, "Cache", lambda: cache)
    source = one(tmp_path / "a.txt")
    (tmp_path / "empty").mkdir()
    told = []
    outcomes = list(read_packed([source.zh, str(tmp_path / "empty")], told.append))
    assert [type(outcome) for outcome in outcomes] == [LeftOut, Made]
    assert [(now.done, now.total) for now in told] == [(0, 1), (1, 1)]


def test_a_library_filled_from_the_cache_is_the_same(tmp_path, monkeypatch, cache, made_here):
    monkeypatch.setattr(pipeline, "Cache", lambda: cache)
    one(tmp_path / "a.txt")
    found = []
    for _ in range(2):
        with Library() as library:
            filled = fill(library, [str(tmp_path / "a.txt")])
            found.append((filled, [library.bulletin(entry.key) for entry in library.contents()]))
    assert found[0] == found[1]
    assert made_here == ["a.txt"]
    (encodings,) = found[0][0].encodings.values()
    assert encodings == ("UTF-8",)
