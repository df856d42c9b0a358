"""The settings: one frozen object, read from the environment and from a .env file; the only reader of either."""

import hashlib
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from errors import SettingsError

PROJECT = Path(__file__).resolve().parent


def _cache_folder() -> Path:
    return Path.home() / ".cache" / "tro-ly-nghi-quyet"


class Settings(BaseSettings):
    """All settings; each is an environment variable (or a line of .env) of the same name in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="forbid", frozen=True
    )

    host: str = Field("127.0.0.1", description="Address the page is served on.")
    port: int = Field(7860, ge=1, le=65535, description="Port the page is served on.")
    data_dir: Path = Field(PROJECT / "data" / "index", description="Folder of the catalogue and of the vector index.")
    articles_dir: Path = Field(
        PROJECT / "data" / "articles", description="Folder of articles, read at the first start and by `app.py ingest`."
    )
    cache_dir: Path = Field(default_factory=_cache_folder, description="Folder that keeps the converted model.")
    embedding_model: str = Field(
        "", description="A sentence-transformers name or folder; empty for the bundled multilingual-e5-small."
    )
    chunk_tokens: int = Field(256, ge=32, le=2048, description="Longest chunk, in cl100k_base tokens.")
    max_question_chars: int = Field(2000, ge=50, description="Longest question that is read, in characters.")
    llm: str = Field(
        "",
        pattern=r"^([^\s:]+:\S.*)?$",
        description="The language model that words answers, as provider:model; empty for none.",
    )
    llm_base_url: str = Field("", description="Address of the model's server; empty for the provider's own.")
    llm_api_key: SecretStr = Field(
        SecretStr(""), description="Key of the language model; empty to take the provider's own variable."
    )
    llm_timeout: float = Field(
        30, ge=1, le=600, description="Seconds that an answer waits for the language model at most."
    )
    llm_context_tokens: int = Field(
        1500, ge=200, le=100_000, description="Tokens of cited sentences that the language model is given at most."
    )
    llm_temperature: float = Field(
        0, ge=0, le=2, description="Temperature of the language model; some providers' models take only 1."
    )
    max_file_mb: int = Field(20, ge=1, description="Largest file that is ingested, in megabytes.")
    log_questions: bool = Field(False, description="Whether the server's log may hold what is asked.")
    admin_password: SecretStr = Field(
        SecretStr(""),
        description="Password for adding and removing articles on the page; empty to allow it on this machine only.",
    )
    trusted_proxies: str = Field(
        "", description="Addresses or networks of reverse proxies whose headers are believed, between commas."
    )
    proxy_user_header: str = Field(
        "",
        pattern=r"^[A-Za-z0-9-]*$",
        description="Header in which a trusted proxy names the user it has logged in; empty for none.",
    )
    admin_users: str = Field(
        "", description="Users of the proxy that may add and remove articles, between commas; the others may ask."
    )
    rate_per_minute: int = Field(
        300, ge=1, description="Requests a minute that one key or user may send, and one address."
    )
    answers_at_once: int = Field(
        16, ge=1, description="Answers of the API that one key or user may wait for at once, and one address."
    )
    cors_origins: str = Field(
        "",
        description="Origins whose pages may call the API from a browser, as https://host:port, between commas.",
    )
    widget_origins: str = Field(
        "", description="Origins whose pages may show the widget, as https://host:port, between commas."
    )

    @property
    def added_dir(self) -> Path:
        """Folder of the data folder that keeps the files of articles added by hand."""
        return self.data_dir / "articles"

    @classmethod
    def load(cls, **overrides: object) -> Self:
        """Reads the environment and .env; `overrides` win. Raises SettingsError naming the setting that is wrong."""
        try:
            return cls(**{key: value for key, value in overrides.items() if value is not None})  # type: ignore[arg-type]
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"]).upper()
            if first["type"] == "extra_forbidden":
                known = ", ".join(key.upper() for key in cls.model_fields)
                raise SettingsError(
                    f"Không có thiết lập nào tên là {name}. Các thiết lập dùng được: {known}."
                ) from error
            raise SettingsError(
                f"Thiết lập {name} có giá trị không dùng được ({first.get('input')!r}). "
                "Hãy sửa trong dòng lệnh, biến môi trường hoặc .env."
            ) from error
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                "Không đọc được tệp .env. Hãy lưu tệp này với bảng mã UTF-8 và cấp quyền đọc."
            ) from error

    def digest(self) -> str:
        """Twelve hex digits that change when a setting that answers depend on changes."""
        answering = ("embedding_model", "chunk_tokens", "max_question_chars")
        model = ("llm", "llm_base_url", "llm_timeout", "llm_context_tokens", "llm_temperature") if self.llm else ()
        parts = [str(getattr(self, name)) for name in (*answering, *model)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
