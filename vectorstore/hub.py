"""Fetches a sentence-transformers model from the Hugging Face hub, only because the user named it."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from errors import ModelError

_NAME = re.compile(r"[\w.-]+(?:/[\w.-]+)?", re.ASCII)
_WANTED = ["*.json", "*.txt", "*.model", "*.safetensors"]  # no code, no pickles
_UNWANTED = ["onnx/*", "openvino/*"]
_SECONDS = 5  # to find out that there is no network


def is_hub_name(model: str) -> bool:
    """True when an embedding model's setting can only mean a model of the hub: no such folder, shaped owner/name."""
    return bool(_NAME.fullmatch(model)) and not model.startswith(".") and not Path(model).exists()


def fetch(model: str, progress: Callable[[str, int, int], None]) -> Path:
    """The folder of a hub model's snapshot, named by its commit; downloaded when the hub's cache does not have it.

    `progress` gets a Vietnamese label, the bytes downloaded and their total. Raises ModelError: unknown model, no
    network (known within seconds), disk full.
    """
    import httpx2
    from huggingface_hub import HfApi, hf_hub_download, snapshot_download
    from huggingface_hub.errors import (
        HFValidationError,
        LocalEntryNotFoundError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
    )

    repo = model if "/" in model else f"sentence-transformers/{model}"
    wanted: dict[str, Any] = {
        "repo_id": repo,
        "allow_patterns": _WANTED,
        "ignore_patterns": _UNWANTED,
        "tqdm_class": _meter(lambda _: None),
    }
    try:
        with suppress(LocalEntryNotFoundError):
            return Path(snapshot_download(**wanted, local_files_only=True))
        commit = HfApi().model_info(repo, timeout=_SECONDS).sha
        files = snapshot_download(**wanted, revision=commit, dry_run=True)
        missing = [file for file in files if file.will_download]
        total = sum(file.file_size or 0 for file in missing)
        meter = _meter(lambda done: progress(f"Tải mô hình {repo} (byte)", min(done, total), total))
        for file in missing:
            hf_hub_download(repo, file.filename, revision=commit, tqdm_class=meter)
        return Path(snapshot_download(**wanted))
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise ModelError(
            f"Không có thư mục {model!r}, và trên Hugging Face không có {repo} hoặc mô hình này cần quyền truy cập. "
            "Hãy kiểm tra thiết lập EMBEDDING_MODEL."
        ) from error
    except OfflineModeIsEnabled as error:
        raise ModelError(
            f"Chưa có mô hình {repo} trên máy, mà việc tải đang bị tắt (HF_HUB_OFFLINE). Hãy bỏ biến đó để tải, "
            "hoặc để trống EMBEDDING_MODEL để dùng mô hình kèm sẵn."
        ) from error
    except (OSError, httpx2.HTTPError) as error:
        raise ModelError(
            f"Không có thư mục {model!r}, và không tải được mô hình {repo} từ Hugging Face ({type(error).__name__}). "
            "Hãy kiểm tra kết nối mạng và dung lượng đĩa, trỏ EMBEDDING_MODEL tới một thư mục có sẵn, "
            "hoặc để trống để dùng mô hình kèm sẵn."
        ) from error


def _meter(report: Callable[[int], None]) -> type:
    """A tqdm class that draws nothing and reports the bytes of all its bars together."""
    from huggingface_hub.utils.tqdm import tqdm

    class Meter(tqdm):
        done = 0

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **{**options, "disable": True})  # type: ignore[no-untyped-call]
            self.update(self.n)  # what an interrupted download had already fetched

        def update(self, n: float | None = 1) -> None:
            Meter.done += int(n or 0)
            report(Meter.done)

    return Meter
