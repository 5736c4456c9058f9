"""What all tests share."""

import os

import hypothesis
import pytest

# No test measures time: on a busy machine Hypothesis would call a good test flaky. In CI the examples are the same each
# time (Hypothesis' own "ci" profile), so that a failure there is a failure everywhere.
hypothesis.settings.register_profile(
    "house",
    hypothesis.settings.get_profile("ci" if os.environ.get("CI") else "default"),
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def nobodys_settings(tmp_path_factory):
    """Keep the settings of whoever runs the tests out of them, and out of the processes that tests start."""
    settings = tmp_path_factory.mktemp("config") / "settings.toml"
    settings.write_text("", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BULLETIN_READER_CONFIG", str(settings))
        patch.delenv("BULLETIN_READER_DEBUG", raising=False)
        yield
