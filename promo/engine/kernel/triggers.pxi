# Needs: work
#
# What the cart must hold: triggers, and the conditions they are joined to (semantics, clause 5).
#
# A test at prices that may still fall, `may_fall`, answers for every price from there down to
# nothing. What is counted or reckoned at list prices stays, and a sum is at most what it is and may
# come down to nothing. A threshold that is not reached then never will be, but `not` turns that
# round: what is refused may be granted later. So each answer is two: whether it holds at some such
# prices, and whether it holds at all of them. `not` swaps and negates the two; `and` and `or` take
# each by itself, as if prices could suit every part at once. The first is therefore never wrong
# where it says no.

cdef bint find_lasting(Work* work, Pool* pool) noexcept nogil:
    """Finds what no promotion changes of what the cart holds of the pool; False: no memory."""
    cdef int at
    cdef const i64* line
    cdef i64 number, units
    cdef i64* of_number     # units of each SKU, or of each brand
    cdef Mark here
    if pool.role < DIFFERENT_ITEMS:
        return True
    here = mark(&work.arena)
    of_number = <i64*>take(&work.arena, work.line_count * sizeof(i64))
    if of_number == NULL:
        return False
    for at in range(<int>work.line_count):
        # What costs nothing before promotions counts for nothing (semantics, clause 3).
        if not has_line(pool, at) or work.prices[at] <= 0:
            continue
        line = line_row(work, at)
        units = 1 if line[LINE_IS_MEASURED] else line[LINE_QUANTITY_MILLI] // 1000
        number = line[LINE_BRAND] if pool.role == DIFFERENT_BRANDS else line[LINE_RANK_SKU]
        if pool.role == SPEND_AT_LIST:
            pool.found += work.list_prices[at]
        elif pool.role == WEIGHED_ITEMS:
            pool.found += units
        elif number != NONE and not line[LINE_IS_MEASURED]:
            of_number[number] += units
            if pool.role == IDENTICAL_ITEMS:
                pool.found = larger(pool.found, of_number[number])
            elif of_number[number] == units:
                pool.found += 1
    work.cells += work.line_count // 8
    release(&work.arena, here)
    return True


cdef i64 found_in(Work* work, Pool* pool, Runs* runs) noexcept nogil:
    """What the cart holds of the pool, in its own measure, at the prices of `runs`."""
    cdef i64 at, found = 0
    cdef Run* run
    if pool.role >= DIFFERENT_ITEMS:
        return pool.found
    for at in range(runs.count):
        run = runs.items + at
        if not has_line(pool, run.line):
            continue
        if pool.role == SPEND:
            found += run.net * run.count
        elif not run.is_measured and run.before > 0:
            found += run.count
    work.cells += runs.count // 8
    return found


cdef bint condition_holds(Work* work, Candidate* candidate, Runs* runs, bint may_fall) noexcept nogil:
    """Whether the candidate's condition holds; where prices may fall, at some of them."""
    cdef const i64* steps = work.plan.conditions + candidate.promotion[PROMOTION_CONDITION_AT]
    cdef Pool* pool = candidate.pools + candidate.trigger_end
    cdef i64 at
    # Stacks of answers, the last in the lowest bit: verified not to grow beyond their number.
    cdef u64 some = 0, every = 0, last
    cdef bint holds_now
    for at in range(candidate.promotion[PROMOTION_CONDITION]):
        if steps[at] == STEP_ASK:
            holds_now = found_in(work, pool, runs) >= pool.number
            some = some << 1 | holds_now
            every = every << 1 | (
                holds_now and (not may_fall or pool.role != SPEND or pool.number <= 0)
            )
            pool += 1
        elif steps[at] == STEP_NOT:
            last = some & 1
            some = (some & ~<u64>1) | ((every & 1) ^ 1)
            every = (every & ~<u64>1) | (last ^ 1)
        elif steps[at] == STEP_AND:
            some = (some >> 1) & (some | ~<u64>1)
            every = (every >> 1) & (every | ~<u64>1)
        else:
            some = (some >> 1) | (some & 1)
            every = (every >> 1) | (every & 1)
    return some & 1


cdef void test_triggers(Work* work, Runs* runs, int start, int end, bint may_fall) noexcept nogil:
    """Of the enabled candidates `[start, end)`: whether all they ask for holds at these prices, or,
    where prices `may_fall`, at these or some lower ones."""
    cdef int of_candidate, of_pool
    cdef Candidate* candidate
    cdef Pool* pool
    for of_candidate in range(start, end):
        candidate = work.candidates + of_candidate
        candidate.is_triggered = candidate.is_enabled
        if not candidate.is_enabled:
            continue
        for of_pool in range(candidate.trigger_end):
            pool = candidate.pools + of_pool
            if pool.role > SLOT and found_in(work, pool, runs) < pool.number:
                candidate.is_triggered = False
                break
        if candidate.is_triggered and candidate.promotion[PROMOTION_CONDITION]:
            candidate.is_triggered = condition_holds(work, candidate, runs, may_fall)
