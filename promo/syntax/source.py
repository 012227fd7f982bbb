"""Reading rule files."""

import re
import unicodedata
from pathlib import Path

from promo.diagnostics.codes import diagnose
from promo.diagnostics.diagnostic import Diagnostic
from promo.diagnostics.span import SourceFile, Span

LARGEST_FILE = 4 * 2**20
"""Bytes. Ten thousand promotions take about two million."""

# Control characters, and characters that are invisible or turn the reading direction: a reviewer
# must see what a till will do ("Trojan Source"). Tab and line breaks are fine.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def read(path: Path, name: str | None = None) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    """The text of a UTF-8 file with its line breaks as `\\n`, or None and why it cannot be used.

    `name` is the path as the user would write it.
    """
    name = str(path) if name is None else name
    raw, found = read_bytes(path, name)
    return (None, found) if raw is None else decoded(raw, name)


def read_bytes(path: Path, name: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """What is in a file, or None and why it cannot be used."""
    start = Span(name, 1, 1, 1, 1)
    try:
        if not path.is_file():
            return None, (diagnose("P120", start, reason=_why_no_file(path)),)
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1), ()
    except OSError as error:
        return None, (diagnose("P120", start, reason=error.strerror or str(error)),)


def _why_no_file(path: Path) -> str:
    if path.is_dir():
        return "it is a folder"
    # Whoever opens a pipe waits until somebody writes into it.
    return "it is a pipe or a device, not a file" if path.exists() else "there is no such file"


def decoded(raw: bytes, name: str) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    """UTF-8 as text with its line breaks as `\\n`, or None and why it cannot be used."""
    start = Span(name, 1, 1, 1, 1)
    if len(raw) > LARGEST_FILE:
        return None, (diagnose("P118", start, largest=f"{LARGEST_FILE // 2**20} MiB"),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (diagnose("P121", start, position=error.start + 1),)
    return SourceFile(name, text.replace("\r\n", "\n").replace("\r", "\n")), ()


_MOST_LINES = 100


def unseen_characters(source: SourceFile) -> tuple[Diagnostic, ...]:
    """A diagnostic for each line (the first hundred) that holds characters nobody can see."""
    found: list[Diagnostic] = []
    at = 0
    while len(found) < _MOST_LINES:
        match = _UNSEEN.search(source.text, at)
        if match is None:
            break
        span = source.span(match.start(), match.end())
        name = unicodedata.name(match[0], "control character")
        found.append(diagnose("P114", span, found=f"U+{ord(match[0]):04X} ({name.lower()})"))
        at = source.text.find("\n", match.end())
        if at < 0:
            break
    return tuple(found)
