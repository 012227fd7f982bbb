"""The file form of snapshots and bound files: named sections behind a digest.

The format has a page: docs/formats/container.md. The digest guards against damage, not against a
forger: who made a file is a matter for the channel it came through.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from promo.errors import SnapshotError

SNAPSHOT = b"PROMOSNP"
BOUND = b"PROMOBND"
FORMAT_VERSION = 2

_START = struct.Struct("<8sIIQ")
_HEADER = struct.Struct("<8sIIQ32s")
_SECTION = struct.Struct("<16sQQ")
_ALIGNMENT = 8
_MOST_SECTIONS = 64

_KINDS = {SNAPSHOT: "snapshot", BOUND: "bound file"}
_FOREIGN = "neither a snapshot nor a bound file"
_REMAKE = "make it again with `promo compile`"


def is_container(start: bytes) -> bool:
    """Whether a file that begins like this is a snapshot or a bound file."""
    return start[:8] in _KINDS


def write_container(magic: bytes, sections: Mapping[str, bytes]) -> bytes:
    """The same bytes for the same sections in the same order."""
    table_size = _SECTION.size * len(sections)
    body = bytearray(table_size)
    table = bytearray()
    for name, content in sections.items():
        body.extend(bytes(-(_HEADER.size + len(body)) % _ALIGNMENT))
        table.extend(_SECTION.pack(name.encode(), _HEADER.size + len(body), len(content)))
        body.extend(content)
    body[:table_size] = table
    size = _HEADER.size + len(body)
    start = _START.pack(magic, FORMAT_VERSION, len(sections), size)
    return start + sha256(start + body).digest() + bytes(body)


@dataclass(frozen=True, slots=True)
class Container:
    """Sections as views into one buffer, which is never copied."""

    buffer: memoryview
    sections: Mapping[str, memoryview]
    digest: str
    place: str = ""

    def section(self, name: str) -> memoryview:
        """Raises SnapshotError where the section is missing."""
        if name not in self.sections:
            raise SnapshotError(f"section `{name}` is missing", self.place, _REMAKE)
        return self.sections[name]


def read_container(magic: bytes, buffer: memoryview, place: str = "") -> Container:
    """The sections of a whole file of one kind.

    Raises SnapshotError for anything else: foreign, cut short, damaged, newer, of the other kind.
    """
    kind = _KINDS[magic]
    size = len(buffer)
    found = bytes(buffer[:8])
    if found != magic:
        what = f"a {_KINDS[found]}, not a {kind}" if found in _KINDS else _FOREIGN
        raise SnapshotError(f"this is {what}", place, _REMAKE)
    if size < _HEADER.size:
        raise SnapshotError(f"the {kind} is cut short after {size} bytes", place, _REMAKE)
    _, version, count, length, digest = _HEADER.unpack_from(buffer)
    if version != FORMAT_VERSION:
        raise SnapshotError(
            f"the {kind} has format {version}, this promo reads format {FORMAT_VERSION}",
            place,
            "update promo, or compile the rules again with the promo that is installed here",
        )
    if length != size or count > _MOST_SECTIONS or size < _HEADER.size + _SECTION.size * count:
        raise SnapshotError(f"the {kind} has {size} bytes and should have {length}", place, _REMAKE)
    found_digest = sha256(buffer[: _START.size])
    found_digest.update(buffer[_HEADER.size :])
    if found_digest.digest() != digest:
        raise SnapshotError(f"the {kind} is damaged: its digest does not match", place, _REMAKE)
    sections = {}
    for number in range(count):
        name, at, long = _SECTION.unpack_from(buffer, _HEADER.size + _SECTION.size * number)
        if at % _ALIGNMENT or not _HEADER.size <= at <= size - long:
            raise SnapshotError(f"the {kind} has a section outside of itself", place, _REMAKE)
        sections[name.rstrip(b"\0").decode("ascii", "replace")] = buffer[at : at + long]
    return Container(buffer, sections, "sha256:" + digest.hex(), place)
