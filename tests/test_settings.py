"""Settings come from arguments, the environment and .env, in this order; what is wrong is named."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from errors import SettingsError
from settings import PROJECT, Settings


@pytest.fixture
def env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The .env of the folder the program is started in."""
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    monkeypatch.chdir(tmp_path)
    return tmp_path / ".env"


def test_the_defaults_serve_this_machine_only_and_need_nothing() -> None:
    settings = Settings.load()
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert settings.articles_dir == PROJECT / "data" / "articles"
    assert settings.embedding_model == ""


def test_an_argument_beats_the_environment_and_that_beats_the_file(
    env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env_file.write_text("PORT=7001\nHOST=0.0.0.0\nCHUNK_TOKENS=100\n", encoding="utf-8")
    monkeypatch.setenv("PORT", "7002")
    monkeypatch.setenv("HOST", "::1")
    settings = Settings.load(port=7003, host=None)
    assert (settings.port, settings.host, settings.chunk_tokens) == (7003, "::1", 100)


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    assert Settings.load().port == 7860


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("CHUNK_TOKENS", "8"),
        ("MAX_QUESTION_CHARS", "-1"),
        ("MAX_FILE_MB", "1.5"),
        ("LLM", "gpt-x"),
        ("LLM", ":x"),
        ("LLM", "openai:"),
        ("LLM_TIMEOUT", "0"),
        ("LLM_CONTEXT_TOKENS", "100"),
        ("LLM_TEMPERATURE", "2.5"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name) as refused:
        Settings.load()
    assert value in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_setting_that_does_not_exist_is_named_beside_those_that_do(env_file: Path) -> None:
    env_file.write_text("PROT=7001\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="PROT") as refused:
        Settings.load()
    assert all(name.upper() in str(refused.value) for name in Settings.model_fields)


@pytest.mark.parametrize("content", [b"HOST=\xff\xfe", "HOST=máy".encode("utf-16")])
def test_a_file_in_another_encoding_is_refused(env_file: Path, content: bytes) -> None:
    env_file.write_bytes(content)
    with pytest.raises(SettingsError, match=r"\.env"):
        Settings.load()


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValidationError):
        Settings.load().port = 1


def test_the_digest_follows_what_answers_depend_on_and_nothing_else(tmp_path: Path) -> None:
    digest = Settings.load().digest()
    assert len(digest) == 12
    assert Settings.load(port=1, host="x", data_dir=tmp_path, cache_dir=tmp_path).digest() == digest
    for change in ({"embedding_model": "x"}, {"chunk_tokens": 100}, {"max_question_chars": 99}):
        assert Settings.load(**change).digest() != digest


@pytest.mark.parametrize("llm", ["openai:gpt-x", "ollama:qwen2.5:7b", "openai:to-chuc/mo-hinh"])
def test_a_model_is_named_with_its_provider_and_its_name_may_hold_colons_and_slashes(llm: str) -> None:
    assert Settings.load(llm=llm).llm == llm


def test_settings_of_the_language_model_count_where_there_is_one() -> None:
    changes = ({"llm_base_url": "http://127.0.0.1/v1"}, {"llm_context_tokens": 999}, {"llm_temperature": 1})
    digest, with_model = Settings.load().digest(), Settings.load(llm="openai:x").digest()
    assert with_model != digest
    for change in changes:
        assert Settings.load(**change).digest() == digest
        assert Settings.load(llm="openai:x", **change).digest() != with_model
    assert Settings.load(llm="openai:x", llm_api_key="khoa").digest() == with_model


def test_the_key_is_in_no_text_of_the_settings() -> None:
    settings = Settings.load(llm_api_key="khoa-bi-mat")
    assert settings.llm_api_key.get_secret_value() == "khoa-bi-mat"
    assert "khoa-bi-mat" not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_the_admin_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings.load().admin_password.get_secret_value() == ""
    monkeypatch.setenv("ADMIN_PASSWORD", "mật khẩu")
    settings = Settings.load()
    assert settings.admin_password.get_secret_value() == "mật khẩu"
    assert "mật khẩu" not in f"{settings!r}{settings}"


def test_added_articles_are_kept_in_the_data_folder(tmp_path: Path) -> None:
    assert Settings.load(data_dir=tmp_path).added_dir == tmp_path / "articles"
