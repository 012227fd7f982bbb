"""The one table of diagnostic codes: what each says, how grave it is, and what to do about it.

Every code has a paragraph in grammar/DIAGNOSTICS.md. Codes are stable: a retired one is not reused.
P1xx syntax, P2xx names, P3xx content, P4xx warnings, P5xx catalogs and price lists.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from promo.diagnostics.diagnostic import Diagnostic, Note, Severity
from promo.diagnostics.span import Span

NOT_PRICED = "P350"
"""What is right and cannot be compiled yet: a warning while checking, an error when compiling."""

LONGEST_WORD = 60
"""Characters of the user's text that a message repeats; more of it would bury the message."""


@dataclass(frozen=True, slots=True)
class Code:
    """One row: `message` and `help` are templates whose `{words}` come from the place at fault."""

    code: str
    severity: Severity
    title: str
    message: str
    help: str


CODES: dict[str, Code] = {}


def diagnose(
    code: str,
    span: Span,
    *,
    suggestion: str | None = None,
    notes: Sequence[Note] = (),
    expected: str = "",
    declared: str = "",
    **words: object,
) -> Diagnostic:
    """The diagnostic `code` at `span`, its templates filled.

    `words` are the user's, and shortened where they are long; `expected` is ours, and is not, nor
    is `declared`, what there is of the user's where something else is used.

    A suggestion turns the help into "did you mean", unless the template has a place for it. Raises
    KeyError for an unknown code or a word that the template names and the caller left out: both are
    bugs.
    """
    row = CODES[code]
    shown = {name: _shown(word) for name, word in words.items()}
    shown |= {"expected": expected, "declared": declared, "suggestion": _shown(suggestion)}
    return Diagnostic(
        code,
        row.severity,
        row.message.format(**shown),
        help_template(row, suggestion).format(**shown),
        span,
        suggestion,
        tuple(notes),
        tuple(shown.items()),
    )


def help_template(row: Code, suggestion: str | None) -> str:
    """The help of a row, or "did you mean" where there is a near word and the row has no place."""
    if suggestion is None or "{suggestion}" in row.help:
        return row.help
    return "did you mean `{suggestion}`?"


def _shown(word: object) -> str:
    """A word as a message repeats it: on one line, printable, not longer than LONGEST_WORD."""
    text = "".join(letter if letter.isprintable() else " " for letter in str(word))
    return text if len(text) <= LONGEST_WORD else text[: LONGEST_WORD - 1] + "…"


def _error(code: str, title: str, message: str, help: str) -> None:
    CODES[code] = Code(code, "error", title, message, help)


def _warning(code: str, title: str, message: str, help: str) -> None:
    CODES[code] = Code(code, "warning", title, message, help)


# --- P1xx syntax ----------------------------------------------------------------------------------

