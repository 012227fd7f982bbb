"""From published offers to promotions: which products mix, what each kind says, what it is called.

The offers name no limits, dates or members. Three readings are ours:

- A range named in the text (`Sel Oral Care x2,15%off`) holds every product of the chain with that
  text, and its members mix.
- Otherwise products mix where they share text, brand and shelf price: flavours of one article.
  The text alone is too wide: one chain has `Buy 2 to save $14.80` on toilet rolls and cat litter.
- Of two clauses on one product each is a promotion: the better one counts.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .files import decimal

UNSAYABLE = ("n_in_cart_get_m_free_dearest", "nth_at_price")
"""Kinds the language has no words for yet: the dearest free, the second for $1."""


@dataclass(frozen=True)
class Clause:
    """One clause of a published offer; `args` as the data set parsed them."""

    text: str
    kind: str
    args: dict[str, Any]

    @property
    def range_name(self) -> str:
        return str(self.args.get("group", ""))


@dataclass(frozen=True)
class Promotion:
    """One promotion, ready to be written. `members` are pairs of SKU and name."""

    promotion_id: str
    owner: str
    note: str
    clause: Clause
    members: tuple[tuple[str, str], ...]
    shelf_price: int

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        need, reward = _sentence(self.clause)
        items = f"buy {need} {'item' if need == 1 else 'items'} from"
        head = (
            f'promotion {self.promotion_id} "{self.clause.text}"',
            f'  owner "{self.owner}"',
            f'  note "{self.note}"',
        )
        if "{set}" not in reward:
            yield from head
            yield from self._listed(f"  {items}")
            yield f"  get {reward}"
        elif need and len(self.members) == 1:
            yield from head
            yield from self._listed(f"  {items}")
            yield from self._listed(f"  get {reward.format(set='').rstrip()}")
        elif need:
            name = self.promotion_id.lower()
            yield from self._listed(f"set {name} is")
            yield ""
            yield from head
            yield f"  {items} {name}"
            yield f"  get {reward.format(set=name)}"
        else:
            yield from head
            yield from self._listed(f"  get {reward.format(set='').rstrip()}")

    def _listed(self, start: str) -> Iterator[str]:
        """The products after `start`, each with its name beside it."""
        if len(self.members) == 1:
            [(sku, name)] = self.members
            yield f'{start} sku "{sku}"  # {name}'
            return
        yield f"{start} sku"
        for sku, name in self.members[:-1]:
            yield f'    "{sku}",  # {name}'
        sku, name = self.members[-1]
        yield f'    "{sku}"  # {name}'


def clauses_by_offer(rows: Iterable[dict[str, str]]) -> dict[int, tuple[Clause, ...]]:
    """The clauses of each offer, in their order."""
    found: dict[int, tuple[Clause, ...]] = {}
    for row in rows:
        clause = Clause(row["text"].strip(), row["kind"], json.loads(row["args"]))
        number = int(row["offer_id"])
        found[number] = (*found.get(number, ()), clause)
    return found


def product_name(row: dict[str, Any]) -> str:
    """Brand and name, as one text."""
    brand, name = str(row["brand"]).strip(), str(row["name"]).strip()
    return name if name.lower().startswith(brand.lower()) else f"{brand} {name}"


def promotions(chain: str, rows: Iterable[dict[str, Any]]) -> list[Promotion]:
    """The promotions of one chain's products, sorted by id; kinds in `UNSAYABLE` are left out."""
    ranges: dict[tuple[str, ...], list[tuple[dict[str, Any], Clause]]] = defaultdict(list)
    for row in rows:
        for clause in row["clauses"]:
            if clause.kind not in UNSAYABLE:
                ranges[_range_key(row, clause)].append((row, clause))
    written = [_promotion(chain, products) for products in ranges.values()]
    return sorted(_told_apart(written), key=lambda promotion: promotion.promotion_id)


