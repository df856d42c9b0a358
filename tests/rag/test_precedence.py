from threading import Thread
from time import monotonic

from rag.precedence import Precedence


def test_what_may_wait_is_refused_while_an_answer_is_looked_for_and_let_in_after_it() -> None:
    precedence = Precedence()
    with precedence.answer(), precedence.answer(), precedence.aside(0.01) as may:
        assert not may
    with precedence.aside(0.01) as may:
        assert may
        with precedence.aside(0.01) as another:
            assert not another, "one at a time"
    with precedence.aside(0.01) as may:
        assert may


def test_work_aside_waits_between_two_steps_until_the_answer_is_there() -> None:
    precedence = Precedence()
    order: list[str] = []

    def aside() -> None:
        with precedence.aside(10.0) as may:
            assert may and precedence.quiet(monotonic() + 10.0)
            order.append("aside")

    with precedence.answer():
        thread = Thread(target=aside)
        thread.start()
        assert not precedence.quiet(monotonic())
        order.append("answer")
    thread.join()
    assert order == ["answer", "aside"]
