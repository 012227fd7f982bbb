"""Promotions said in a few words, and the rules they become."""

import re
from dataclasses import dataclass

_MONEY = r"\$(?P<money>[0-9]{1,4}(?:\.[0-9]{2})?)"
_GOODS = r"(?:(?:on|of|off) )?(?P<goods>[a-z][a-z &'-]*)"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<units>[2-9]) for (?P<paid>[1-8]) {_GOODS}",
        rf"(?P<units>[2-9]) {_GOODS} for {_MONEY}",
        rf"(?P<units>[2-9]) for {_MONEY} {_GOODS}",
        rf"(?P<percent>[1-9][0-9]?)% off {_GOODS}",
        rf"{_MONEY} off {_GOODS}",
    )
)


_NOT_GOODS = frozenset({"everything", "total", "them", "items"})
"""Words of the language that cannot name a set."""


@dataclass(frozen=True, slots=True)
class Idea:
    """`units` of `goods`, and the clauses that say what they get."""

    title: str
    goods: str
    units: int
    clauses: tuple[str, ...]

    @property
    def category(self) -> str:
        return self.goods.capitalize()

    def rules(self) -> str:
        """A whole rule file."""
        name = re.sub(r"[^a-z]+", "-", self.goods.lower()).strip("-")
        deal = self.title.upper().replace(self.goods.upper(), "")
        words = [word for word in re.findall(r"[A-Z0-9]+", deal) if word not in ("ON", "OF")]
        promotion_id = "-".join((name.upper(), *words))
        body = "".join(f"  {clause}\n" for clause in self.clauses).replace("GOODS", name)
        return (
            f"# What `{self.title}` means, written as a rule. A `#` begins a remark.\n\n"
            "currency USD\n\n"
            f'set {name} is category "{self.category}"\n\n'
            f'promotion {promotion_id} "{self.title}"\n'
            f"{body}"
            "  # runs from 2026-11-27 until 2026-11-30\n"
            "  # runs every Mon to Fri from 16:00 until 18:30\n"
            "  # only with coupon SAVE10\n"
            "  # limit 2 items per cart\n"
        )


def read_idea(words: str) -> Idea | None:
    """The promotion that `words` say, or None where they say none that is known here."""
    title = " ".join(words.split())
    for pattern in _PATTERNS:
        match = pattern.fullmatch(title)
        if match is not None:
            said = match.groupdict()
            goods = said["goods"].strip()
            clauses = _clauses(said)
            if clauses and goods.lower() not in _NOT_GOODS:
                return Idea(title, goods, int(said.get("units") or 2), clauses)
    return None


def _clauses(said: dict[str, str]) -> tuple[str, ...]:
    if "percent" in said:
        return (f"get {said['percent']}% off GOODS",)
    if "units" not in said:
        return (f"get ${said['money']} off each item from GOODS",)
    buy = f"buy {said['units']} items from GOODS"
    if "money" in said:
        return buy, f"get them for ${said['money']}"
    free = int(said["units"]) - int(said["paid"])
    if free < 1:
        return ()
    return buy, "get the cheapest free" if free == 1 else f"get the cheapest {free} free"
