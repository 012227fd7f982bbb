"""Files that try to make promo work without end: `python -m tests.fuzz.bombs FOLDER`.

Each is written to a folder, compiled, and told as one line of JSON: what was said, and how much
memory (MiB) and time the process had used by then. A bomb that goes off ends the process.
"""

import json
import resource
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from promo.compiler.compile import compile_rules
from promo.diagnostics.capped import MOST_TOLD
from promo.diagnostics.diagnostic import has_errors
from promo.syntax.format import formatted
from promo.syntax.source import LARGEST_FILE

MOST_MEMORY = 512
"""MiB, of one process for all bombs."""

_MOST_ADDRESSES = 3 * 2**30
"""Bytes, above which the system stops it."""

HEAD = "currency USD\n"
REWARD = "  get 5% off everything\n"


@dataclass(frozen=True)
class Bomb:
    """`codes` are among what is told."""

    name: str
    text: str | bytes
    codes: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    """Further files of the folder."""


def promotion(clauses: str, name: str = "P") -> str:
    return f'promotion {name} "p"\n{REWARD}{clauses}'


def many(count: int, text: str) -> str:
    """`text` with each number in place of `#`."""
    return "".join(text.replace("#", str(number)) for number in range(count))


def filled(text: str, size: int = LARGEST_FILE) -> str:
    return text * ((size - len(HEAD)) // len(text))


def bombs() -> Iterable[Bomb]:
    yield from _of_letters()
    yield from _of_depth()
    yield from _of_numbers_and_names()
    yield from _of_templates()
    yield from _of_many()
    yield from _of_folders()


def _of_letters() -> Iterable[Bomb]:
    yield Bomb("nothing", b"", ("P211",))
    yield Bomb("nul", b"\x00" * 100_000, ("P114",))
    yield Bomb("nul-in-a-name", HEAD + 'promotion A\x00B "a"\n', ("P114",))
    yield Bomb("no-utf-8", b"\xff\xfe" * 100_000, ("P121",))
    yield Bomb("lone-surrogates", b"\xed\xa0\x80" * 1_000, ("P121",))
    yield Bomb("utf-16", HEAD.encode("utf-16"), ("P121",))
    yield Bomb("byte-order-mark", ("\ufeff" + HEAD + promotion("")).encode())
    yield Bomb("byte-order-marks", ("\ufeff" * 3 + HEAD).encode(), ("P114",))
    breaks = (HEAD + promotion("")).replace("\n", "\r\n", 1).replace("\n", "\r")
    yield Bomb("line-breaks-of-all-kinds", breaks.encode())
    yield Bomb("line-breaks-nobody-sees", HEAD + "# a\u2028" + promotion(""), ("P114",))
    yield Bomb("right-to-left", HEAD + 'promotion A "\u202eeerf\u202c"\n' + REWARD, ("P114",))
    look_alike = "set snacks is sku 1\n" + promotion("").replace("everything", "sn\u0430cks")
    yield Bomb("look-alike-letters", HEAD + look_alike, ("P201",))
    yield Bomb("digits-of-elsewhere", HEAD + promotion("  priority \u0661\u0662\n"), ("P101",))
    yield Bomb("ten-million-bytes", "x" * 10_000_000, ("P118",))
    yield Bomb("one-line", "x" * (LARGEST_FILE - 1), ("P119",))
    yield Bomb("quotes", '"' * (LARGEST_FILE - 1), ("P119",))
    yield Bomb("quotes-never-closed", filled('promotion P "a\n'), ("P104", "P122"))
    yield Bomb("curly-quotes", "“„”" * 60_000, ("P102",))
    yield Bomb("remarks", filled("# a\n", 250_000), ("P211",))
    yield Bomb("blanks", HEAD + " " * 250_000 + "\n" + promotion(""))
    yield Bomb("braces", HEAD + filled("{", 250_000), ("P109",))
    yield Bomb("braces-in-a-text", HEAD + 'set s is tag "' + "{" * 250_000 + '"', ("P116",))
    yield Bomb("hyphens", HEAD + "set s" + "-" * 250_000 + " is sku 1\n", ("P115",))
    yield Bomb("commas", HEAD + "set s is sku 1" + "," * 250_000, ("P112",))
    yield Bomb("lines-without-sense", filled("xromotion\n"), ("P102", "P122"))
    yield Bomb("clauses-without-sense", filled(promotion("  get get\n")), ("P122",))
    large = 'promotion P "p"\n' + "  excludes sku 1\n" * 14_000 + "  get get\n"
    yield Bomb("large-definitions-with-slips", filled(large, 1_000_000), ("P101",))


def _of_depth() -> Iterable[Bomb]:
    used = promotion("").replace("everything", "deep")
    for word in ("or", "in", "except"):
        yield Bomb(
            f"long-{word}",
            f"{HEAD}set one is sku 1\nset deep is one{f' {word} one' * 25_000}\n{used}",
        )
    yield Bomb("brackets", f"{HEAD}set deep is {'(' * 120_000}sku 1{')' * 120_000}\n", ("P130",))
    yield Bomb("brackets-open", f"{HEAD}set deep is {'(' * 250_000}\n", ("P130",))
    yield Bomb("brackets-closed", f"{HEAD}set deep is {')' * 250_000}\n", ("P109",))
    flat = " or ".join(["((((sku 1))))"] * 15_000)
    yield Bomb("brackets-side-by-side", f"{HEAD}set deep is {flat}\n{used}")
    wishes = " and ".join(["not total exceeds $5"] * 10_000)
    yield Bomb("conditions", HEAD + promotion(f"  only if {wishes}\n"))
    chain = "".join(f"set s{one} is s{one + 1}\n" for one in range(20_000))
    yield Bomb("sets-of-sets", f"{HEAD}{chain}set s20000 is sku 1\n" + used.replace("deep", "s0"))
    circle = "".join(f"set s{one} is s{(one + 1) % 20_000}\n" for one in range(20_000))
    yield Bomb("sets-in-a-circle", HEAD + circle, ("P205",))
    twice = "".join(f"set s{one + 1} is s{one} or (s{one} in s{one})\n" for one in range(5_000))
    yield Bomb("laughing-sets", f"{HEAD}set s0 is sku 1\n{twice}" + used.replace("deep", "s5000"))
    groups = "".join(f"group g{one}\n  applies before g{one + 1}\n" for one in range(999))
    yield Bomb("groups-before-groups", f"{HEAD}{groups}group g999\n")
    yield Bomb("groups-in-a-circle", f"{HEAD}{groups}group g999\n  applies before g0\n", ("P323",))


def _of_numbers_and_names() -> Iterable[Bomb]:
    nines = "9" * 100_000
    numbers = {
        "get NINES% off everything": "P305",
        "get $NINES off total": "P311",
        "get everything for $NINES.NINES each": "P308",
        "get 5% off everything limit NINES per cart": "P311",
        "get 5% off everything priority NINES": "P311",
        'get them for $5 buy NINES items from tag "a"': "P311",
        "get 5% off everything runs every NINES of the month runs until 2026-01-01": "P350",
        "get NINES points": "P350",
        "get NINESx points on everything": "P350",
        "get 5% off everything limit NINES items per customer per day": "P350",
        "get sku NINES for $1 each": "P116",
    }
    for place, (clauses, code) in enumerate(numbers.items()):
        text = f'{HEAD}promotion P "p"\n{clauses.replace("NINES", nines)}\n'
        yield Bomb(f"number-{place}", text, (code,))
    yield Bomb("range-of-stores", f"{HEAD}stores s are S0 to S{nines}\n", ("P115",))
    digits = f'"{"1" * 250_000}x"'
    yield Bomb("range-of-no-stores", f"{HEAD}stores s are {digits} to {digits}\n", ("P119",))
    digits = f'"{"1" * 120_000}x"'
    yield Bomb("range-of-digits", f"{HEAD}stores s are {digits} to {digits}\n", ("P334",))
    ranges = many(300, "stores s# are S00001 to S99999\n")
    yield Bomb("ranges-of-stores", HEAD + ranges, ("P336",))
    stores = "stores everywhere are S00001 to S99999\n"
    everywhere = many(
        3_000, 'promotion P# "p"\n  get 5% off everything\n  only at everywhere, X#\n'
    )
    yield Bomb("stores-everywhere", HEAD + stores + everywhere, ("P337",))
    runs = "  runs from 2026-01-01 until 2046-01-01\n  runs every last Fri of the month\n"
    yield Bomb("twenty-years", HEAD + many(5_000, promotion(runs, "P#")), ("P337",))
    often = "  runs from 2026-01-01 until 2046-01-01\n" + "  runs every 15 of the month\n" * 8_000
    yield Bomb("again-and-again", HEAD + promotion(often))
    yield Bomb("one-name", HEAD + promotion("") * 50_000, ("P204", "P499"))
    long = "abcdefghijklmnopqrstuvwxyz" * 2
    near = many(15_000, f"set a{long}# is sku 1\n") + many(
        200, f'promotion P# "p"\n  get 5% off b{long}#\n'
    )
    yield Bomb("names-that-look-alike", HEAD + near, ("P201",))
    unknown = many(20_000, 'promotion P# "p"\n  only for v#\n  get 5% off s#\n')
    yield Bomb("names-nobody-declared", HEAD + unknown, ("P499",))


def _of_templates() -> Iterable[Bomb]:
    yield Bomb("constants-of-constants", HEAD + "constant a is {a}\n" * 10_000, ("P390",))
    template = "template t needs a\n  set s{a} is sku {a}\n"
    nested = (
        "template t needs a\n  template u needs b\n    apply t to\n      | a |\n      | {a} |\n"
    )
    yield Bomb("templates-in-templates", f"{HEAD}{nested}apply t to\n  | a |\n  | 1 |\n", ("P391",))
    deep = "".join(" " * one + f"template t{one} needs a\n" for one in range(600))
    yield Bomb("templates-ever-deeper", HEAD + deep, ("P391",))
    large = f"template t needs a\n  set s{{a}} is sku 1\n  # {'.' * 200_000}\n"
    rows = "apply t to\n  | a |\n" + many(100, "  | # |\n")
    yield Bomb("rows-times-template", HEAD + large + rows, ("P396",))
    yield Bomb(
        "a-constant-many-times",
        f'{HEAD}constant c is "{"x" * 990}"\nset s is tag "{"{c}" * 60_000}"',
        ("P396",),
    )
    columns = "|".join(f"c{one}" for one in range(500_000))
    yield Bomb(
        "columns-of-rows", f"{HEAD}{template}apply t to\n  |{columns}|\n  | 1 |\n", ("P234",)
    )
    needs = ", ".join(f"c{one}" for one in range(30_000))
    yield Bomb(
        "columns-of-a-template", f"{HEAD}template t needs {needs}\n  set s is sku 1\n", ("P399",)
    )
    holes = "".join(f"  set s{one} is sku {{h{one}}}\n" for one in range(10_000))
    yield Bomb("holes-nothing-fills", HEAD + template + holes, ("P233",))
    cells = "|".join(["1"] * 100)
    table = (
        f"apply t to\n  |{'|'.join(f'c{one}' for one in range(100))}|\n" + f"  |{cells}|\n" * 10_000
    )
    wide = f"template t needs {', '.join(f'c{one}' for one in range(100))}\n  set s is sku {{c0}}\n"
    yield Bomb("a-million-cells", HEAD + wide + table, ("P204",))
    yield Bomb("rows-of-nothing", HEAD + template + "apply t to\n" + "  |\n" * 200_000, ("P392",))
    wrong = "apply t to\n  | a |\n" + "  | % |\n" * 100_000
    yield Bomb("rows-that-do-not-fit", HEAD + template + wrong, ("P393",))
    yield Bomb(
        "templates-nobody-wrote", HEAD + many(20_000, "apply t# to\n  | a |\n  | 1 |\n"), ("P232",)
    )


def _of_many() -> Iterable[Bomb]:
    for clause in (
        *("get 5% off everything", "plus 5 points", "limit 5 per customer", "excludes sku 1"),
        *('slot one takes 1 from tag "a"', "step spend $5 or more get 5% off total", "priority 5"),
        *("runs every Mon from 06:00 until 07:00", "only for vip", "only at S1", 'note "a"'),
        *(
            "never combines with P",
            "only if total exceeds $5",
            "joins group items",
            "pauses on 2026-01-01",
        ),
    ):
        words = "-".join(clause.split()[:2]).replace('"', "")
        text = HEAD + "segment vip\n" + 'promotion P "p"\n' + filled(f"  {clause}\n", 200_000)
        yield Bomb(f"many-{words}", text + REWARD, ())
    cart = 'test "a"\n  cart\n'
    yield Bomb("lines-of-a-cart", HEAD + promotion("") + cart + "    1 of sku 1 at $1\n" * 9_000)
    expects = "  expect P takes $1.00 on line 1\n" * 6_000
    yield Bomb("expectations", HEAD + promotion("") + cart + "    1 of sku 1 at $1\n" + expects)
    numbered = ", ".join(f"P{one}" for one in range(200))
    never = many(200, promotion(f"  never combines with {numbered}\n", "P#"))
    yield Bomb("never-with-any", HEAD + never, ("P350",))


def _of_folders() -> Iterable[Bomb]:
    files = [(f"f{one}.promo", f'use "f{one + 1}.promo"\n') for one in range(3_000)]
    yield Bomb("files-that-use-files", HEAD + 'use "f0.promo"\n', ("P206",), tuple(files))
    circle = (("a.promo", 'use "b.promo"\n'), ("b.promo", 'use "a.promo"\nuse "rules.promo"\n'))
    yield Bomb("files-in-a-circle", HEAD + 'use "a.promo"\n', (), circle)
    yield Bomb("one-file-many-times", HEAD + 'use "a.promo"\n' * 50_000, (), (("a.promo", ""),))
    yield Bomb("files-nobody-wrote", HEAD + many(20_000, 'use "#.promo"\n'), ("P206", "P499"))


def tell(bomb: Bomb, folder: Path) -> dict[str, object]:
    """Compiles it, lays it out where it may be, and says what came of it."""
    folder.mkdir()
    for name, text in bomb.beside:
        (folder / name).write_text(text)
    rules = folder / "rules.promo"
    rules.write_bytes(bomb.text if isinstance(bomb.text, bytes) else bomb.text.encode())
    compiled = compile_rules(rules)
    found = compiled.diagnostics
    source = compiled.sources.get(str(rules))
    if source is not None and not has_errors(found) and len(source.text) < 500_000:
        formatted(source.text)
    assert len(found) <= MOST_TOLD + 1
    assert found or compiled.ruleset is not None
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "name": bomb.name,
        "codes": Counter(one.code for one in found),
        "memory": used.ru_maxrss // 1024,
        "seconds": round(used.ru_utime, 1),
    }


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_ADDRESSES, _MOST_ADDRESSES))
    for bomb in bombs():
        print(json.dumps(tell(bomb, Path(sys.argv[1]) / bomb.name)), flush=True)


if __name__ == "__main__":
    main()
