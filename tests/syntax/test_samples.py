"""The corpus of samples: each kind of promotion an author asks for can be said."""

from promo.check.check import check
from promo.diagnostics.span import SourceFile
from promo.syntax.nodes import Promotion
from promo.syntax.parse import parse
from tests.architecture.house import ROOT

SAMPLES = ROOT / "tests" / "syntax" / "samples"
RULES = ("promotions.promo", "shared.promo")


def sources(*names: str) -> list[SourceFile]:
    return [SourceFile(name, (SAMPLES / name).read_text()) for name in names]


def test_every_sample_parses_and_checks() -> None:
    parsed = [parse(source) for source in sources(*RULES)]
    assert [found for _, found in parsed] == [(), ()]
    assert sum(isinstance(one, Promotion) for tree, _ in parsed for one in tree.definitions) == 33
    _, found = check([tree for tree, _ in parsed])
    assert {one.code for one in found} == {"P350"}


def test_every_mistake_of_the_samples_is_told_where_it_was_made() -> None:
    (source,) = sources("mistakes.promo")
    _, found = parse(source)
    assert [(one.code, one.span.line) for one in found] == [
        ("P101", 2),
        ("P111", 5),
        ("P107", 7),
        ("P113", 10),
        ("P110", 14),
        ("P105", 18),
        ("P106", 19),
        ("P112", 23),
        ("P104", 27),
        ("P109", 30),
        ("P109", 31),
        ("P108", 35),
        ("P103", 45),
    ]
