"""Codes P2xx: names of definitions, files and things of the catalog."""

from promo.diagnostics.code import error, warning

CODES = (
    error(
        "P201",
        "unknown set",
        "no set is called `{name}`",
        "declare `set {name} is …`, or put a kind before it: sku, category, brand, tag, "
        "…{declared}",
    ),
    error(
        "P202",
        "unknown segment",
        "no segment is called `{name}`",
        'declare `segment {name} "…"`: the till then knows which customers may bring it along'
        "{declared}",
    ),
    error(
        "P203",
        "unknown group",
        "no group is called `{name}`",
        "declare `group {name}`; only `items` and `basket` are there without it{declared}",
    ),
    error(
        "P204", "defined twice", "the {kind} `{name}` is defined twice", "rename one or delete it"
    ),
    error(
        "P205",
        "set inside itself",
        "the set `{name}` is part of itself: {path}",
        "take one of the names out of the circle",
    ),
    error(
        "P206",
        "file not found",
        "`{path}` is no file of this folder",
        "check the name; files are looked for beside the rule file that names them",
    ),
    error(
        "P207",
        "file outside the folder",
        "`{path}` lies outside the folder of its rule file",
        "copy it into the folder: a folder of rules is self-contained",
    ),
    error(
        "P208",
        "not in the catalog",
        "the catalog has no {field} `{value}`",
        "write it as the catalog does, or take it out",
    ),
    error(
        "P209",
        "no such products",
        "no product of the catalog is in this",
        "`in` asks for products in both, `or` for products in either; `except` takes out",
    ),
    error(
        "P210",
        "declared otherwise than used",
        "the {kind} `{name}` is used nowhere, but `{suggestion}` is",
        "declare it as it is used: `{suggestion}`",
    ),
    error(
        "P211",
        "no currency",
        "no file says which currency the amounts are in",
        "write it once, such as `currency USD`",
    ),
    error(
        "P212",
        "currency twice",
        "the currency is declared more than once",
        "leave one declaration in one of the files",
    ),
    error(
        "P213",
        "unknown currency",
        "`{name}` is not a currency code",
        "write the three capital letters of ISO 4217, such as USD, EUR or HKD",
    ),
    error(
        "P214",
        "price list named twice",
        "the price list `{path}` is named twice",
        "name it once, or its rows would count twice",
    ),
    warning(
        "P215",
        "price list with unknown products",
        "rows of `{path}` price products that the catalog does not have: {count}, such as "
        "`{example}`",
        "correct the SKUs, or use the catalog that belongs to the list",
    ),
    error(
        "P216",
        "price list with unknown segments",
        "rows of `{path}` are for segments that no rule file declares: {count}, such as "
        "`{example}`",
        'declare `segment {example} "…"` or correct the list',
    ),
    error(
        "P230",
        "unknown promotion",
        "no promotion is called `{name}`",
        "write its name as its definition does{declared}",
    ),
    error(
        "P231",
        "unknown coupon",
        "no promotion asks for the coupon `{name}`",
        "write the code as the `only with coupon` clause does",
    ),
    error(
        "P217",
        "unknown name",
        "no {kind} `{name}` is declared",
        "declare it, such as `{example}`{declared}",
    ),
    error(
        "P218",
        "setting declared again",
        "`{clause}` is declared again",
        "keep one of them",
    ),
    error(
        "P219",
        "unknown time zone",
        "`{found}` is no time zone",
        "write its name of the time zone database, such as `America/New_York`",
    ),
    error(
        "P232",
        "unknown template",
        "no template is called `{name}`",
        "write its name as its definition does",
    ),
    error(
        "P233",
        "hole that nothing fills",
        "nothing is called `{name}` that could stand here",
        "name it behind `needs` if the rows bring it, or declare `constant {name} is …`",
    ),
    error(
        "P234",
        "column of a template missing",
        "the rows have no column `{name}`, which the template needs",
        "add it, or name the column so; the first row names the columns",
    ),
    error(
        "P235",
        "column that no template needs",
        "the template has no use for a column `{name}`",
        "delete it, or name it behind `needs`; each column stands once",
    ),
)
