"""Texts to vectors, by a sentence-transformers model: the bundled multilingual-e5-small unless another is named."""

import functools
import gc
import hashlib
import logging
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from errors import ModelError
from vectorstore import e5, hub

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 8  # on 2 cores 8 beats 1, 4, 16, 32 and 64, for sentences (84/s) and for paragraphs (34/s)
_CACHED_QUERIES = 256
_SAMPLES, _SAMPLE_BYTES = 16, 65536
_LABEL = "Nạp mô hình ngôn ngữ"


class SentenceEmbedder:
    """Unit vectors of texts; safe to call from several threads.

    `name` is the model's identity: it changes when the model does, and an index is only good for one. `dimension` is
    the length of its vectors. `is_bundled` is true of the model that comes with the program.
    """

    def __init__(self, model: "SentenceTransformer", name: str) -> None:
        self.name = name
        self._model = model
        self._lock = threading.Lock()
        self._query_prompt = _prompt(model, "query")
        self._passage_prompt = _prompt(model, "passage", "document", "corpus")
        self._cached_query = functools.lru_cache(maxsize=_CACHED_QUERIES)(self._query)
        self.is_bundled = name == e5.identity()
        self.dimension = len(self.query("xin chào"))  # also runs the model's slow first time

    @classmethod
    def open(cls, model: str, cache_dir: Path, progress: e5.Progress | None = None) -> Self:
        """Loads a model: "" for the bundled one (no network, ever), else a folder or a name of the Hugging Face hub.

        A hub model that is not on this machine yet is downloaded. Only safetensors are read and no code that comes
        with a model is run. `progress` gets a Vietnamese label, what is done and the total. Raises ModelError.
        """
        report = progress or _silent
        if not model:
            folder, name = e5.prepare(cache_dir, report), e5.identity()
        elif (local := Path(model).expanduser()).is_dir():
            folder, name = local, f"{local.resolve().name}@{_fingerprint(local)}"
        elif hub.is_hub_name(model):
            folder = hub.fetch(model, report)
            name = f"{model}@{folder.name[:12]}"
        else:
            raise ModelError(
                f"Không có thư mục mô hình {model!r}. Hãy sửa EMBEDDING_MODEL, hoặc để trống để dùng mô hình kèm sẵn."
            )
        report(_LABEL, 0, 1)
        try:
            loaded = cls(_load(folder), name)
        except Exception as error:  # an outer edge: a folder from anywhere fails in any of three libraries' ways
            raise ModelError(
                f"Không nạp được mô hình trong {folder} ({error}). Thư mục cần là một mô hình sentence-transformers "
                "đầy đủ, trọng số ở dạng safetensors và không kèm mã chạy riêng."
            ) from error
        report(_LABEL, 1, 1)
        return loaded

    def passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        """The vectors of texts to be searched, (len(texts), dimension), in the order of the texts.

        `progress` gets the number of texts done. The model is free for queries between batches.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]), reverse=True)  # little padding
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            vectors[batch] = self._encode(
                self._model.encode_document, [texts[index] for index in batch], self._passage_prompt
            )
            if progress is not None:
                progress(start + len(batch))
        return vectors

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, (dimension,); read-only, because repeated questions share it."""
        return self._cached_query(text)

    def _query(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self._encode(self._model.encode_query, [text], self._query_prompt)[0]
        vector.setflags(write=False)
        return vector

    def _encode(self, encode: Callable[..., NDArray[Any]], texts: list[str], prompt: str | None) -> NDArray[np.float32]:
        valid = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]  # tokenizers refuse lone surrogates
        with self._lock:
            vectors = encode(
                valid, prompt=prompt, batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True
            )
        result = np.asarray(vectors, dtype=np.float32)
        if not np.isfinite(result).all():
            raise ModelError(f"Mô hình {self.name} cho véc-tơ không hợp lệ. Hãy dùng mô hình khác ở EMBEDDING_MODEL.")
        return result


def _load(folder: Path) -> "SentenceTransformer":
    """The model in a folder. What it sets in the environment is read when torch and tokenizers are first imported."""
    # OpenMP's threads spin while they wait. On 2 cores that other work also uses, a query takes 280-1650 ms with the
    # default spin, 40-80 ms with this one, 50-90 ms with none; on idle cores 18, 18 and 30 ms.
    os.environ.setdefault("GOMP_SPINCOUNT", "5000")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # else it warns on stderr when the process forks
    with _no_garbage_collection():
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
        return SentenceTransformer(
            str(folder), local_files_only=True, trust_remote_code=False, model_kwargs={"use_safetensors": True}
        )


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Importing makes a great many objects that all stay: without collections it takes 1 s less of 6 s."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _prompt(model: "SentenceTransformer", *names: str) -> str | None:
    """The first of the model's prompts that is not empty; None leaves the choice to the model.

    sentence-transformers itself would take an empty "document" prompt before a "passage" one.
    """
    return next((model.prompts[name] for name in names if model.prompts.get(name)), None)


def _fingerprint(folder: Path) -> str:
    """Twelve hex digits made of each file's name, size and samples of its content: a new training changes them."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".json", ".safetensors", ".txt")):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as file:
            for sample in range(_SAMPLES):
                file.seek(max(size - _SAMPLE_BYTES, 0) * sample // (_SAMPLES - 1))
                digest.update(file.read(_SAMPLE_BYTES))
    return digest.hexdigest()[:12]


def _silent(label: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
