"""`python -m promo` is the `promo` command."""

from promo.cli.main import main

if __name__ == "__main__":
    main()
