"""The order of clauses in every formatted file."""

CLAUSE_ORDER: tuple[tuple[str, ...], ...] = (
    # A promotion. Who answers for it, and what the shopper reads:
    ("owner",),
    ("receipt",),
    ("note",),
    ("budget",),
    ("funded",),
    ("status",),
    ("version",),
    # when:
    ("runs from", "runs until"),
    ("runs",),
    ("pauses",),
    # who, where, how:
    ("only for",),
    ("not for",),
    ("only at",),
    ("not at",),
    ("only in",),
    ("not in",),
    ("only through",),
    ("only on",),
    ("only with",),
    ("only when",),
    ("only", "not"),
    # what must be bought:
    ("buy",),
    ("spend",),
    ("slot",),
    # what is given:
    ("get", "plus"),
    # ladders:
    ("highest", "step", "every", "band"),
    # brakes:
    ("limit", "shares"),
    ("costs",),
    ("spreads",),
    ("never discount",),
    ("never below",),
    ("excludes",),
    # company:
    ("joins",),
    ("priority",),
    ("never", "combines"),
    # A group, which may have a budget too:
    ("chooses",),
    ("stacks",),
    ("exclusive",),
    ("applies",),
    # A coupon:
    ("single",),
    ("batch",),
    ("codes",),
    ("worth",),
    ("issued",),
    ("matched",),
    # A test: what the cart is, then what happens to it, as it stands.
    ("running",),
    ("store",),
    ("paid",),
    ("scanned",),
    ("customer",),
    ("account",),
    ("with",),
    ("order",),
    ("through",),
    ("paying",),
    ("allowing",),
    ("cart",),
    ("return", "expect"),
)
"""How clauses begin, first to last. Clauses of one row keep the order they were written in."""

_PLACES = {phrase: place for place, row in enumerate(CLAUSE_ORDER) for phrase in row}


def place_of(words: list[str]) -> int:
    """The place of the clause that begins with these words; what has none comes last."""
    last = len(CLAUSE_ORDER)
    return _PLACES.get(" ".join(words[:2]), _PLACES.get(words[0], last))