_error("P101", "unexpected word", "`{found}` does not fit here", "here can stand {expected}")
_error(
    "P102",
    "not a definition",
    "`{found}` does not start a definition",
    "a definition starts with {expected}",
)
_error(
    "P103",
    "sentence stops early",
    "the sentence stops early after `{found}`",
    "next can stand {expected}",
)
_error(
    "P104",
    "text never closed",
    "the quotation mark is never closed",
    "close the text with a quotation mark on the same line",
)
_error(
    "P105",
    "date in another order",
    "`{found}` is not how a date is written here",
    "write year-month-day, such as 2026-12-25",
)
_error(
    "P106",
    "12-hour clock",
    "`{found}` is not a time of the 24-hour clock",
    "write hours and minutes from 00:00 to 24:00, such as 16:00 for 4pm",
)
_error(
    "P107",
    "comma inside a number",
    "`{found}` has a comma inside the number",
    "write counts without commas: `{fixed}`",
)
_error(
    "P108",
    "symbol instead of words",
    "`{found}` is a symbol where words are wanted",
    "say it in words, such as `spend $50 or more`",
)
_error(
    "P109",
    "punctuation of another language",
    "`{found}` has no meaning here",
    "leave it out: a clause ends where the next one begins",
)
_error(
    "P110",
    "`and` between products",
    "`and` between products can mean two things",
    "write `or` for products in either, `in` for products in both",
)
_error(
    "P111",
    "capital letter",
    "`{found}` is written with a capital letter",
    "the words of the language are written small: `{suggestion}`",
)
_error(
    "P112",
    "comma left over",
    "nothing follows the comma",
    "leave the comma out, or write what should follow it",
)
_error(
    "P113",
    "`off` missing",
    "`off` is missing after `{found}`",
    "write `{found} off` and then what is reduced",
)
_error(
    "P114",
    "character that cannot be seen",
    "the character {found} cannot stand in a rule file",
    "delete it and type the place anew; it is invisible or turns the reading direction",
)
_error(
    "P115",
    "name too long",
    "the name `{found}` has more than {largest} characters",
    "shorten it",
)
_error(
    "P116",
    "text too long",
    "the text has more than {largest} characters",
    "shorten it; a note is for people, not for whole documents",
)
_error(
    "P118",
    "file too large",
    "the file has more than {largest}",
    "split it into several files of one folder; long price lists belong into a CSV file",
)
_error(
    "P119",
    "definition too large",
    "the definition has more than {largest} characters",
    "name products by category, brand or tag instead of one by one",
)
_error(
    "P120",
    "file cannot be read",
    "the file cannot be read: {reason}",
    "check the path and its rights",
)
_error(
    "P121",
    "file is not UTF-8",
    "the file is not UTF-8 text (byte {position})",
    "save it as UTF-8 in the editor",
)
_error(
    "P122",
    "too many slips",
    "more than {largest} slips; the rest of the file was not read",
    "mend these first",
)
_error(
    "P123",
    "`each` missing",
    "the price {found} does not say for how many",
    "write `for {found} each`; a price for several together is `buy …` and `get them for {found}`",
)
_error(
    "P124",
    "kind missing",
    "`{found}` does not say what kind of thing it is",
    "put the kind before it: sku, category, brand, department, tag or supplier",
)
_error(
    "P125",
    "`items from` missing",
    "`items from` is missing after `{found}`",
    "write `{found} items from` and then the products",
)
_error(
    "P126",
    "currency sign missing",
    "`{found}` is no amount of money without its currency",
    "write the sign or the code before it, such as {expected}",
)
_error(
    "P127",
    "reserved word as name",
    "`{found}` is a word of the language and cannot be a name",
    "choose another name",
)
_error(
    "P128",
    "`each item from` missing",
    "the amount does not say what it is taken off",
    "write `off each item from` and the products, `off them`, or `off total`",
)
_error("P129", "said otherwise", "`{found}` is said otherwise here", "write {expected}")
_error(
    "P130",
    "brackets too deep",
    "brackets stand in brackets more than {largest} deep",
    "give a part of it a name of its own: `set … is`, or `segment … is` for conditions",
)
_error(
    "P131",
    "unknown language",
    "no words of a language `{found}` are known",
    "write {expected}",
)
_error(
    "P132",
    "ruleset too large",
    "the rule files have more than {largest} together; this one and what follows was not read",
    "say what differs in rows: one template serves many stores",
)

_error(
    "P133",
    "language not said",
    "`{found}` is a word of the language `{language}`",
    "begin the file with the line `# language: {language}`",
)

_error(
    "P134",
    "word left out",
    "{expected} is missing before `{found}`",
    "write it there, such as `{before} {words} {found}`",
)

# --- P2xx names -----------------------------------------------------------------------------------

