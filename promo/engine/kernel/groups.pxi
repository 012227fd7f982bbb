# Needs: allocation, triggers
#
# One run of the groups with some candidates enabled: triggers, then each group's policy.

cdef struct Outcome:        # what one run of the groups gave
    Runs runs
    Adjustments notes
    Applied* applied        # of every candidate
    i64 saved
    bint is_exact
    i64 last_bound          # what the combination chosen last could save at most
    int known_start         # a group that chose the best items at opening prices, or NONE
    i64 known_bound         # and what it could save at most
    bint is_opened          # whether some group has had promotions to choose from


cdef int end_of_group(Work* work, int start) noexcept nogil:
    """The first candidate of the next group: candidates stand in rank order, group by group."""
    cdef int end = start
    while end < work.candidate_count and work.candidates[end].group == work.candidates[start].group:
        end += 1
    return end


cdef void test_all_triggers(Work* work) noexcept nogil:
    """Which enabled candidates may have all they ask for when their group opens, whatever some or
    fewer of the enabled ones take off before: prices may fall once anything may be given."""
    cdef int start = 0, end, at
    cdef bint may_fall = False
    while start < work.candidate_count:
        end = end_of_group(work, start)
        test_triggers(work, &work.opening, start, end, may_fall)
        for at in range(start, end):
            may_fall = may_fall or work.candidates[at].is_triggered
        start = end


cdef bint apply_best(Work* work, Outcome* outcome, int* members, int member_count, bint is_totals,
                     bint marks_taken) noexcept nogil:
    """The best combination of `members` at prices now, allotted."""
    cdef Units units
    cdef Choice choice
    if member_count == 0:
        return True
    if not make_units(work, &outcome.runs, &units):
        return False
    work.cells += outcome.runs.count
    if not choose(work, &choice, members, member_count, is_totals, &units):
        return False
    outcome.is_exact = outcome.is_exact and choice.is_exact
    outcome.last_bound = choice.bound
    outcome.saved += choice.saving
    if choice.saving == 0:
        return True
    return allot(
        work, &choice, &units, &outcome.runs, &outcome.notes, outcome.applied, marks_taken
    )


cdef bint run_group(Work* work, Outcome* outcome, int start, int end) noexcept nogil:
    """Candidates `[start, end)` are those of one group."""
    cdef i64 policy = policy_of(work, work.candidates[start].group)
    cdef bint is_totals = holds_totals(work, work.candidates[start].group)
    cdef i64 priority = 0
    cdef i64 at
    cdef int member, member_count = 0
    cdef int* members = <int*>take(&work.arena, (end - start) * sizeof(int))
    if members == NULL:
        return False
    test_triggers(work, &outcome.runs, start, end, False)
    for member in range(start, end):
        if not work.candidates[member].is_triggered:
            continue
        # Rank order within a group is by priority: a new priority closes the class before it.
        if member_count and (
            policy == ALL
            or (
                policy == HIGHEST_PRIORITY
                and work.candidates[member].promotion[PROMOTION_PRIORITY] != priority
            )
        ):
            if not apply_best(
                work, outcome, members, member_count, is_totals, policy == HIGHEST_PRIORITY
            ):
                return False
            members += member_count
            member_count = 0
        priority = work.candidates[member].promotion[PROMOTION_PRIORITY]
        members[member_count] = member
        member_count += 1
    if not apply_best(
        work, outcome, members, member_count, is_totals, policy == HIGHEST_PRIORITY
    ):
        return False
    if policy == BEST_FOR_CUSTOMER and member_count and not is_totals and not outcome.is_opened:
        outcome.known_start = start
        outcome.known_bound = outcome.last_bound
    outcome.is_opened = outcome.is_opened or member_count > 0
    if policy == HIGHEST_PRIORITY:
        for at in range(outcome.runs.count):
            outcome.runs.items[at].is_taken = False
    return True


cdef bint run_groups(Work* work, Outcome* outcome) noexcept nogil:
    """All groups in order, with the candidates that are enabled (semantics, clauses 5 and 6)."""
    cdef int start = 0, end
    memset(outcome, 0, sizeof(Outcome))
    outcome.is_exact = True
    outcome.known_start = NONE
    outcome.applied = <Applied*>take(&work.arena, work.candidate_count * sizeof(Applied))
    if outcome.applied == NULL or not grow_runs(work, &outcome.runs, work.opening.count):
        return False
    memcpy(outcome.runs.items, work.opening.items, work.opening.count * sizeof(Run))
    outcome.runs.count = work.opening.count
    while start < work.candidate_count:
        end = end_of_group(work, start)
        if not run_group(work, outcome, start, end):
            return False
        start = end
    return True
