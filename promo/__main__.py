"""`promo`, and `python -m promo`."""

import sys

EXIT_INTERRUPTED = 130
"""As every shell has it."""


def main() -> None:
    """The `promo` script. Whoever interrupts it while it is still loading sees no traceback."""
    try:
        from promo.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)


if __name__ == "__main__":
    main()
