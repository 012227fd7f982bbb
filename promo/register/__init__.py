"""The till's public face: open rules, price carts, ask why."""
