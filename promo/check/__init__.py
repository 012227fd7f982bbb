"""Syntax tree to program: `RuleFile`s and a catalog in, a `Ruleset` and diagnostics out.

Every name is looked up, every value is made exact, every sentence that cannot mean anything is
refused. There is a `Ruleset` only if nothing is wrong; equal meaning gives the equal `Ruleset`.
"""
