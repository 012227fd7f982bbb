"""The `promo` command: one file per sub-command. Nothing else imports this package."""
