"""What all tests share."""

import pytest


@pytest.fixture(autouse=True, scope="session")
def nobodys_settings(tmp_path_factory):
    """Keep the settings of whoever runs the tests out of them, and out of the processes that tests start."""
    settings = tmp_path_factory.mktemp("config") / "settings.toml"
    settings.write_text("", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BULLETIN_READER_CONFIG", str(settings))
        patch.delenv("BULLETIN_READER_DEBUG", raising=False)
        yield
