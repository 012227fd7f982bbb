"""Codes P4xx: what makes sense and is hardly meant."""

from promo.diagnostics.code import warning

CODES = (
    warning("P401", "unused set", "the set `{name}` is used nowhere", "delete it, or use it"),
    warning(
        "P402", "unused segment", "the segment `{name}` is used nowhere", "delete it, or use it"
    ),
    warning(
        "P403", "unused group", "no promotion joins the group `{name}`", "delete it, or join it"
    ),
    warning(
        "P404",
        "limit that never binds",
        "an offer or a total is used at most once in a cart anyway",
        "leave it out, or limit the items: `limit 2 items per cart`",
    ),
    warning("P405", "said twice", "`{found}` stands twice in the list", "delete one"),
    warning(
        "P406",
        "word of a later language",
        "`{name}` will be a word of the language in a later version",
        "choose another name while it is easy",
    ),
    warning(
        "P407",
        "unused name",
        "the {kind} `{name}` is used nowhere",
        "delete it, or use it",
    ),
    warning(
        "P408",
        "limit below another",
        "this limit never binds: another one is reached first",
        "leave it out, or make it tighter than the other",
    ),
    warning(
        "P409",
        "no answer for offline tills",
        "nothing says what a till does with this limit while it is offline",
        "add `when offline refuse`, or `when offline allow 2 per register`",
    ),
    warning(
        "P410",
        "the highest step counts",
        "`highest step counts` may give less than a lower step would",
        "leave it out: the step that saves most counts then",
    ),
    warning(
        "P411",
        "nearly a usual word",
        "`{found}` is none of the usual words for {kind}: {usual}",
        "did you mean `{suggestion}`? leave it if that is what your tills say",
    ),
    warning(
        "P412",
        "store that nothing names",
        "no list of stores and no promotion has the store `{name}`",
        "check the name, or add the store to a list, such as `stores others are {name}`",
    ),
    warning(
        "P413",
        "gap between bands",
        "nothing is given for what lies between this band and the one below it",
        "let it begin where the one below it ends, or say the gap with two promotions",
    ),
    warning(
        "P420",
        "not priced yet in a test",
        "`{words}` stands in a test, and nothing prices it yet",
        "leave it: the test says that it was not looked at",
    ),
    warning(
        "P431",
        "unused template",
        "the template `{name}` is applied nowhere",
        "delete it, or apply it",
    ),
    warning(
        "P432",
        "unused constant",
        "the constant `{name}` is used nowhere",
        "delete it, or use it",
    ),
    warning(
        "P499",
        "more than anybody reads at once",
        "and {count} more messages",
        "mend those above first",
    ),
)
