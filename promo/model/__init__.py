"""Facts at the till: products, carts, priced carts. Plain frozen data, no files, no clock."""
