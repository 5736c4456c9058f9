"""Worker processes: what they are given comes back, and none of their ends is the end of the rest."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from reader.library.syncing import workers
from reader.library.syncing.frames import Task, WorkerError
from reader.library.syncing.making import make
from reader.library.syncing.outcomes import LeftOut
from reader.library.syncing.sealing import unseal
from reader.library.syncing.workers import Workers
from reader.model import Source, SourceError

TEXT = "港口今日開放\n\n港口今日向所有船隻開放，歡迎各地船長。\n\nPort Opens\n\nThe port opened to all ships today.\n"

# A worker that does at once what the name of a source says: the same pipes and frames, none of the reading.
STAND_IN = """
import json, os, sys; sys.path[:] = json.loads(sys.argv[1])
import threading, time
from reader.library.syncing import identity
from reader.library.syncing import frames
from reader.library.syncing.frames import Frame
tasks, answers = os.fdopen(os.dup(0), "rb", buffering=0), os.fdopen(os.dup(1), "wb", buffering=0)
frames.write(answers, Frame(frames.READY, body=identity.made_by().encode()))
while (frame := frames.read(tasks)) is not None:
    name = frames.unpack_task(frame.body).source.zh
    if name == "crash":
        os._exit(9)
    if name == "sleep":
        time.sleep(600)
    frames.write(answers, Frame(frames.DOCUMENT, frame.number, name.encode()))
"""


@pytest.fixture
def stand_in(monkeypatch):
    """Let quick stand-ins be started for workers."""
    monkeypatch.setattr(workers, "_START", STAND_IN)


@pytest.fixture
def pool():
    """Return a pool of two that is closed at the end."""
    with contextlib.closing(Workers(2)) as opened:
        yield opened


def task(name, encoding=None):
    return Task(Source(str(name), str(name)), encoding, {})


def collect(pool, count):
    """Return `count` results by number."""
    found = {}
    while len(found) < count:
        assert pool.is_usable
        found.update(pool.results(10))
    return found


def is_running(process_id):
    """Tell whether a process is there that is not only waiting to be asked how it ended."""
    try:
        status = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8")
        return status.rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_every_task_is_answered_once_under_its_number(pool, stand_in):
    for number in range(50):
        pool.submit(number, task(f"a{number}"))
    assert collect(pool, 50) == {number: f"a{number}".encode() for number in range(50)}
    assert pool.results(0) == []


def test_no_more_processes_than_tasks_are_started(pool, stand_in):
    pool.submit(0, task("a"))
    collect(pool, 1)
    assert len(pool._workers) == 1


def test_one_that_breaks_costs_the_source_it_was_at_and_no_other(pool, stand_in):
    names = ["a", "crash", "b", "c", "crash", "d"]
    for number, name in enumerate(names):
        pool.submit(number, task(name))
    found = collect(pool, len(names))
    left_out = {number for number, result in found.items() if isinstance(result, LeftOut)}
    assert left_out == {1, 4}
    assert "lack of memory" in found[1].reason
    assert found[1].reason.startswith("crash: ")
    assert isinstance(found[1].cause, WorkerError)
    assert pool.is_usable


def test_one_that_is_killed_is_replaced(stand_in):
    with contextlib.closing(Workers(1)) as pool:
        pool.submit(0, task("sleep"))
        pool.submit(1, task("a"))
        while not pool._workers[0].tasks:
            pool.results(0.1)
        pool._workers[0].process.kill()
        found = collect(pool, 2)
        assert isinstance(found[0], LeftOut)
        assert found[1] == b"a"


def test_closing_does_not_wait_for_what_is_being_made(pool, stand_in):
    pool.submit(0, task("sleep"))
    while not any(worker.tasks for worker in pool._workers):
        pool.results(0.1)
    ids = [worker.process.pid for worker in pool._workers]
    pool.close()
    assert not any(is_running(each) for each in ids)


def test_a_task_nobody_has_can_be_taken_back(pool, stand_in):
    pool.submit(0, task("a"))
    assert pool.withdraw(0)
    assert not pool.withdraw(0)
    pool.submit(1, task("b"))
    assert collect(pool, 1) == {1: b"b"}


@pytest.mark.parametrize(
    "start",
    ["raise SystemExit(3)", STAND_IN.replace("identity.made_by()", "'another'")],
    ids=["ends at once", "another program"],
)
def test_a_pool_whose_processes_cannot_work_says_so(monkeypatch, pool, start):
    monkeypatch.setattr(workers, "_START", start)
    pool.submit(0, task("a"))
    while pool.is_usable:
        assert pool.results(10) == []
    assert pool.withdraw(0)


def test_a_pool_without_an_interpreter_to_start_says_so(monkeypatch, pool, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    pool.submit(0, task("a"))
    assert not pool.is_usable


def test_what_a_worker_makes_is_what_this_process_makes(pool, tmp_path):
    good, bad = tmp_path / "a.txt", tmp_path / "none.txt"
    good.write_text(TEXT, encoding="big5")
    made = make(Source(str(good), str(good)), "big5", {})
    pool.submit(0, task(good, "big5"))
    pool.submit(1, task(bad))
    found = collect(pool, 2)
    assert unseal(found[0], made.source) == made
    assert found[1].reason == f"{bad}: there is no such file. Check the spelling."
    assert isinstance(found[1].cause, SourceError)
    assert "Traceback" in found[1].cause.__notes__[0]


PARENT = """
    import sys, time
    from reader.library.syncing.frames import Task
    from reader.library.syncing.workers import Workers
    from reader.model import Source
    pool = Workers(1)
    pool.submit(0, Task(Source(sys.argv[1], sys.argv[1]), None, {}))
    while not pool.is_ready:
        pool.results(1)
    print(pool._workers[0].process.pid, flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="looks at processes through /proc")
def test_a_worker_has_no_terminal_ignores_ctrl_c_and_ends_with_its_parent(tmp_path):
    """All in one, since starting a worker takes about a second."""
    file = tmp_path / "long.txt"
    file.write_text(
        "".join(f"第{n}艘船今日抵達港口。\n\nShip {n} reached the port.\n\n" for n in range(40_000)), "utf-8"
    )
    code = ["-c", textwrap.dedent(PARENT), str(file)]
    with subprocess.Popen([sys.executable, *code], stdout=subprocess.PIPE, text=True) as parent:
        try:
            worker = int(parent.stdout.readline())
            os.kill(worker, signal.SIGINT)
            streams = [Path(f"/proc/{worker}/fd/{n}").readlink() for n in range(3)]
            assert streams == [Path(os.devnull)] * 3
            assert is_running(worker)
        finally:
            parent.kill()
    until = time.monotonic() + 30
    while is_running(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_running(worker)


def test_a_worker_imports_neither_the_interface_nor_what_lies_in_the_current_folder(tmp_path):
    (tmp_path / "regex.py").write_text("raise SystemExit('not this one')", encoding="utf-8")
    report = "import os, sys\nos.dup2(2, 1)\nprint(sorted(sys.modules), file=sys.stderr)\n"
    code = workers._START.replace("serve()", "_warm_up()").replace("import serve", "import _warm_up") + report
    arguments = [sys.executable, "-P", "-c", code, json.dumps([path for path in sys.path if path])]
    done = subprocess.run(arguments, capture_output=True, text=True, cwd=tmp_path, check=True)
    assert "'reader.assembly.assemble'" in done.stderr
    assert "'textual" not in done.stderr
