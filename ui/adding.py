"""One run of adding articles, without Gradio: what is given, how far it has come, and what became of it."""

import logging
import re
import threading
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from errors import AssistantError, IngestError
from ingest.added import Given, clean_name
from ingest.ports import Progress, Stage, Step
from ingest.read import SUFFIXES
from ingest.report import Report
from ui.render import inert
from ui.texts import library as texts

log = logging.getLogger(__name__)

MOST_FILES = 1000
_HTML = re.compile(
    r"\s*<(?:!doctype|html|head|body|main|article|section|div|p|h[1-6]|table|span|meta|!--)\b", re.IGNORECASE
)
_HEADLINE = re.compile(r"<(?:title|h1)\b[^<>]{0,300}>([^<]{1,300})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_NAME_WORDS = 12
_WINDOW = 8  # files shown on either side of the one that is read


def pasted(text: str, name: str) -> Given:
    """A pasted text as a file: .html when it opens like a page, else .txt; by default named after its headline."""
    is_html = _HTML.match(text) is not None
    if not name.strip():
        opening = text[:20_000]
        headline = _HEADLINE.search(opening) if is_html else None
        lines = (_TAG.sub(" ", line).split() for line in (headline[1] if headline else opening).splitlines())
        name = " ".join(next(filter(None, lines), [])[:_NAME_WORDS])
    name = clean_name(name.replace("/", "-").replace("\\", "-"))
    if not name.lower().endswith(tuple(SUFFIXES)):
        name = clean_name(f"{name}.{'html' if is_html else 'txt'}")
    return Given(name, text.encode("utf-8", "replace"))


def uploaded(paths: Sequence[str] | str | None, folder: Path) -> list[Given]:
    """The uploaded files; only those that lie in the folder of uploads, whatever else a request may name."""
    top = folder.resolve()
    given = []
    for name in [paths] if isinstance(paths, str) else paths or ():
        path = Path(name).resolve()
        if path.is_relative_to(top):
            given.append(Given(path.name, path))
    return given


class Adding:
    """A run in a thread of its own, which goes on when its reader leaves. `step`, `report` and `error` say how far."""

    def __init__(self, names: Collection[str], run: Callable[[Progress], Report], after: Callable[[], None]) -> None:
        self.step: Step | None = None
        self.report: Report | None = None
        self.error = ""
        self._names = tuple(names)
        self._stopped = threading.Event()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._go, args=(run, after), name="adding", daemon=True)

    def start(self) -> None:
        """Begins; to be called once."""
        self._thread.start()

    def stop(self) -> None:
        """Lets the file that is being read be finished; the others then fail, saying why."""
        self._stopped.set()

    def wait(self, seconds: float) -> bool:
        """Waits for so long at most; True when the run has ended."""
        return self._done.wait(seconds)

    def html(self) -> str:
        """How far it has come: a bar, and the files around the one that is being read."""
        step, total = self.step, len(self._names)
        if step is None:
            return _bar(0, total, texts.STARTING)
        if step.stage is Stage.INDEX:
            return _bar(total, total, texts.INDEXING)
        first, last = max(0, step.done - _WINDOW), min(total, step.done + _WINDOW + 1)
        items = [_item(texts.MORE_BEFORE.format(count=first), texts.DONE, "done")] if first else []
        for at in range(first, last):
            if at == step.done:
                items.append(_item(step.source, texts.STAGES[step.stage].format(part=round(step.part * 100)), "now"))
            elif at < step.done:
                items.append(_item(self._names[at], texts.DONE, "done"))
            else:
                items.append(_item(self._names[at], texts.WAITING, "waiting"))
        if last < total:
            items.append(_item(texts.MORE_AFTER.format(count=total - last), texts.WAITING, "waiting"))
        bar = _bar(step.done, total, texts.WORKING.format(done=step.done + 1, total=total))
        return f'{bar}<ul class="files">{"".join(items)}</ul>'

    def _go(self, run: Callable[[Progress], Report], after: Callable[[], None]) -> None:
        try:
            self.report = run(self._tell)
        except AssistantError as error:
            self.error = str(error)
        except Exception:  # the edge of the thread: the reader gets one calm sentence, the log gets the rest
            log.exception("articles cannot be added")
            self.error = texts.UNEXPECTED
        finally:
            try:
                after()
            finally:
                self._done.set()

    def _tell(self, step: Step) -> None:
        self.step = step
        if self._stopped.is_set() and step.stage is Stage.COMPARE:
            raise IngestError(texts.STOPPED)


def _bar(done: int, total: int, said: str) -> str:
    said = inert(said)
    return f'<p class="told">{said}</p><progress max="{total}" value="{done}" aria-label="{said}"></progress>'


def _item(name: str, state: str, kind: str) -> str:
    return f'<li class="{kind}"><span>{inert(name)}</span> <em>{inert(state)}</em></li>'