_error(
    "P201",
    "unknown set",
    "no set is called `{name}`",
    "declare `set {name} is …`, or put a kind before it: sku, category, brand, tag, …{declared}",
)
_error(
    "P202",
    "unknown segment",
    "no segment is called `{name}`",
    'declare `segment {name} "…"`: the till then knows which customers may bring it along'
    "{declared}",
)
_error(
    "P203",
    "unknown group",
    "no group is called `{name}`",
    "declare `group {name}`; only `items` and `basket` are there without it{declared}",
)
_error("P204", "defined twice", "the {kind} `{name}` is defined twice", "rename one or delete it")
_error(
    "P205",
    "set inside itself",
    "the set `{name}` is part of itself: {path}",
    "take one of the names out of the circle",
)
_error(
    "P206",
    "file not found",
    "`{path}` is no file of this folder",
    "check the name; files are looked for beside the rule file that names them",
)
_error(
    "P207",
    "file outside the folder",
    "`{path}` lies outside the folder of its rule file",
    "copy it into the folder: a folder of rules is self-contained",
)
_error(
    "P208",
    "not in the catalog",
    "the catalog has no {field} `{value}`",
    "write it as the catalog does, or take it out",
)
_error(
    "P209",
    "no such products",
    "no product of the catalog is in this",
    "`in` asks for products in both, `or` for products in either; `except` takes out",
)
_error(
    "P210",
    "declared otherwise than used",
    "the {kind} `{name}` is used nowhere, but `{suggestion}` is",
    "declare it as it is used: `{suggestion}`",
)
_error(
    "P211",
    "no currency",
    "no file says which currency the amounts are in",
    "write it once, such as `currency USD`",
)
_error(
    "P212",
    "currency twice",
    "the currency is declared more than once",
    "leave one declaration in one of the files",
)
_error(
    "P213",
    "unknown currency",
    "`{name}` is not a currency code",
    "write the three capital letters of ISO 4217, such as USD, EUR or HKD",
)
_error(
    "P214",
    "price list named twice",
    "the price list `{path}` is named twice",
    "name it once, or its rows would count twice",
)
_warning(
    "P215",
    "price list with unknown products",
    "rows of `{path}` price products that the catalog does not have: {count}, such as `{example}`",
    "correct the SKUs, or use the catalog that belongs to the list",
)
_error(
    "P216",
    "price list with unknown segments",
    "rows of `{path}` are for segments that no rule file declares: {count}, such as `{example}`",
    'declare `segment {example} "…"` or correct the list',
)

_error(
    "P230",
    "unknown promotion",
    "no promotion is called `{name}`",
    "write its name as its definition does{declared}",
)
_error(
    "P231",
    "unknown coupon",
    "no promotion asks for the coupon `{name}`",
    "write the code as the `only with coupon` clause does",
)

_error(
    "P217",
    "unknown name",
    "no {kind} `{name}` is declared",
    "declare it, such as `{example}`{declared}",
)
_error(
    "P218",
    "setting declared again",
    "`{clause}` is declared again",
    "keep one of them",
)
_error(
    "P219",
    "unknown time zone",
    "`{found}` is no time zone",
    "write its name of the time zone database, such as `America/New_York`",
)
_error(
    "P232",
    "unknown template",
    "no template is called `{name}`",
    "write its name as its definition does",
)
_error(
    "P233",
    "hole that nothing fills",
    "nothing is called `{name}` that could stand here",
    "name it behind `needs` if the rows bring it, or declare `constant {name} is …`",
)
_error(
    "P234",
    "column of a template missing",
    "the rows have no column `{name}`, which the template needs",
    "add it, or name the column so; the first row names the columns",
)
_error(
    "P235",
    "column that no template needs",
    "the template has no use for a column `{name}`",
    "delete it, or name it behind `needs`; each column stands once",
)

# --- P3xx content ---------------------------------------------------------------------------------

