"""Whatever is given: a document with tables or a reason, in time, and no harm to the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.hostile import bombs
from tests.hostile.expectations import held, processor_time, told

from haixi_check.readers import InputFile, limits, read_all

SECONDS = 0.5
MUTANTS = 6

Files = Callable[[], Iterator[tuple[str, bytes]]]


@pytest.fixture(scope="module", autouse=True)
def taken_before() -> int:
    """What a child took at the most before these tests: a copy of this process weighs as much."""
    return most_taken()


def most_taken() -> int:
    """Bytes that any child of this process has taken so far."""
    if sys.platform != "linux":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


@pytest.mark.parametrize("family", bombs.FAMILIES, ids=lambda family: family.__name__)
@pytest.mark.sampled(5)
def test_a_hostile_file_is_told_in_time(
    family: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS", SECONDS)
    path, sound = tmp_path / "hostile", tmp_path / "sound.csv"
    sound.write_bytes(b"a,b\n")
    for name, data in family():
        path.write_bytes(data)
        began = processor_time()
        *found, last = read_all([InputFile(path, name), InputFile(sound, "sound.csv")])
        # What is read in this process has no limit of its own.
        assert processor_time() - began < 5 + 2 * SECONDS, name
        assert last.grids
        assert found, name
        for document in found:
            held(document)


def test_mutants_are_read_or_told(tmp_path: Path) -> None:
    sources = []
    for number, (name, data) in enumerate(bombs.mutants(MUTANTS)):
        path = tmp_path / str(number)
        path.write_bytes(data)
        sources.append(InputFile(path, name))
    for document in read_all(sources):
        held(document)
        assert "reader_crashed" not in told(document), document.path


@pytest.mark.thorough
def test_every_seed_is_sound(tmp_path: Path) -> None:
    for name, data in bombs.seeds().items():
        path = tmp_path / "seed"
        path.write_bytes(data)
        for document in read_all([InputFile(path, name)]):
            assert document.grids
            assert told(document) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit")
def test_no_reading_process_took_much(taken_before: int) -> None:
    """Of all that were started for the files above."""
    assert most_taken() < max(2**30, taken_before + 1)
