"""Why a cart costs what it costs: what applied, and what kept every other promotion from it."""
