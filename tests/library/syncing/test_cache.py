"""The cache: what comes back is what was put there, or nothing; and it is never in the way."""

import os

import pytest

from reader.library.syncing import identity
from reader.library.syncing.cache import Cache, document_key
from reader.model import Source


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "documents")


def entries(cache):
    return sorted(path for path in cache._folder.rglob("*") if path.is_file())


def test_what_was_put_there_comes_back_also_for_another_process(cache):
    key = cache.key("one")
    assert cache.get(key) is None
    cache.put(key, b"value")
    assert cache.get(key) == b"value"
    assert Cache(cache._folder).get(key) == b"value"
    cache.put(key, b"")
    assert cache.get(key) == b""


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: b"",
        lambda data: data[:10],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: b"something else entirely, and longer than a header",
    ],
    ids=["cut", "empty", "header cut", "changed", "foreign"],
)
def test_a_damaged_entry_is_nothing_and_is_replaced(cache, damage):
    key = cache.key("one")
    cache.put(key, b"value")
    (place,) = entries(cache)
    place.write_bytes(damage(place.read_bytes()))
    assert cache.get(key) is None
    cache.put(key, b"value")
    assert cache.get(key) == b"value"


def test_an_entry_under_another_name_is_nothing(cache):
    cache.put(cache.key("one"), b"value")
    (place,) = entries(cache)
    other = cache._place(cache.key("two"))
    other.parent.mkdir(exist_ok=True)
    place.rename(other)
    assert cache.get(cache.key("two")) is None


def test_another_program_finds_nothing(cache, monkeypatch):
    key = cache.key("one")
    monkeypatch.setattr(identity, "made_by", lambda: "another")
    assert cache.key("one") != key


def test_the_least_recently_used_go_when_it_is_full(cache):
    cache._bound = 10_000
    keys = [cache.key(n) for n in range(10)]
    for n, key in enumerate(keys):
        cache.put(key, b"x" * 1_500)
        os.utime(cache._place(key), ns=(n, n)) if cache._place(key).exists() else None
        cache.get(keys[0])  # still in use
    kept = [key for key in keys if cache.get(key) is not None]
    assert keys[0] in kept
    assert keys[-1] in kept
    assert keys[1] not in kept
    assert sum(path.stat().st_size for path in entries(cache)) <= 10_000


def test_what_another_process_kept_counts(cache):
    for n in range(6):
        cache.put(cache.key(n), b"x" * 1_500)
    Cache(cache._folder, bound=4_000).put(cache.key("late"), b"x" * 900)
    assert sum(path.stat().st_size for path in entries(cache)) <= 4_000


def test_one_entry_does_not_push_out_all_others(cache):
    cache._bound = 1_000
    cache.put(cache.key("one"), b"x" * 600)
    assert entries(cache) == []


def test_what_is_not_ours_stays(cache):
    cache.put(cache.key("one"), b"value")
    own = cache._folder / "notes.txt"
    own.write_text("mine", encoding="utf-8")
    inside = entries(cache)[0].parent / "notes.txt"
    inside.write_text("mine", encoding="utf-8")
    Cache(cache._folder, bound=1).put(cache.key("two"), b"")
    cache._bound = 1
    cache._make_room()
    assert own.exists()
    assert inside.exists()
    assert cache.get(cache.key("one")) is None


def test_what_was_begun_and_left_is_removed_later(cache):
    cache.put(cache.key("one"), b"value")
    left = entries(cache)[0].parent / ".abandoned"
    left.write_bytes(b"half")
    fresh = left.with_name(".fresh")
    fresh.write_bytes(b"half")
    os.utime(left, ns=(0, 0))
    Cache(cache._folder).put(cache.key("two"), b"value")
    assert not left.exists()
    assert fresh.exists()


def test_nobody_else_may_read_it(cache):
    cache.put(cache.key("one"), b"value")
    if os.name == "nt":
        pytest.skip("Windows keeps a user's folders by other means")
    assert entries(cache)[0].stat().st_mode & 0o077 == 0


def test_without_a_folder_there_is_just_no_cache(tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    for folder in (tmp_path / "file" / "documents", tmp_path / "file"):
        cache = Cache(folder)
        cache.put(cache.key("one"), b"value")
        assert cache.get(cache.key("one")) is None


def test_a_full_disk_leaves_no_half_entry(cache, monkeypatch):
    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    cache.put(cache.key("one"), b"value")
    assert cache.get(cache.key("one")) is None
    assert entries(cache) == []


BASE = {"source": Source("a.txt", "a.txt"), "digest": "d", "encoding": None, "shared": {}}


def test_a_document_is_the_same_by_whatever_name_it_was_opened(cache):
    again = document_key(cache, **{**BASE, "source": Source("/else/b.txt", "/else/b.txt")})
    assert document_key(cache, **BASE) == again


@pytest.mark.parametrize(
    "change",
    [
        {"digest": "e"},
        {"encoding": "big5"},
        {"source": Source("a.html", "a.html")},
        {"source": Source("a.txt", "b.txt")},
        {"source": Source("a.zh", "a.en")},
    ],
    ids=["content", "encoding", "suffix", "pair", "aligned by line"],
)
def test_another_content_encoding_or_kind_of_file_is_another_document(cache, change):
    assert document_key(cache, **BASE) != document_key(cache, **{**BASE, **change})


def test_lines_shared_with_neighbours_make_another_document(cache, tmp_path):
    source = Source(str(tmp_path / "a.txt"), str(tmp_path / "a.txt"))
    alone = document_key(cache, source, "d", None, {})
    shared = document_key(cache, source, "d", None, {tmp_path: frozenset({"b", "a"})})
    elsewhere = document_key(cache, source, "d", None, {tmp_path / "x": frozenset({"b"})})
    assert shared != alone
    assert elsewhere == alone
    assert document_key(cache, source, "d", None, {tmp_path: frozenset({"a", "b"})}) == shared
