import pytest

from tests.browser import chromium
from tests.browser.running import browser


@pytest.fixture
def no_chromium(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr("os.geteuid", lambda: 1000)


@pytest.mark.usefixtures("no_chromium")
def test_without_chromium_the_command_that_installs_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert chromium.main() == 2
    assert "apt-get install" in capsys.readouterr().err


@pytest.mark.usefixtures("no_chromium")
def test_without_chromium_the_browser_tests_fail_and_say_why() -> None:
    with pytest.raises(RuntimeError, match="apt-get install"), browser():
        pass
