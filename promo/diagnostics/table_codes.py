"""Codes P5xx: catalogs, price lists and lists of codes."""

from promo.diagnostics.code import error, warning

CODES = (
    error(
        "P501",
        "file cannot be read",
        "the file cannot be read: {reason}",
        "check that the path is right and the file is whole and readable",
    ),
    error(
        "P502",
        "unknown kind of file",
        "`{found}` is no kind of file that is read here",
        "give a file whose name ends in {expected}",
    ),
    error(
        "P503",
        "not UTF-8",
        "the byte {byte} is not UTF-8 text",
        "save the file as CSV in UTF-8",
    ),
    error(
        "P504",
        "cells not separated by commas",
        "the cells are separated by {found}",
        "save the file as CSV with commas",
    ),
    error(
        "P505",
        "column missing",
        "the column `{column}` is missing",
        "add a column `{column}`; the first line names the columns",
    ),
    error(
        "P506",
        "column without a name",
        "column {number} has no name",
        "name it in the first line, or delete the column",
    ),
    error(
        "P507",
        "column twice",
        "the column `{column}` is there twice",
        "keep one of the two",
    ),
    error(
        "P508",
        "wrong number of cells",
        "the row has {found} cells, and the first line names {expected} columns",
        "put a cell that has a comma inside into quotation marks, or add the cells that are "
        "missing",
    ),
    error(
        "P509",
        "control character in a cell",
        "the column `{column}` holds the control character {found}",
        "delete it and type the cell anew",
    ),
    error(
        "P510",
        "broken CSV",
        "the row that begins here is not CSV: {reason}",
        "close the quotation mark; one that belongs to the text is written twice",
    ),
    error(
        "P511",
        "empty cell",
        "the cell `{column}` is empty",
        "fill it in, or delete the row",
    ),
    error(
        "P512",
        "broken price",
        "`{found}` in the column `{column}` is no amount of {currency}",
        "write digits and at most one point, such as {example}",
    ),
    error(
        "P513",
        "value not understood",
        "`{found}` in the column `{column}` is not understood",
        "write {expected}",
    ),
    error(
        "P514",
        "ends before it begins",
        "the price ends at `{found}`, which is not after its beginning",
        "let `until` be later than `from`; a date alone includes its day",
    ),
    error(
        "P515",
        "floating-point column",
        "the column `{column}` holds floating-point numbers, which are not exact",
        "store it as text or as decimal numbers",
    ),
    error(
        "P516",
        "pyarrow missing",
        "reading Parquet needs pyarrow, which is not installed",
        "run `pip install promo[analysis]`, or give a CSV file",
    ),
    error(
        "P517",
        "cell that is not text",
        "the column `{column}` holds a value of the type {found}",
        "store it as text",
    ),
    error(
        "P518",
        "no table `catalog`",
        "the database has no table `catalog`, and not just one other: {found}",
        "name the table of the products `catalog`",
    ),
    error(
        "P519",
        "SKU twice",
        "the SKU `{sku}` is there twice",
        "keep one of the two rows",
    ),
    warning(
        "P520",
        "column becomes an attribute",
        "the column `{found}` is read as an attribute of the products",
        "rename it",
    ),
    error(
        "P521",
        "unknown column",
        "a price list has no column `{found}`",
        "delete it; a price list has the columns {expected}",
    ),
    error(
        "P522",
        "column not priced yet",
        "the column `{column}` holds `{found}`, and it is not priced yet",
        "empty the column or leave it out: prices would differ from what it says",
    ),
    error(
        "P523",
        "code twice",
        "the code `{found}` is there twice",
        "keep one of the two rows",
    ),
    error(
        "P524",
        "too many codes",
        "the list has more than {largest} codes",
        "split it, and declare a coupon for each file",
    ),
    error(
        "P599",
        "more of the same",
        "and {count} more problems in this file",
        "mend those above first",
    ),
)