_error(
    "P301",
    "no reward",
    "the promotion `{name}` gives nothing",
    "say what is given, such as `get 20% off snacks`",
)
_error(
    "P302",
    "clause twice",
    "`{clause}` stands twice in one {kind}",
    "say it once; several products go into one clause with `,` or `or`, several needs with `and`",
)
_error(
    "P303",
    "no title",
    "the promotion `{name}` has no title",
    'write one in quotation marks behind its name: `promotion {name} "…"`',
)
_error("P304", "empty text", "the text is empty", "write something between the quotation marks")
_error(
    "P305",
    "more than everything",
    "`{found}` is more than all of it",
    "a percentage lies between 0.01% and 100%",
)
_error(
    "P306",
    "percentage too fine",
    "`{found}` is finer than a hundredth of a percent",
    "write at most two digits after the point; `a third` is exact",
)
_error(
    "P307",
    "another currency",
    "`{found}` is not written in {currency}, the currency of these rules",
    "write amounts such as `{example}`",
)
_error(
    "P308",
    "amount too fine",
    "`{found}` is finer than the smallest coin of {currency}",
    "write {currency} with {digits} digits after the point",
)
_error(
    "P309",
    "amount not readable",
    "`{found}` is not an amount",
    "group thousands with commas and put a point before the small coins: 1,299.00",
)
_error(
    "P310",
    "nothing at all",
    "`{found}` is nothing",
    "write more than nothing, or delete the clause",
)
_error(
    "P311",
    "absurdly large",
    "`{found}` is more than {largest}",
    "check the digits",
)
_error("P312", "no such day", "`{found}` is not a day of the calendar", "check month and day")
_error("P313", "no such time", "`{found}` is not a time of day", "write 00:00 to 23:59")
_error(
    "P314",
    "ends before it begins",
    "the offer ends before it begins",
    "`until` a day includes that day, `until` a time leaves that minute out",
)
_error(
    "P315",
    "hours without length",
    "the hours begin and end at the same time",
    "leave the hours out for the whole day",
)
_error(
    "P316",
    "never runs",
    "none of the weekly hours falls between the dates",
    "check the weekdays against the dates",
)
_error(
    "P317",
    "`them` without products",
    "`them` points at nothing: no `buy` and no `slot` says which products",
    "add a `buy` clause, or name the products in place of `them`",
)
_error(
    "P318",
    "cheapest of what",
    "`the {which}` needs one `buy` of one kind of products",
    "write `buy 3 items from …` above it, without `and` and without slots",
)
_error(
    "P319",
    "all of them reduced",
    "of {bought} bought, {rewarded} cannot be the {which}",
    "the `buy` count includes the reduced ones: `buy 3 items … get the {which} 1 free`",
)
_error(
    "P320",
    "slots without `them`",
    "a slot is filled for a deal, and this reward is none",
    "write `get them for …`, `get … off them`, or use `buy` for a condition",
)
_error(
    "P321",
    "buy beside slots",
    "`buy` and `slot` cannot both say what `them` is",
    "write the bought products as one more slot",
)
_error(
    "P322",
    "group of both kinds",
    "the group `{group}` holds rewards on {held}, and this one is on {given}",
    "put rewards on a total into a group of their own",
)
_error(
    "P323",
    "groups in a circle",
    "the groups apply in a circle: {path}",
    "take one `applies before` out",
)
_error(
    "P324",
    "order of groups open",
    "nothing says which of the groups `{first}` and `{second}` applies first",
    "add `applies before {second}` to the group `{first}`, or the other way round",
)
_error(
    "P325",
    "items of a total",
    "a reward on the total has no items to limit",
    "leave the limit out: a total is reduced once in a cart anyway",
)
_error(
    "P326",
    "limit below one use",
    "the deal reduces {units} items at a time and may never do so",
    "raise the limit to {units} items or more",
)
_error(
    "P327",
    "everything excluded",
    "all products of the reward are excluded by the promotion itself",
    "check the `excludes` clauses",
)
_error(
    "P328",
    "too many groups",
    "there are more than {largest} groups",
    "a group is a step of pricing, not a folder for promotions: join them",
)

_error(
    "P330",
    "step never reached",
    "no cart is ever better off with this step",
    "take it out, or let it give more than the steps below it",
)
_error(
    "P331",
    "bands overlap",
    "the band begins below the end of another",
    "let each band begin where the one before it ends",
)
_error(
    "P332",
    "ladder beside a reward",
    "this stands beside a ladder, and a promotion with a ladder gives nothing else",
    "begin it as the other steps begin, or move it to a promotion of its own",
)
_error(
    "P333",
    "pauses whenever it runs",
    "the pauses leave no day on which the promotion runs",
    "check the pauses against the dates",
)
_error(
    "P334",
    "not a range of stores",
    "`{first}` to `{last}` is not a range of stores",
    "write the same letters and as many digits on both sides: `S001 to S130`",
)
_error(
    "P335",
    "unit that does not fit",
    "`{asked}` are asked for, and the catalog sells these by {units}",
    "count what is sold by the piece, and measure the rest in its own unit: `2 kg of …`",
)
_error(
    "P336",
    "too many stores",
    "the lists of stores have more than {largest} stores",
    "leave `only at` out where a promotion runs everywhere",
)
_error(
    "P337",
    "too much written out",
    "the promotions up to `{name}` name too many stores and days, list by list",
    "leave `only at` out where they run everywhere, and end what recurs sooner",
)
_warning(
    "P350",
    "not priced yet",
    "`{clause}` is not priced yet: {why}",
    "it is checked, but a ruleset that has it cannot be compiled; `status draft` sets it aside",
)

