"""`promo check --watch`: says again what there is to say, whenever a file has changed."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from promo.compiler.workspace import Workspace

SECONDS_BETWEEN_LOOKS = 0.2
"""Files are asked for their time of change: that works on every disk and share, and a look at a
folder of a hundred files takes a millisecond."""

_State = dict[Path, tuple[int, int]]


def watch(rules: Path, catalog: Path | None, say: Callable[[Workspace], None]) -> None:
    """Checks at once and after each change, until Ctrl-C; `say` gets the workspace each time."""
    workspace = Workspace(rules, catalog)
    seen: _State | None = None
    with suppress(KeyboardInterrupt):
        while True:
            now = dict(_state(rules, catalog))
            if now != seen:
                seen = now
                say(workspace)
            time.sleep(SECONDS_BETWEEN_LOOKS)


def _state(rules: Path, catalog: Path | None) -> Iterator[tuple[Path, tuple[int, int]]]:
    """When every file that the check may read was changed last, and its size."""
    folder = rules if rules.is_dir() else rules.parent
    for path in [*folder.iterdir(), *([] if catalog is None else [catalog])]:
        with suppress(OSError):  # it is gone already
            state = path.stat()
            yield path, (state.st_mtime_ns, state.st_size)
