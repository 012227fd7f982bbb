# Needs: arithmetic, layout, memory
#
# What one call works on. Numbers called "candidate" are places in `candidates`, which stand in rank
# order: a smaller number is a better rank.

cdef struct Plan:
    const i64* promotions
    const i64* pools
    const i64* conditions
    const i64* groups
    const i64* windows
    const i64* dates
    const i64* hours
    const i64* numbers
    const i64* prices
    const i64* products
    const i64* product_sets
    const i64* set_pools
    const i64* pool_numbers

cdef struct Pool:
    i64 role
    i64 number
    u64* lines              # a bit for each line of the cart
    i64 found               # what it holds, where no promotion can change that

cdef struct Candidate:
    const i64* promotion    # its row in the plan
    i64 number              # and the number of that row
    Pool* pools
    int pool_count
    int trigger_end         # from this pool on they are those of its condition
    int group
    int cluster             # candidates that may meet have the same number
    bint is_switchable
    bint is_hopeless        # it can give nothing to this cart
    bint is_enabled
    bint is_triggered       # whether its triggers held when its group opened

cdef struct History:        # the promotions that discounted or used up a unit, by rank
    int count
    int* candidates

cdef struct Run:            # `count` units of one line that have had the same fate
    i64 net
    i64 before
    i64 first
    i64 count
    int line
    bint is_measured
    bint is_taken           # by a higher class of a `highest priority` group
    History* history

cdef struct Runs:
    Run* items
    i64 count
    i64 capacity

cdef struct Adjustment:
    i64 amount
    i64 units
    int line
    int candidate

cdef struct Adjustments:
    Adjustment* items
    i64 count
    i64 capacity

cdef struct Applied:
    i64 times
    i64 amount

cdef struct Work:
    Plan plan
    const i64* request
    const i64* segments
    const i64* coupons
    const i64* extra_sets
    const i64* lines
    i64 line_count
    i64 word_count          # of a set of lines
    Arena arena             # scratch, given back when a run of the groups is over
    Arena kept              # what lasts until the answer is written
    i64 cells               # spent so far
    i64 budget
    i64* list_prices        # of lines, in minor units
    i64* prices
    i64* unit_prices        # of counted lines
    Candidate* candidates
    int candidate_count
    Runs opening            # the units the cluster at hand speaks of, before promotions


cdef inline bint has_line(Pool* pool, int line) noexcept nogil:
    return (pool.lines[line >> 6] >> (line & 63)) & 1


cdef inline const i64* line_row(Work* work, i64 line) noexcept nogil:
    return work.lines + line * LINE_WIDTH


cdef inline i64 policy_of(Work* work, int group) noexcept nogil:
    return work.plan.groups[group * GROUP_WIDTH + GROUP_POLICY]


cdef inline bint holds_totals(Work* work, int group) noexcept nogil:
    """Whether the rewards of a group are on totals, and not on items."""
    return work.plan.groups[group * GROUP_WIDTH + GROUP_IS_TOTALS] != 0


cdef inline i64 kind_of(Candidate* candidate) noexcept nogil:
    return candidate.promotion[PROMOTION_KIND]


cdef inline bint is_offer(Candidate* candidate) noexcept nogil:
    """Limited or not, an offer takes off each unit what its sign says."""
    return kind_of(candidate) <= PRICE_PER_MEASURE


cdef inline bint is_deal(Candidate* candidate) noexcept nogil:
    """An offer limited in items is a deal of size one (semantics, clause 5)."""
    if is_offer(candidate):
        return candidate.promotion[PROMOTION_MOST] != NONE
    return kind_of(candidate) <= DEAREST_OFF


cdef inline bint is_ranked(i64 kind) noexcept nogil:
    """Whether a kind of deal reduces some of its units, by their prices."""
    return kind == CHEAPEST_OFF or kind == DEAREST_OFF


cdef i64 list_of_unit(Work* work, int line) noexcept nogil:
    """What a unit of a sale line costs by the catalog (semantics, clause 4)."""
    cdef const i64* row = line_row(work, line)
    if row[LINE_IS_MEASURED]:
        return work.list_prices[line]
    return work.list_prices[line] // (row[LINE_QUANTITY_MILLI] // 1000)


cdef i64 off_by_measure(const i64* row, const i64* line, i64 net) noexcept nogil:
    """What an offer by measure takes off a line; nothing where its measure is of another kind."""
    cdef i64 amount
    if line[LINE_MEASURE] == NONE or line[LINE_MEASURE] != row[PROMOTION_MEASURE]:
        return 0
    amount = promo_half_up(
        line[LINE_MEASURED_MILLI], row[PROMOTION_MINOR], row[PROMOTION_MEASURE_MILLI]
    )
    if row[PROMOTION_KIND] == AMOUNT_OFF_EACH_MEASURE:
        return smaller(amount, net)
    return larger(net - amount, 0)


cdef i64 off_unit(Work* work, Candidate* candidate, int line, i64 net) noexcept nogil:
    """What an offer takes off a unit of a line, or a percentage deal off a rewarded one; never
    negative, and never less where the unit costs more: the bounds on later groups rest on that."""
    cdef const i64* row = candidate.promotion
    cdef i64 kind = row[PROMOTION_KIND]
    if kind == AMOUNT_OFF_EACH:
        return smaller(row[PROMOTION_MINOR], net)
    if kind == PRICE_EACH:
        return larger(net - row[PROMOTION_MINOR], 0)
    if kind == PERCENT_OF_LIST_OFF:
        return smaller(
            promo_half_up(
                list_of_unit(work, line), row[PROMOTION_NUMERATOR], row[PROMOTION_DENOMINATOR]
            ),
            net,
        )
    if kind == AMOUNT_OFF_EACH_MEASURE or kind == PRICE_PER_MEASURE:
        return off_by_measure(row, line_row(work, line), net)
    return promo_half_up(net, row[PROMOTION_NUMERATOR], row[PROMOTION_DENOMINATOR])


cdef bint grow_runs(Work* work, Runs* runs, i64 capacity) noexcept nogil:
    """Whether there is room for `capacity` runs now."""
    cdef Run* items
    if capacity <= runs.capacity:
        return True
    capacity = larger(capacity, 2 * runs.capacity)
    items = <Run*>take(&work.arena, capacity * sizeof(Run))
    if items == NULL:
        return False
    if runs.count:
        memcpy(items, runs.items, runs.count * sizeof(Run))
    runs.items = items
    runs.capacity = capacity
    return True
