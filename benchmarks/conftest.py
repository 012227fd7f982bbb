"""Once through (`--benchmark-disable`) shows that everything runs, and leaves out the largest."""

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("benchmark_disable"):
        left_out = [item for item in items if size(item) > largest(item)]
        items[:] = [item for item in items if size(item) <= largest(item)]
        config.hook.pytest_deselected(items=left_out)


def size(item: pytest.Item) -> int:
    """Promotions, or promotions that are there for nothing."""
    parameters: dict[str, int] = getattr(getattr(item, "callspec", None), "params", {})
    return max(parameters.get("promotions", 0), parameters.get("strangers", 0))


def largest(item: pytest.Item) -> int:
    return 10 if item.path.name == "test_instructions.py" else 1_000
