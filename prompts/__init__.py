"""The words of the assistant, as Vietnamese text files beside this module; a loader checks their placeholders."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from errors import PromptError

_FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file, checked."""

    name: str
    text: str

    def fill(self, **values: str) -> str:
        """The text with its placeholders filled; braces inside the values stay as they are."""
        return self.text.format_map(values)

    @property
    def digest(self) -> str:
        """Twelve hex digits of the file's text."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


@cache
def load(name: str, *placeholders: str) -> Prompt:
    """The prompt of file `name`.txt. Raises PromptError unless it has exactly the given placeholders."""
    path = _FOLDER / f"{name}.txt"
    try:
        text = path.read_text(encoding="utf-8").strip()
        found = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    except (OSError, ValueError) as error:
        raise PromptError(f"Không đọc được mẫu câu {path.name}: {error}. Hãy khôi phục tệp này từ bản gốc.") from error
    if found != set(placeholders):
        raise PromptError(
            f"Mẫu câu {path.name} phải có đúng các chỗ trống {sorted(placeholders)}, nhưng đang có {sorted(found)}."
        )
    return Prompt(name, text)
