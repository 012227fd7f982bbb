"""`show`: any stage of the pipeline, readable."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from promo.compiler.compile import compile_rules
from promo.compiler.folder import RuleFiles, read_rules
from promo.diagnostics.diagnostic import has_errors
from promo.diagnostics.span import Span
from promo.errors import RuleError
from promo.plan.lower import lower
from promo.program.canonical_json import encode
from promo.program.ruleset import Ruleset
from promo.syntax.grammar import grammar
from promo.syntax.parse import without_holes
from promo.syntax.word import Word

STAGES = ("source", "tree", "ast", "program", "plan")


def show(stage: str, rules: Path, catalog: Path | None = None, *, use_catalog: bool = True) -> str:
    """One stage of `rules` as text: `source`, `tree`, `ast` by file, `program` and `plan` as JSON.

    Raises RuleError where the rules have errors that keep the stage from being reached, and
    ValueError for a stage that does not exist.
    """
    if stage in _OF_FILES:
        return _of_files(rules, stage)
    if stage not in STAGES:
        raise ValueError(f"there is no stage {stage!r}; the stages are {', '.join(STAGES)}")
    compiled = compile_rules(rules, catalog, use_catalog=use_catalog)
    ruleset = compiled.priced()
    shape = encode(ruleset) if stage == "program" else _plan_shape(ruleset)
    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"


def _of_files(rules: Path, stage: str) -> str:
    read = read_rules(rules)
    is_text_enough = stage == "source" and read.files
    if has_errors(read.found) and not is_text_enough:
        raise RuleError([one for one in read.found if one.severity == "error"])
    describe = _OF_FILES[stage]
    return "\n".join(
        f"# {file.source.name}\n{describe(read, index)}" for index, file in enumerate(read.files)
    )


def _source(read: RuleFiles, index: int) -> str:
    source = read.files[index].source
    width = len(str(len(source.line_starts)))
    lines = source.text.removesuffix("\n").split("\n")
    return "".join(f"{number:{width}} | {line}\n" for number, line in enumerate(lines, start=1))


def _tree(read: RuleFiles, index: int) -> str:
    file = read.files[index]
    return grammar(file.language).tree(without_holes(file.source))


def _ast(read: RuleFiles, index: int) -> str:
    return "\n".join(_outline("", one, 0) for one in read.files[index].definitions) + "\n"


_OF_FILES: dict[str, Callable[[RuleFiles, int], str]] = {
    "source": _source,
    "tree": _tree,
    "ast": _ast,
}


def _outline(label: str, node: Any, depth: int) -> str:
    """A node and its fields, a line each; as deep as the grammar nests, never deeper."""
    lead = "  " * depth + (f"{label}: " if label else "")
    if isinstance(node, Word):
        return f"{lead}`{node.text}` at {node.span.line}:{node.span.column}"
    if isinstance(node, tuple):
        items = [_outline("", item, depth + 1) for item in node]
        return "\n".join([f"{lead}{len(node)}", *items])
    if not is_dataclass(node):
        return f"{lead}{node}"
    span = getattr(node, "span", None)
    place = f" at {span.line}:{span.column}" if isinstance(span, Span) else ""
    parts = [
        _outline(field.name, getattr(node, field.name), depth + 1)
        for field in fields(node)
        if field.name != "span" and getattr(node, field.name) not in (None, ())
    ]
    return "\n".join([f"{lead}{type(node).__name__}{place}", *parts])


def _plan_shape(ruleset: Ruleset) -> dict[str, object]:
    plan = lower(ruleset)
    symbols = plan.symbols
    return {
        "columns": {name: list(column) for name, column in plan.columns.items()},
        "symbols": {field.name: list(getattr(symbols, field.name)) for field in fields(symbols)},
        "sets": [encode(selector) for selector in plan.sets],
        "price_skus": list(plan.price_skus),
    }
