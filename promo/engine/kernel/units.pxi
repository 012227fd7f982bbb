# Needs: work
#
# Units, in runs of one line and in classes of one kind, and their canonical order (semantics,
# clause 1).

cdef struct UnitClass:
    # Runs next to one another in canonical order that differ in nothing a promotion can see: their
    # units may stand for one another.
    i64 net
    i64 count
    i64 first               # the first of its runs, in canonical order
    i64 runs
    i64 alternative         # the most an offer takes off one unit, and which offer that is
    int offer
    int line                # any of its lines: all are in the same pools
    bint is_counted         # may fill slots and be counted (semantics, clause 3)
    bint is_taken

cdef struct Units:
    Run** order             # all runs, in canonical order
    UnitClass* classes
    int class_count


cdef int compare_histories(History* one, History* other) noexcept nogil:
    cdef int at
    if one == other:
        return 0
    if one == NULL or other == NULL:
        return -1 if one == NULL else 1
    for at in range(one.count if one.count < other.count else other.count):
        if one.candidates[at] != other.candidates[at]:
            return -1 if one.candidates[at] < other.candidates[at] else 1
    return (one.count > other.count) - (one.count < other.count)


cdef int compare_kinds(Work* work, Run* one, Run* other) noexcept nogil:
    """Canonical order but for line id and number: 0 for units nobody but a receipt can tell apart."""
    cdef const i64* a = line_row(work, one.line)
    cdef const i64* b = line_row(work, other.line)
    cdef int histories
    if one.net != other.net:
        return -1 if one.net > other.net else 1
    if a[LINE_RANK_SKU] != b[LINE_RANK_SKU]:
        return -1 if a[LINE_RANK_SKU] < b[LINE_RANK_SKU] else 1
    if one.before != other.before:
        return -1 if one.before < other.before else 1
    if one.is_measured != other.is_measured:
        return -1 if one.is_measured else 1
    histories = compare_histories(one.history, other.history)
    if histories:
        return histories
    if a[LINE_RANK_FACTS] != b[LINE_RANK_FACTS]:
        return -1 if a[LINE_RANK_FACTS] < b[LINE_RANK_FACTS] else 1
    return 0


cdef bint differ_by_measure(Work* work, Run* one, Run* other) noexcept nogil:
    """Whether offers by measure, or by list price, can tell two measured lines of one kind apart.

    Canonical order cannot: they stand in it by line id, each as a class of its own where need be.
    """
    cdef const i64* a = line_row(work, one.line)
    cdef const i64* b = line_row(work, other.line)
    return one.is_measured and (
        a[LINE_QUANTITY_MILLI] != b[LINE_QUANTITY_MILLI]
        or a[LINE_MEASURE] != b[LINE_MEASURE]
        or a[LINE_MEASURED_MILLI] != b[LINE_MEASURED_MILLI]
    )


cdef int compare_runs(Work* work, Run* one, Run* other) noexcept nogil:
    cdef int kinds = compare_kinds(work, one, other)
    cdef i64 a, b
    if kinds:
        return kinds
    a = line_row(work, one.line)[LINE_RANK_ID]
    b = line_row(work, other.line)[LINE_RANK_ID]
    if a != b:
        return -1 if a < b else 1
    return (one.first > other.first) - (one.first < other.first)


cdef bint sort_runs(Work* work, Run** order, i64 count) noexcept nogil:
    """A merge sort: the library's cannot be handed `work`, and runs are often sorted already."""
    cdef i64 width = 1, start, middle, end, a, b, at
    cdef Run** spare = <Run**>take(&work.arena, count * sizeof(Run*))
    if spare == NULL:
        return False
    while width < count:
        start = 0
        while start < count:
            middle = smaller(start + width, count)
            end = smaller(start + 2 * width, count)
            a = start
            b = middle
            for at in range(start, end):
                if a < middle and (b >= end or compare_runs(work, order[a], order[b]) <= 0):
                    spare[at] = order[a]
                    a += 1
                else:
                    spare[at] = order[b]
                    b += 1
            start = end
        memcpy(order, spare, count * sizeof(Run*))
        width *= 2
    return True


cdef bint open_runs(Work* work, int cluster) noexcept nogil:
    """The sale lines that some candidate of a cluster speaks of, a run each, at their prices."""
    cdef i64 at, word
    cdef int of_candidate, of_pool
    cdef const i64* line
    cdef Candidate* candidate
    cdef Run* run
    cdef u64* spoken = <u64*>take(&work.arena, work.word_count * sizeof(u64))
    memset(&work.opening, 0, sizeof(Runs))
    if spoken == NULL or not grow_runs(work, &work.opening, work.line_count):
        return False
    for of_candidate in range(work.candidate_count):
        candidate = work.candidates + of_candidate
        if candidate.cluster != cluster:
            continue
        for of_pool in range(candidate.pool_count):
            for word in range(work.word_count):
                spoken[word] |= candidate.pools[of_pool].lines[word]
    for at in range(work.line_count):
        if not (spoken[at >> 6] >> (at & 63)) & 1:
            continue
        line = line_row(work, at)
        run = work.opening.items + work.opening.count
        run.is_measured = line[LINE_IS_MEASURED] != 0
        run.count = 1 if run.is_measured else line[LINE_QUANTITY_MILLI] // 1000
        run.net = work.prices[at] if run.is_measured else work.unit_prices[at]
        run.before = run.net
        run.line = <int>at
        work.opening.count += 1
    return True


cdef bint make_units(Work* work, Runs* runs, Units* units) noexcept nogil:
    """Runs in canonical order, and in classes."""
    cdef i64 at
    cdef Run* run
    cdef Run* previous = NULL
    cdef UnitClass* found = NULL
    units.order = <Run**>take(&work.arena, runs.count * sizeof(Run*))
    units.classes = <UnitClass*>take(&work.arena, runs.count * sizeof(UnitClass))
    units.class_count = 0
    if units.order == NULL or units.classes == NULL:
        return False
    for at in range(runs.count):
        units.order[at] = runs.items + at
    if not sort_runs(work, units.order, runs.count):
        return False
    for at in range(runs.count):
        run = units.order[at]
        if (
            previous == NULL
            or run.is_taken != previous.is_taken
            or compare_kinds(work, run, previous)
            or differ_by_measure(work, run, previous)
        ):
            found = units.classes + units.class_count
            units.class_count += 1
            found.net = run.net
            found.first = at
            found.line = run.line
            found.offer = NONE
            found.is_counted = not run.is_measured and run.before > 0
            found.is_taken = run.is_taken
        found.count += run.count
        found.runs += 1
        previous = run
    return True
