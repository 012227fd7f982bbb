# Needs: arithmetic, work
#
# What each line costs before promotions (semantics, clause 4), and the clock of eligibility.

cdef bint meets_dates(Work* work, i64 starts, i64 ends) noexcept nogil:
    """Whether the cart's instant meets `[starts, ends)`; a cart without one meets only "always"."""
    cdef const i64* interval
    cdef i64 at
    if starts <= EARLIEST and ends >= LATEST:
        return True
    for at in range(work.request[REQUEST_INTERVALS]):
        interval = work.request + REQUEST_FIRST + 2 * at
        if starts <= interval[1] and interval[0] < ends:
            return True
    return False


cdef bint holds(const i64* numbers, i64 count, i64 wanted) noexcept nogil:
    cdef i64 at
    for at in range(count):
        if numbers[at] == wanted:
            return True
    return False


cdef i64 lowest_price(Work* work, const i64* line, i64 quantity) noexcept nogil:
    """The unit price of a line without a price of its own, or NONE."""
    cdef const i64* product
    cdef const i64* row
    cdef i64 at, best
    if line[LINE_PRODUCT] == NONE:
        return NONE
    product = work.plan.products + line[LINE_PRODUCT] * PRODUCT_WIDTH
    best = product[PRODUCT_PRICE]
    for at in range(product[PRODUCT_PRICES]):
        row = work.plan.prices + (product[PRODUCT_PRICES_AT] + at) * PRICE_LIST_WIDTH
        if row[PRICE_LIST_MINIMUM_MILLI] > quantity:
            continue
        if row[PRICE_LIST_STORE] != NONE and row[PRICE_LIST_STORE] != work.request[REQUEST_STORE]:
            continue
        if (
            row[PRICE_LIST_ACCOUNT] != NONE
            and row[PRICE_LIST_ACCOUNT] != work.request[REQUEST_ACCOUNT]
        ):
            continue
        if row[PRICE_LIST_SEGMENT] != NONE and not holds(
            work.segments, work.request[REQUEST_SEGMENTS], row[PRICE_LIST_SEGMENT]
        ):
            continue
        if not meets_dates(work, row[PRICE_LIST_STARTS], row[PRICE_LIST_ENDS]):
            continue
        if best == NONE or row[PRICE_LIST_MINOR] < best:
            best = row[PRICE_LIST_MINOR]
    return best


cdef i64 times_quantity(const i64* line, i64 unit_price) noexcept nogil:
    """The price of a line's whole quantity, in minor units."""
    if line[LINE_IS_MEASURED]:
        return promo_half_up(unit_price, line[LINE_QUANTITY_MILLI], 1000)
    return unit_price * (line[LINE_QUANTITY_MILLI] // 1000)


cdef int price_lines(Work* work, i64* error_line) noexcept nogil:
    """Fills list, price and unit price of every line; a status that is an error, or STATUS_OPTIMAL."""
    cdef i64 at, unit_price, list_price, list_sum = 0, price_sum = 0
    cdef const i64* line
    cdef i64* of_sku = <i64*>take(&work.arena, work.line_count * sizeof(i64))
    work.list_prices = <i64*>take(&work.arena, work.line_count * sizeof(i64))
    work.prices = <i64*>take(&work.arena, work.line_count * sizeof(i64))
    work.unit_prices = <i64*>take(&work.arena, work.line_count * sizeof(i64))
    if of_sku == NULL or work.list_prices == NULL or work.prices == NULL or work.unit_prices == NULL:
        return STATUS_NO_MEMORY
    for at in range(work.line_count):
        line = line_row(work, at)
        if line[LINE_KIND] == KIND_SALE and line[LINE_UNIT_PRICE] == NONE and line[LINE_AMOUNT] == NONE:
            of_sku[line[LINE_RANK_SKU]] += line[LINE_QUANTITY_MILLI]
    for at in range(work.line_count):
        line = line_row(work, at)
        unit_price = line[LINE_UNIT_PRICE]
        if unit_price == NONE and line[LINE_AMOUNT] == NONE:
            unit_price = lowest_price(work, line, of_sku[line[LINE_RANK_SKU]])
            if unit_price == NONE:
                error_line[0] = at
                return STATUS_NO_PRICE
        work.unit_prices[at] = unit_price
        if line[LINE_AMOUNT] != NONE:
            work.prices[at] = line[LINE_AMOUNT]
        else:
            work.prices[at] = times_quantity(line, unit_price)
        list_price = NONE
        if line[LINE_PRODUCT] != NONE:
            list_price = work.plan.products[line[LINE_PRODUCT] * PRODUCT_WIDTH + PRODUCT_PRICE]
        work.list_prices[at] = (
            work.prices[at] if list_price == NONE else times_quantity(line, list_price)
        )
        if work.prices[at] > LARGEST or work.list_prices[at] > LARGEST:
            error_line[0] = at
            return STATUS_TOO_MUCH
        price_sum += work.prices[at]
        list_sum += work.list_prices[at]
        if price_sum > LARGEST or list_sum > LARGEST:
            error_line[0] = at
            return STATUS_TOO_MUCH
        if line[LINE_KIND] == KIND_RETURN:
            work.prices[at] = -work.prices[at]
            work.list_prices[at] = work.prices[at]
    return STATUS_OPTIMAL
