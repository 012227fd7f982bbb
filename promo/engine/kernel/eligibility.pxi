# Needs: work, prices, triggers
#
# Which promotions a cart's lines call up, and which of those it may have: who, where, when, coupon.
# The cost follows the promotions that name a product of the cart, not those of the ruleset.

cdef int by_number(const void* one, const void* other) noexcept nogil:
    cdef u64 a = (<const u64*>one)[0]
    cdef u64 b = (<const u64*>other)[0]
    return (a > b) - (a < b)


cdef bint meets_range(Work* work, const i64* window, i64 starts, i64 ends, i64 first, i64 last) noexcept nogil:
    """Whether `[starts, ends)`, within a window's weekly hours, meets `[first, last]`.

    Hours past midnight belong to the day they began on (values/window.py says it in words).
    """
    cdef i64 day, at, opens, closes, next_day
    cdef const i64* hour
    if window[WINDOW_HOURS] == 0:
        return starts <= last and first < ends
    # Hours that began the day before may reach past midnight into `first`.
    for day in range(first // DAY_SECONDS - 1, last // DAY_SECONDS + 1):
        next_day = (day + 1) * DAY_SECONDS
        if starts >= next_day:
            continue
        for at in range(window[WINDOW_HOURS]):
            hour = work.plan.hours + (window[WINDOW_HOURS_AT] + at) * HOUR_WIDTH
            # Day 0 was a Thursday; weekdays count from Monday.
            if not (hour[HOUR_WEEKDAYS] >> ((day + 3) % 7)) & 1:
                continue
            opens = larger(day * DAY_SECONDS + hour[HOUR_OPENS], starts)
            closes = day * DAY_SECONDS + hour[HOUR_CLOSES]
            if ends != next_day:
                closes = smaller(closes, ends)
            if opens < closes and opens <= last and first < closes:
                return True
    return False


cdef bint meets_window(Work* work, i64 number) noexcept nogil:
    cdef const i64* window
    cdef const i64* dates
    cdef i64 at, of_dates, first, last
    if number == NONE:
        return True
    window = work.plan.windows + number * WINDOW_WIDTH
    for at in range(work.request[REQUEST_INTERVALS]):
        first = work.request[REQUEST_FIRST + 2 * at]
        last = work.request[REQUEST_FIRST + 2 * at + 1]
        if window[WINDOW_DATES] == 0 and meets_range(
            work, window, EARLIEST, LATEST, first, last
        ):
            return True
        for of_dates in range(window[WINDOW_DATES]):
            dates = work.plan.dates + (window[WINDOW_DATES_AT] + of_dates) * DATE_WIDTH
            if meets_range(work, window, dates[DATE_STARTS], dates[DATE_ENDS], first, last):
                return True
    return False


cdef bint is_eligible(Work* work, const i64* promotion) noexcept nogil:
    cdef i64 at
    cdef const i64* wanted
    if promotion[PROMOTION_COUPON] != NONE and not holds(
        work.coupons, work.request[REQUEST_COUPONS], promotion[PROMOTION_COUPON]
    ):
        return False
    if promotion[PROMOTION_STORES] and not holds(
        work.plan.numbers + promotion[PROMOTION_STORES_AT],
        promotion[PROMOTION_STORES],
        work.request[REQUEST_STORE],
    ):
        return False
    if promotion[PROMOTION_SEGMENTS]:
        wanted = work.plan.numbers + promotion[PROMOTION_SEGMENTS_AT]
        for at in range(promotion[PROMOTION_SEGMENTS]):
            if holds(work.segments, work.request[REQUEST_SEGMENTS], wanted[at]):
                break
        else:
            return False
    return meets_window(work, promotion[PROMOTION_WINDOW])


cdef i64 sets_of_line(Work* work, const i64* line, const i64** sets) noexcept nogil:
    """How many sets a line is in, and where their numbers stand."""
    cdef const i64* product
    if line[LINE_SETS_AT] != NONE:
        sets[0] = work.extra_sets + line[LINE_SETS_AT]
        return line[LINE_SETS]
    if line[LINE_PRODUCT] == NONE:
        sets[0] = NULL
        return 0
    product = work.plan.products + line[LINE_PRODUCT] * PRODUCT_WIDTH
    sets[0] = work.plan.product_sets + product[PRODUCT_SETS_AT]
    return product[PRODUCT_SETS]


cdef i64 called_pools(Work* work, u64* called) noexcept nogil:
    """Every (pool, line) where a sale line is in the pool's set; only counted while `called` is NULL."""
    cdef i64 at, of_sets, of_pools, set_count, count = 0
    cdef const i64* line
    cdef const i64* sets = NULL
    cdef const i64* row
    for at in range(work.line_count):
        line = line_row(work, at)
        if line[LINE_KIND] != KIND_SALE:
            continue
        set_count = sets_of_line(work, line, &sets)
        for of_sets in range(set_count):
            row = work.plan.set_pools + sets[of_sets] * SET_WIDTH
            if called != NULL:
                for of_pools in range(row[SET_POOLS]):
                    called[count + of_pools] = (
                        <u64>work.plan.pool_numbers[row[SET_POOLS_AT] + of_pools] << 32
                    ) | <u64>at
            count += row[SET_POOLS]
    return count


cdef bint add_candidate(Work* work, u64* called, i64 start, i64 end) noexcept nogil:
    """One promotion's calls `[start, end)`; False where there is no memory."""
    cdef i64 at, pool
    cdef int line
    cdef bint is_wanted = False
    cdef Candidate* candidate = work.candidates + work.candidate_count
    cdef i64 number = work.plan.pools[(called[start] >> 32) * POOL_WIDTH + POOL_PROMOTION]
    cdef const i64* promotion = work.plan.promotions + number * PROMOTION_WIDTH
    cdef const i64* row
    for at in range(start, end):
        is_wanted |= work.plan.pools[(called[at] >> 32) * POOL_WIDTH + POOL_ROLE] <= SLOT
    if not is_wanted or not is_eligible(work, promotion):
        return True
    candidate.promotion = promotion
    candidate.number = number
    candidate.group = <int>promotion[PROMOTION_GROUP]
    candidate.pool_count = <int>promotion[PROMOTION_POOLS]
    candidate.pools = <Pool*>take(&work.arena, candidate.pool_count * sizeof(Pool))
    candidate.is_switchable = (
        promotion[PROMOTION_COUPON] != NONE
        or policy_of(work, candidate.group) == BEST_FOR_CUSTOMER
    )
    if candidate.pools == NULL:
        return False
    for at in range(candidate.pool_count):
        row = work.plan.pools + (promotion[PROMOTION_POOLS_AT] + at) * POOL_WIDTH
        candidate.pools[at].role = row[POOL_ROLE]
        candidate.pools[at].number = row[POOL_NUMBER]
        candidate.pools[at].lines = <u64*>take(&work.arena, work.word_count * sizeof(u64))
        if candidate.pools[at].lines == NULL:
            return False
    for at in range(start, end):
        pool = <i64>(called[at] >> 32) - promotion[PROMOTION_POOLS_AT]
        line = <int><unsigned int>called[at]
        candidate.pools[pool].lines[line >> 6] |= <u64>1 << (line & 63)
    candidate.trigger_end = candidate.pool_count
    for at in range(promotion[PROMOTION_CONDITION]):
        if work.plan.conditions[promotion[PROMOTION_CONDITION_AT] + at] == STEP_ASK:
            candidate.trigger_end -= 1
    for at in range(candidate.pool_count):
        if not find_lasting(work, candidate.pools + at):
            return False
    work.candidate_count += 1
    return True


cdef int find_candidates(Work* work) noexcept nogil:
    """Fills `candidates`, in rank order, with the applicable promotions (semantics, clause 6)."""
    cdef i64 start = 0, end = 0, promotions = 0, last = NONE, number
    cdef i64 count = called_pools(work, NULL)
    cdef u64* called = <u64*>take(&work.arena, count * sizeof(u64))
    if called == NULL:
        return STATUS_NO_MEMORY
    called_pools(work, called)
    # Pools are numbered in rank order of their promotions, so sorting them sorts promotions by rank.
    qsort(called, count, sizeof(u64), by_number)
    for end in range(count):
        number = work.plan.pools[(called[end] >> 32) * POOL_WIDTH + POOL_PROMOTION]
        promotions += number != last
        last = number
    work.candidates = <Candidate*>take(&work.arena, promotions * sizeof(Candidate))
    if work.candidates == NULL:
        return STATUS_NO_MEMORY
    while start < count:
        number = work.plan.pools[(called[start] >> 32) * POOL_WIDTH + POOL_PROMOTION]
        end = start
        while (
            end < count
            and work.plan.pools[(called[end] >> 32) * POOL_WIDTH + POOL_PROMOTION] == number
        ):
            end += 1
        if not add_candidate(work, called, start, end):
            return STATUS_NO_MEMORY
        start = end
    return STATUS_OPTIMAL
