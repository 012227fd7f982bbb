"""Rule text to syntax tree: a `SourceFile` in, a `RuleFile` and diagnostics out.

Nothing is looked up here: a name is a name whether or not anything bears it. One slip gives one
diagnostic, on the line where it was made, and everything that is not broken still comes out.
"""
