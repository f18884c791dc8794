"""How many answers a process keeps."""

from cms.graphql.answers import OVERHEAD_BYTES, KeptAnswer
from cms.graphql.cache import LARGEST_ANSWER_BYTES, Answers, MemoryAnswers
from cms.graphql.versions import Version

VERSION = Version(1, 0, None)
ROOM = 2 * (OVERHEAD_BYTES + 1_000)


def answer(size: int = 1_000, version: Version = VERSION) -> KeptAnswer:
    return KeptAnswer.of(version, 0.0, [("Vary", "Accept")], b"x" * size)


def test_least_lately_given_is_forgotten_first() -> None:
    memory = MemoryAnswers(ROOM)
    memory.put(b"first", answer())
    memory.put(b"second", answer())
    memory.get(b"first")
    memory.put(b"third", answer())
    kept = [key for key in (b"first", b"second", b"third") if memory.get(key)]
    assert kept == [b"first", b"third"]
    assert memory.bytes == ROOM


def test_answer_takes_the_place_of_an_older_one() -> None:
    memory = MemoryAnswers(ROOM)
    for size in (1_000, 10, 500):
        memory.put(b"key", answer(size))
    assert memory.bytes == OVERHEAD_BYTES + 500


def test_answer_larger_than_all_the_room_is_not_kept() -> None:
    memory = MemoryAnswers(ROOM)
    memory.put(b"key", answer(ROOM))
    assert (memory.get(b"key"), memory.bytes) == (None, 0)


def test_compressed_bytes_are_counted() -> None:
    memory = MemoryAnswers(10_000)
    packed = answer(5_000).with_compressed()
    memory.put(b"key", packed)
    assert packed.compressed is not None
    assert memory.bytes == OVERHEAD_BYTES + 5_000 + len(packed.compressed.body)


def test_very_large_answer_is_not_kept() -> None:
    answers = Answers(MemoryAnswers(100_000_000), None)
    for size, kept in ((LARGEST_ANSWER_BYTES, True), (LARGEST_ANSWER_BYTES + 1, False)):
        answers.keep(b"key%d" % size, answer(size))
        assert (answers.near(b"key%d" % size, VERSION) is not None) is kept


def test_answer_of_another_version_is_only_the_last_one() -> None:
    answers = Answers(MemoryAnswers(ROOM), None)
    kept = answer()
    answers.keep(b"key", kept)
    restored = Version(1, 1, None)
    assert answers.near(b"key", restored) is None
    assert answers.far(b"key", restored) is None
    assert answers.last(b"key") is kept
