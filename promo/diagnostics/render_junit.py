"""Diagnostics as JUnit XML, which every CI server draws."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from promo.diagnostics.diagnostic import Diagnostic


def render_junit(diagnostics: Iterable[Diagnostic], files: Iterable[str] = ()) -> str:
    """A test case per file; errors fail it, warnings are printed by it.

    `files` are the files that were checked: one without diagnostics passes.
    """
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in files}
    for one in diagnostics:
        by_file.setdefault(one.span.file, []).append(one)
    cases = "".join(_case(file, found) for file, found in sorted(by_file.items()))
    failing = sum(any(one.severity == "error" for one in found) for found in by_file.values())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites><testsuite name="promo check" tests="{len(by_file)}" '
        f'failures="{failing}" errors="0" skipped="0">\n{cases}</testsuite></testsuites>\n'
    )


def _case(file: str, found: list[Diagnostic]) -> str:
    errors = [one for one in found if one.severity == "error"]
    others = [one for one in found if one.severity != "error"]
    inside = ""
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        message = quoteattr(f"{errors[0].code}: {errors[0].message}{more}")
        inside += f"    <failure message={message}>{escape(_listed(errors))}</failure>\n"
    if others:
        inside += f"    <system-out>{escape(_listed(others))}</system-out>\n"
    return f'  <testcase classname="promo check" name={quoteattr(file)}>\n{inside}  </testcase>\n'


def _listed(found: list[Diagnostic]) -> str:
    return "\n".join(
        f"{one.span}: {one.severity}[{one.code}]: {one.message}\n  help: {one.help}"
        for one in found
    )
