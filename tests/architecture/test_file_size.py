"""A file is read in one sitting; the ceiling and its exemptions are in pyproject.toml."""

from tests.architecture.house import ROOT, TABLES, files, name

CEILING: int = TABLES["file-size"]["ceiling"]
EXEMPT: dict[str, dict[str, object]] = TABLES["file-size"]["exempt"]


def lines(path: str) -> int:
    return len((ROOT / path).read_text().splitlines())


def test_no_file_is_longer_than_the_ceiling() -> None:
    sizes = {name(path): lines(name(path)) for path in files(".py", ".pyx", ".pxi", ".lark")}
    too_long = {
        path: size
        for path, size in sizes.items()
        if size > EXEMPT.get(path, {}).get("lines", CEILING)
    }
    assert too_long == {}


def test_exemptions_are_few_needed_and_reasoned() -> None:
    assert len(EXEMPT) <= 5
    for path, exemption in EXEMPT.items():
        assert lines(path) > CEILING, f"{path} no longer needs its exemption"
        assert len(str(exemption["because"]).split()) >= 5, f"say why {path} is not split"
