import gc
import weakref

from vietnamese.memory import LONGEST, TEXTS, remembered


class Result:
    pass


def test_a_sentence_is_read_once() -> None:
    calls: list[str] = []

    @remembered
    def read(text: str, *, loud: bool = False) -> int:
        calls.append(text)
        return len(text) + loud

    assert [read("Sa Pa"), read("Sa Pa"), read("Sa Pa", loud=True)] == [5, 5, 6]
    assert calls == ["Sa Pa", "Sa Pa"]


def test_what_was_read_in_a_long_text_is_not_kept() -> None:
    @remembered
    def read(text: str) -> Result:
        return Result()

    short, long = weakref.ref(read("a" * LONGEST)), weakref.ref(read("a" * (LONGEST + 1)))
    gc.collect()
    assert short() is not None
    assert long() is None


def test_the_oldest_results_are_given_up() -> None:
    @remembered
    def read(text: str) -> Result:
        return Result()

    first = weakref.ref(read("first"))
    for number in range(TEXTS):
        read(str(number))
    gc.collect()
    assert first() is None