_error(
    "P380",
    "test without a cart",
    "the test `{title}` has no cart",
    "write `cart` and its lines, such as `2 of sku 1001 at $2.00`",
)
_error(
    "P381",
    "test that expects nothing",
    "the test `{title}` expects nothing",
    "write what should come of it, such as `expect total $4.00`",
)
_error(
    "P382",
    "price of another unit",
    "the quantity is in {unit}, and the price is per {found}",
    "write both in the same unit",
)
_error(
    "P383",
    "weight not readable",
    "`{found}` is no weight or measure",
    "write at most three digits after the point, and less than a million",
)
_error(
    "P384",
    "not in the cart",
    "the cart of the test has no {place}",
    "write it as the cart does; lines are counted from 1",
)
_error(
    "P385",
    "more back than bought",
    "{found} come back, and the cart of the test has {held}",
    "let fewer come back; what is weighed comes back in another test",
)
_error(
    "P386",
    "promotion that does not run",
    "`{name}` does not run in this test",
    "add it to `running only`, or take the expectation out",
)

_error(
    "P387",
    "scan after payment",
    "the first scan at `{found}` is not before a payment",
    "write `paid on` and a later moment",
)
_error(
    "P388",
    "list where a store is wanted",
    "`{name}` is a list of stores, and a cart is of one store",
    "write one of its stores",
)

_error(
    "P390",
    "constant made of constants",
    "a constant holds another",
    "write the value itself",
)
_error(
    "P391",
    "not in a template",
    "`{found}` cannot stand in a template",
    "write it outside: it stands once, and not for each row",
)
_error(
    "P392",
    "not a row",
    "`{found}` is no row of a table",
    "a row begins and ends with `|`, such as `| S131 | $25 |`",
)
_error(
    "P393",
    "value that does not fit",
    "the value `{found}` cannot stand there",
    "a value is one name, number, amount, share, day or text, or a list of them; in a name only"
    " letters, digits, `-` and `_`, in a text no quotation marks",
)
_error(
    "P394",
    "wrong number of cells in a row",
    "cells of this row: {found}, columns that the first row names: {wanted}",
    "add the cells that are missing, or delete those left over",
)
_error(
    "P395",
    "too many rows",
    "the tables have more than {largest} rows",
    "name products by category, brand or tag instead of one by one, or use a price list",
)
_error(
    "P396",
    "templates grow too large",
    "with this row all templates come to more than {largest} of text",
    "shorten the template or the table; prices alone belong into a price list",
)
_error(
    "P397",
    "template that holds nothing",
    "the template `{name}` holds nothing",
    "begin `template` in the first column, and indent the definitions that belong to it",
)
_error(
    "P398",
    "rows missing",
    "no row fills the template `{name}`",
    "write a row of names and then rows of values, each between `|`, or `to rows of` and a file",
)
_error(
    "P399",
    "template needs too much",
    "the template needs more than {largest} columns",
    "make several templates of it",
)

# --- P4xx warnings --------------------------------------------------------------------------------

_warning("P401", "unused set", "the set `{name}` is used nowhere", "delete it, or use it")
_warning("P402", "unused segment", "the segment `{name}` is used nowhere", "delete it, or use it")
_warning("P403", "unused group", "no promotion joins the group `{name}`", "delete it, or join it")
_warning(
    "P404",
    "limit that never binds",
    "an offer or a total is used at most once in a cart anyway",
    "leave it out, or limit the items: `limit 2 items per cart`",
)
_warning("P405", "said twice", "`{found}` stands twice in the list", "delete one")
_warning(
    "P406",
    "word of a later language",
    "`{name}` will be a word of the language in a later version",
    "choose another name while it is easy",
)

_warning(
    "P407",
    "unused name",
    "the {kind} `{name}` is used nowhere",
    "delete it, or use it",
)
_warning(
    "P408",
    "limit below another",
    "this limit never binds: another one is reached first",
    "leave it out, or make it tighter than the other",
)
_warning(
    "P409",
    "no answer for offline tills",
    "nothing says what a till does with this limit while it is offline",
    "add `when offline refuse`, or `when offline allow 2 per register`",
)
_warning(
    "P410",
    "the highest step counts",
    "`highest step counts` may give less than a lower step would",
    "leave it out: the step that saves most counts then",
)
_warning(
    "P411",
    "nearly a usual word",
    "`{found}` is none of the usual words for {kind}: {usual}",
    "did you mean `{suggestion}`? leave it if that is what your tills say",
)
_warning(
    "P412",
    "store that nothing names",
    "no list of stores and no promotion has the store `{name}`",
    "check the name, or add the store to a list, such as `stores others are {name}`",
)
_warning(
    "P413",
    "gap between bands",
    "nothing is given for what lies between this band and the one below it",
    "let it begin where the one below it ends, or say the gap with two promotions",
)
_warning(
    "P420",
    "not priced yet in a test",
    "`{words}` stands in a test, and nothing prices it yet",
    "leave it: the test says that it was not looked at",
)

