"""Names: what is declared, what is used, and what is neither."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from promo.check.spelling import Spelling
from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic, Note
from promo.diagnostics.span import Span
from promo.diagnostics.suggest import MOST_COMPARED, nearest
from promo.program.stacking import BASKET, ITEMS
from promo.syntax.declarations import Coupon, Holidays, Stores, Tender, Zone
from promo.syntax.grammar import grammar
from promo.syntax.keywords import ENGLISH
from promo.syntax.nodes import Group, NamedSet, Promotion, RuleFile, Segment
from promo.syntax.word import Word

Kind = Literal[
    "set", "segment", "group", "promotion", "stores", "zone", "tender", "coupon", "holidays"
]
KINDS: dict[type, Kind] = {
    NamedSet: "set",
    Segment: "segment",
    Group: "group",
    Promotion: "promotion",
    Stores: "stores",
    Zone: "zone",
    Tender: "tender",
    Coupon: "coupon",
    Holidays: "holidays",
}
_UNKNOWN = {"set": "P201", "segment": "P202", "group": "P203", "promotion": "P230"}
_EXAMPLES: dict[Kind, str] = {
    "stores": "stores {name} are S001 to S130",
    "zone": "zone {name}",
    "tender": "tender {name}",
    "coupon": "coupon {name}",
    "holidays": "holidays {name} are 2026-12-25",
    "promotion": "promotion {name}",
}
"""How a name of a kind that shares the code P217 is declared."""
_UNUSED: dict[Kind, str] = {
    "set": "P401",
    "segment": "P402",
    "group": "P403",
    "stores": "P407",
    "zone": "P407",
    "tender": "P407",
    "coupon": "P407",
    "holidays": "P407",
}
BUILT_IN_GROUPS = (ITEMS.name, BASKET.name)

_NEAR_SETS = ("total", "them", "everything")

MOST_NOTES = 3
"""Further places that a message about one name lists."""

_MOST_DECLARED = 5
"""Names that a message about an unknown one lists."""


@dataclass(slots=True)
class Lost:
    """What could not be read: its words, and the kinds of definitions that lost even their name."""

    words: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Names:
    """All names of a ruleset, by kind. Names of different kinds do not meet: a set and a group may
    have the same one."""

    declared: dict[Kind, dict[str, Word]] = field(default_factory=dict)
    used: set[tuple[Kind, str]] = field(default_factory=set)
    unknown: dict[tuple[Kind, str], list[Span]] = field(default_factory=dict)
    lost: Lost = field(default_factory=Lost)
    spelling: Spelling = field(default_factory=lambda: Spelling(()))
    near_sets: set[str] = field(default_factory=set)
    """Words that stand where the name of a set may, as the files write them."""

    def has(self, kind: Kind, word: Word) -> bool:
        """Whether the name is declared; if not, that will be reported, once for all its uses."""
        self.used.add((kind, word.text))
        if word.text in self.declared[kind] or (kind == "group" and word.text in BUILT_IN_GROUPS):
            return True
        self.unknown.setdefault((kind, word.text), []).append(word.span)
        return False


def collect(files: Sequence[RuleFile], later: frozenset[str]) -> tuple[Names, list[Diagnostic]]:
    """All declared names, and what is wrong with them; `later` are names that soon cannot be."""
    spelling = Spelling(file.source.text for file in files)
    names = Names({kind: {} for kind in KINDS.values()}, spelling=spelling)
    found: list[Diagnostic] = []
    for file in files:
        names.near_sets.update(map(grammar(file.language).keywords.say, _NEAR_SETS))
        names.lost.words.update(file.lost_words)
        names.lost.kinds.update(file.lost_kinds)
        reserved = later if file.language == ENGLISH.language else frozenset[str]()
        for node, kind in KINDS.items():
            declared = names.declared[kind]
            for definition in file.by_kind.get(node, ()):
                # Every definition of KINDS has a name, which its type as a key does not tell.
                name: Word = definition.name  # type: ignore[union-attr]
                if not name.text:
                    continue
                first = declared.setdefault(name.text, name)
                if first is not name:
                    note = Note("it is defined here first", first.span)
                    found.append(diagnose("P204", name.span, kind=kind, name=name, notes=(note,)))
                elif name.text in reserved:
                    found.append(diagnose("P406", name.span, name=name))
    return names, found


def unknown_names(names: Names) -> Iterator[Diagnostic]:
    """One message for each name that is used and not declared, at its first place."""
    compared = 0
    for (kind, name), every in names.unknown.items():
        # All rows that fill a template use a name at one place.
        spans = [*{str(span): span for span in reversed(every)}.values()][::-1]
        is_sought = compared < MOST_COMPARED
        compared += len(names.declared[kind]) + len(names.lost.words)
        if _was_lost(names, kind, name, is_sought):
            continue
        near = nearest(name, names.declared[kind]) if is_sought else None
        if near is not None and _is_damaged(names, kind, near, name, len(spans)):
            notes = [Note(f"it is used as `{name}` here", span) for span in spans[:MOST_NOTES]]
            place = names.declared[kind][near].span
            yield diagnose("P210", place, kind=kind, name=near, suggestion=name, notes=notes)
            names.used.add((kind, near))
            continue
        first, *others = sorted(spans, key=lambda span: (span.file, span.line, span.column))
        candidates = [*names.declared[kind]]
        candidates += BUILT_IN_GROUPS if kind == "group" else ()
        candidates += names.near_sets if kind == "set" else ()
        suggestion = nearest(name, candidates) if is_sought else None
        notes = [Note("it is used here too", span) for span in others[:MOST_NOTES]]
        if near is not None and kind in _UNUSED and (kind, near) not in names.used:
            notes.append(Note(f"it is declared as `{near}` here", names.declared[kind][near].span))
            names.used.add((kind, near))  # that it goes unused is the same slip
        code = _UNKNOWN.get(kind, "P217")
        example = _EXAMPLES.get(kind, "").format(name=name)
        words = {"kind": kind, "name": name, "example": example}
        words["declared"] = _declared(tuple(names.declared[kind]))
        yield diagnose(code, first, suggestion=suggestion, notes=notes, **words)


def _declared(names: tuple[str, ...]) -> str:
    """What a help sentence ends with: the names that there are to choose from."""
    if not names:
        return ""
    more = len(names) - _MOST_DECLARED
    shown = ", ".join(f"`{name}`" for name in names[:_MOST_DECLARED])
    return f"; declared so far: {shown}" + (f" and {more} more" if more > 0 else "")


def _is_damaged(names: Names, kind: Kind, near: str, name: str, times: int) -> bool:
    """Whether the slip is in the declaration: it is used nowhere as it stands, and several times
    otherwise, or once by a name whose words stand elsewhere and those of the declaration do not.
    """
    if (kind, near) in names.used:
        return False
    return times > 1 or (kind in _UNUSED and names.spelling.speaks_for(name, near))


def _was_lost(names: Names, kind: Kind, name: str, is_sought: bool) -> bool:
    """Whether a definition that could not be read may well be the one that is meant."""
    lost = names.lost
    if kind in lost.kinds or name in lost.words:
        return True
    return is_sought and nearest(name, lost.words) is not None


def unused_names(names: Names) -> Iterator[Diagnostic]:
    """Nothing of a kind of which an unknown name is used: that one may be meant, and is told."""
    kinds_in_doubt = {kind for kind, _ in names.unknown}
    for kind, code in _UNUSED.items():
        if kind in kinds_in_doubt:
            continue
        for name, word in names.declared[kind].items():
            if (kind, name) not in names.used and name not in BUILT_IN_GROUPS:
                yield diagnose(code, word.span, kind=kind, name=name)
