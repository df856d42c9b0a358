"""Which answers are being made, so that a reader can end theirs. One answer at a time in each browser tab."""

from threading import Event, Lock

_PATIENCE = 1.0  # seconds that a new answer waits for the one before it to be put away


class Run:
    """One answer that is being made. `stop` ends it; a `silent` one is kept, and no longer drawn."""

    def __init__(self) -> None:
        self.stop = Event()
        self.silent = False
        self.ended = Event()


class Runs:
    """The answers being made, by the browser tab (Gradio's session) that they are for. Safe between threads."""

    def __init__(self) -> None:
        self._current: dict[str, Run] = {}
        self._lock = Lock()

    def begin(self, session: str) -> Run:
        """A new run, once the one before it in this tab is put away."""
        self.drop(session)
        run = Run()
        with self._lock:
            self._current[session] = run
        return run

    def end(self, session: str, run: Run) -> None:
        """To be called when a run's last frame has been drawn."""
        run.ended.set()
        with self._lock:
            if self._current.get(session) is run:
                del self._current[session]

    def stop(self, session: str) -> None:
        """Ends the answer that is being made, if any; what there is of it stays."""
        with self._lock:
            run = self._current.get(session)
        if run:
            run.stop.set()

    def drop(self, session: str) -> None:
        """Ends the answer that is being made, if any, and waits until it draws no more: the page shows another talk."""
        with self._lock:
            run = self._current.get(session)
        if run:
            run.silent = True
            run.stop.set()
            run.ended.wait(_PATIENCE)

    def busy(self, session: str) -> bool:
        """Whether an answer is being made."""
        with self._lock:
            return session in self._current
