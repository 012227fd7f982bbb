# Needs: groups
#
# Clusters: candidates that touch what one another read or take, across groups. What a candidate of
# one cluster does cannot matter to another cluster.

cdef void join_candidates(Work* work, int one, int other) noexcept nogil:
    cdef int low = min(work.candidates[one].cluster, work.candidates[other].cluster)
    cdef int high = max(work.candidates[one].cluster, work.candidates[other].cluster)
    cdef int at
    if low != high:
        for at in range(work.candidate_count):
            if work.candidates[at].cluster == high:
                work.candidates[at].cluster = low


cdef bint touches(Candidate* candidate, int line, i64 highest_role) noexcept nogil:
    """Whether a line is in a pool of the candidate up to this role, or in one it spends on."""
    cdef int of_pool
    cdef i64 role
    if candidate.is_hopeless:
        return False
    for of_pool in range(candidate.pool_count):
        role = candidate.pools[of_pool].role
        if (role <= SLOT or role == highest_role) and has_line(candidate.pools + of_pool, line):
            return True
    return False


cdef bint has_units(Work* work, Candidate* candidate) noexcept nogil:
    """Whether a deal may apply, and its slots, each for itself, could be filled once."""
    cdef int of_pool
    cdef i64 at, counted, wanted
    cdef Pool* pool
    cdef Run* run
    if candidate.promotion[PROMOTION_MOST] == 0:
        return False
    for of_pool in range(candidate.pool_count):
        pool = candidate.pools + of_pool
        if pool.role == SLOT:
            wanted = pool.number
        elif pool.role == REWARD and is_ranked(kind_of(candidate)):
            wanted = candidate.promotion[PROMOTION_UNITS]
        else:
            continue
        counted = 0
        for at in range(work.opening.count):
            run = work.opening.items + at
            if has_line(pool, run.line) and not run.is_measured and run.before > 0:
                counted += run.count
        if counted < wanted:
            return False
    return True


cdef bint set_hopeless_aside(Work* work) noexcept nogil:
    """Candidates that can give nothing whatever is switched off: at no prices from those before
    promotions downwards does all hold that they ask, or there are too few units. They cannot matter
    to anyone."""
    cdef int at
    cdef Mark here = mark(&work.arena)
    for at in range(work.candidate_count):
        work.candidates[at].cluster = 0
        work.candidates[at].is_enabled = True
    if not open_runs(work, 0):
        return False
    test_all_triggers(work)
    for at in range(work.candidate_count):
        work.candidates[at].is_hopeless = not (
            work.candidates[at].is_triggered and has_units(work, work.candidates + at)
        )
    work.cells += work.candidate_count * work.opening.count // 8
    release(&work.arena, here)
    return True


cdef void find_clusters(Work* work) noexcept nogil:
    """Joins candidates that want the same line, one that spends on what another discounts, totals of
    one group, and those that need the same coupon."""
    cdef int one, other, line, first
    cdef Candidate* a
    cdef Candidate* b
    for one in range(work.candidate_count):
        work.candidates[one].cluster = NONE if work.candidates[one].is_hopeless else one
    for line in range(work.line_count):
        first = NONE
        for one in range(work.candidate_count):
            if touches(work.candidates + one, line, SLOT):
                first = one
                break
        if first == NONE:
            continue
        for one in range(work.candidate_count):
            if one != first and touches(work.candidates + one, line, SPEND):
                join_candidates(work, one, first)
    work.cells += work.line_count * work.candidate_count // 8
    for one in range(work.candidate_count):
        a = work.candidates + one
        for other in range(one):
            b = work.candidates + other
            if a.is_hopeless or b.is_hopeless:
                continue
            if (
                a.promotion[PROMOTION_COUPON] != NONE
                and a.promotion[PROMOTION_COUPON] == b.promotion[PROMOTION_COUPON]
            ) or (
                a.group == b.group and holds_totals(work, a.group)
            ):
                join_candidates(work, one, other)
