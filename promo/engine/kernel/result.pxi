# Needs: combination
#
# The answer as one block of numbers, which Python reads on demand (engine/block.py).

cdef int by_line_and_candidate(const void* one, const void* other) noexcept nogil:
    cdef const Adjustment* a = <const Adjustment*>one
    cdef const Adjustment* b = <const Adjustment*>other
    if a.line != b.line:
        return -1 if a.line < b.line else 1
    return (a.candidate > b.candidate) - (a.candidate < b.candidate)


cdef int by_line_and_net(const void* one, const void* other) noexcept nogil:
    """The dearest units of a line first."""
    cdef const Run* a = <const Run*>one
    cdef const Run* b = <const Run*>other
    if a.line != b.line:
        return -1 if a.line < b.line else 1
    return (a.net < b.net) - (a.net > b.net)


cdef i64* write_lines(Work* work, Answer* answer, i64* block) noexcept nogil:
    """Lines, then adjustments, then shares; returns where applied promotions begin."""
    cdef i64* lines = block + RESULT_WIDTH
    cdef i64* adjustments = lines + work.line_count * PRICED_WIDTH
    cdef i64* shares
    cdef i64* row
    cdef i64 at, note_at = 0, run_at = 0, written = 0, shared = 0
    cdef Adjustment* found
    cdef Run* run
    for at in range(work.line_count):
        row = lines + at * PRICED_WIDTH
        row[PRICED_LIST] = work.list_prices[at]
        row[PRICED_PRICE] = work.prices[at]
        row[PRICED_NET] = work.prices[at]
        row[PRICED_ADJUSTMENTS_AT] = written
        while note_at < answer.notes.count and answer.notes.items[note_at].line == at:
            found = answer.notes.items + note_at
            if row[PRICED_ADJUSTMENTS] and found.candidate == (found - 1).candidate:
                adjustments[3 * written - 2] += found.amount
                adjustments[3 * written - 1] += found.units
            else:
                adjustments[3 * written] = work.candidates[found.candidate].number
                adjustments[3 * written + 1] = found.amount
                adjustments[3 * written + 2] = found.units
                written += 1
                row[PRICED_ADJUSTMENTS] += 1
            row[PRICED_NET] -= found.amount
            note_at += 1
    block[RESULT_ADJUSTMENTS] = written
    shares = adjustments + 3 * written
    for at in range(work.line_count):
        row = lines + at * PRICED_WIDTH
        row[PRICED_SHARES_AT] = shared
        if line_row(work, at)[LINE_KIND] != KIND_SALE:
            continue
        while run_at < answer.runs.count and answer.runs.items[run_at].line == at:
            run = answer.runs.items + run_at
            if row[PRICED_SHARES] and run.net == (run - 1).net:
                shares[2 * shared - 2] += run.count
            else:
                shares[2 * shared] = run.count
                shares[2 * shared + 1] = run.net
                shared += 1
                row[PRICED_SHARES] += 1
            run_at += 1
        if row[PRICED_SHARES] == 0:
            if line_row(work, at)[LINE_IS_MEASURED]:
                shares[2 * shared] = 1
                shares[2 * shared + 1] = work.prices[at]
            else:
                shares[2 * shared] = line_row(work, at)[LINE_QUANTITY_MILLI] // 1000
                shares[2 * shared + 1] = work.unit_prices[at]
            shared += 1
            row[PRICED_SHARES] = 1
    block[RESULT_SHARES] = shared
    return shares + 2 * shared


cdef i64* write_answer(Work* work, Answer* answer, i64* size) noexcept nogil:
    """The whole block, in kept memory, and its size in numbers; NULL where there is no memory."""
    cdef int at
    cdef bint has_switchable = False, has_policy = False
    cdef i64* applied
    cdef Candidate* candidate
    cdef i64 most = (
        RESULT_WIDTH
        + work.line_count * (PRICED_WIDTH + 2)
        + 3 * answer.notes.count
        + 2 * answer.runs.count
        + 3 * work.candidate_count
    )
    cdef i64* block = <i64*>take(&work.kept, most * sizeof(i64))
    if block == NULL:
        return NULL
    if answer.notes.count:
        qsort(answer.notes.items, answer.notes.count, sizeof(Adjustment), by_line_and_candidate)
    if answer.runs.count:
        qsort(answer.runs.items, answer.runs.count, sizeof(Run), by_line_and_net)
    applied = write_lines(work, answer, block)
    for at in range(work.candidate_count):
        candidate = work.candidates + at
        has_switchable = has_switchable or candidate.is_switchable
        has_policy = has_policy or policy_of(work, candidate.group) != BEST_FOR_CUSTOMER
        if answer.applied[at].amount:
            applied[0] = candidate.number
            applied[1] = answer.applied[at].times
            applied[2] = answer.applied[at].amount
            applied += 3
            block[RESULT_APPLIED] += 1
    block[RESULT_STATUS] = STATUS_OPTIMAL
    if not answer.is_proven:
        block[RESULT_STATUS] = STATUS_BOUNDED
    elif has_policy and not has_switchable:
        block[RESULT_STATUS] = STATUS_POLICY
    block[RESULT_GAP] = answer.gap
    block[RESULT_STEPS] = work.cells // STEP_CELLS
    block[RESULT_LINES] = work.line_count
    size[0] = applied - block
    return block