def _range_key(row: dict[str, Any], clause: Clause) -> tuple[str, ...]:
    if clause.range_name or clause.kind == "percent_off":
        return (clause.text,)
    return (clause.text, row["brand"], str(row["price_cents"]))


def _promotion(chain: str, products: list[tuple[dict[str, Any], Clause]]) -> Promotion:
    row, clause = products[0]
    if clause.range_name:
        whose, note = clause.range_name, "The text names a range"
        note += ", and its members mix." if len(products) > 1 else "; here is one of its products."
    elif clause.kind == "percent_off":
        whose, note = chain, "Every product that carries this text."
    else:
        whose, note = row["brand"], f"Shelf price ${decimal(row['price_cents'])}"
        note += " each, same brand and text: these mix." if len(products) > 1 else "."
    if any(len(row["clauses"]) > 1 for row, _ in products):
        note += " One of two clauses; the better one counts."
    name = f"{_slug(whose)}-{_called(clause)}"
    members = sorted((row["product_code"], product_name(row)) for row, _ in products)
    return Promotion(
        name if name[0].isalpha() else f"{chain}-{name}",
        chain,
        note,
        clause,
        tuple(members),
        row["price_cents"],
    )


def _told_apart(written: list[Promotion]) -> Iterator[Promotion]:
    """Where a brand has the same offer at several shelf prices, the price joins the id."""
    often = Counter(promotion.promotion_id for promotion in written)
    for promotion in written:
        if often[promotion.promotion_id] == 1:
            yield promotion
        else:
            price = _slug(decimal(promotion.shelf_price))
            yield replace(promotion, promotion_id=f"{promotion.promotion_id}-EACH-{price}")


def _sentence(clause: Clause) -> tuple[int, str]:
    """How many must be bought (0: nothing need be), and the reward; `{set}`: named once more."""
    args = clause.args
    match clause.kind:
        case "n_for_price" | "n_at_price":
            return args["n"], f"them for ${decimal(args['price_cents'])}"
        case "n_amount_off":
            return args["n"], f"${decimal(args['off_cents'])} off them"
        case "n_percent_off" if args["n"] > 1:
            return args["n"], f"{_percent(args)} off them"
        case "n_percent_off" | "percent_off":
            return 0, f"{_percent(args)} off {{set}}"
        case "n_or_more_percent_off":
            return args["n"], f"{_percent(args)} off {{set}}"
        case "nth_percent_off" if args["nth"] == 2:
            return 2, f"the cheapest at {_percent(args)} off"
        case "buy_n_get_m_free":
            free = "" if args["free"] == 1 else f" {args['free']}"
            return args["n"] + args["free"], f"the cheapest{free} free"
    raise ValueError(f"no sentence for {clause}")


def _called(clause: Clause) -> str:
    args = clause.args
    match clause.kind:
        case "n_for_price" | "n_at_price":
            return f"{args['n']}-FOR-{_slug(decimal(args['price_cents']))}"
        case "n_amount_off":
            return f"{args['n']}-SAVE-{_slug(decimal(args['off_cents']))}"
        case "n_percent_off":
            return f"{args['n']}-GET-{args['percent']:g}-PERCENT-OFF"
        case "percent_off":
            return f"{args['percent']:g}-PERCENT-OFF"
        case "n_or_more_percent_off":
            return f"{args['n']}-OR-MORE-{args['percent']:g}-PERCENT-OFF"
        case "nth_percent_off":
            return f"SECOND-{args['percent']:g}-PERCENT-OFF"
        case "buy_n_get_m_free":
            return f"BUY-{args['n']}-GET-{args['free']}-FREE"
    raise ValueError(f"no name for {clause}")


def _percent(args: dict[str, Any]) -> str:
    return f"{args['percent']:g}%"


def _slug(words: str) -> str:
    """Capitals, digits and hyphens: `Jack'n Jill` is `JACKN-JILL`."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Z0-9]+", "-", plain.replace("'", "").upper()).strip("-")