_warning(
    "P431",
    "unused template",
    "the template `{name}` is applied nowhere",
    "delete it, or apply it",
)
_warning(
    "P432",
    "unused constant",
    "the constant `{name}` is used nowhere",
    "delete it, or use it",
)
_warning(
    "P499",
    "more than anybody reads at once",
    "and {count} more messages",
    "mend those above first",
)

# --- P5xx catalogs and price lists ----------------------------------------------------------------

_error(
    "P501",
    "file cannot be read",
    "the file cannot be read: {reason}",
    "check that the path is right and the file is whole and readable",
)
_error(
    "P502",
    "unknown kind of file",
    "`{found}` is no kind of file that is read here",
    "give a file whose name ends in {expected}",
)
_error(
    "P503",
    "not UTF-8",
    "the byte {byte} is not UTF-8 text",
    "save the file as CSV in UTF-8",
)
_error(
    "P504",
    "cells not separated by commas",
    "the cells are separated by {found}",
    "save the file as CSV with commas",
)
_error(
    "P505",
    "column missing",
    "the column `{column}` is missing",
    "add a column `{column}`; the first line names the columns",
)
_error(
    "P506",
    "column without a name",
    "column {number} has no name",
    "name it in the first line, or delete the column",
)
_error(
    "P507",
    "column twice",
    "the column `{column}` is there twice",
    "keep one of the two",
)
_error(
    "P508",
    "wrong number of cells",
    "the row has {found} cells, and the first line names {expected} columns",
    "put a cell that has a comma inside into quotation marks, or add the cells that are missing",
)
_error(
    "P509",
    "control character in a cell",
    "the column `{column}` holds the control character {found}",
    "delete it and type the cell anew",
)
_error(
    "P510",
    "broken CSV",
    "the row that begins here is not CSV: {reason}",
    "close the quotation mark; one that belongs to the text is written twice",
)
_error(
    "P511",
    "empty cell",
    "the cell `{column}` is empty",
    "fill it in, or delete the row",
)
_error(
    "P512",
    "broken price",
    "`{found}` in the column `{column}` is no amount of {currency}",
    "write digits and at most one point, such as {example}",
)
_error(
    "P513",
    "value not understood",
    "`{found}` in the column `{column}` is not understood",
    "write {expected}",
)
_error(
    "P514",
    "ends before it begins",
    "the price ends at `{found}`, which is not after its beginning",
    "let `until` be later than `from`; a date alone includes its day",
)
_error(
    "P515",
    "floating-point column",
    "the column `{column}` holds floating-point numbers, which are not exact",
    "store it as text or as decimal numbers",
)
_error(
    "P516",
    "pyarrow missing",
    "reading Parquet needs pyarrow, which is not installed",
    "run `pip install promo[analysis]`, or give a CSV file",
)
_error(
    "P517",
    "cell that is not text",
    "the column `{column}` holds a value of the type {found}",
    "store it as text",
)
_error(
    "P518",
    "no table `catalog`",
    "the database has no table `catalog`, and not just one other: {found}",
    "name the table of the products `catalog`",
)
_error(
    "P519",
    "SKU twice",
    "the SKU `{sku}` is there twice",
    "keep one of the two rows",
)
_warning(
    "P520",
    "column becomes an attribute",
    "the column `{found}` is read as an attribute of the products",
    "rename it",
)
_error(
    "P521",
    "unknown column",
    "a price list has no column `{found}`",
    "delete it; a price list has the columns {expected}",
)
_error(
    "P522",
    "column not priced yet",
    "the column `{column}` holds `{found}`, and it is not priced yet",
    "empty the column or leave it out: prices would differ from what it says",
)
_error(
    "P523",
    "code twice",
    "the code `{found}` is there twice",
    "keep one of the two rows",
)
_error(
    "P524",
    "too many codes",
    "the list has more than {largest} codes",
    "split it, and declare a coupon for each file",
)
_error(
    "P599",
    "more of the same",
    "and {count} more problems in this file",
    "mend those above first",
)
