# Needs: groups
#
# The least that could be to pay with some or fewer of the enabled candidates: a lower bound for
# every subset, from opening prices. Prices only fall from group to group, and with them what any
# promotion can save and which triggers hold, so what a group of items could save at the opening
# prices is never less than what it does save. Totals are then taken, one group after the other, off
# the least that can be left: what remains after a total grows with what was there before it.

cdef i64 most_items(Work* work, Outcome* opening, int start, int end, i64 policy) noexcept nogil:
    """The most a group of items could save; NONE where there is no memory."""
    cdef Units units
    cdef Choice choice
    cdef int member, member_count = 0
    cdef i64 most = 0
    cdef int* members = <int*>take(&work.arena, (end - start) * sizeof(int))
    if members == NULL:
        return NONE
    for member in range(start, end):
        if work.candidates[member].is_triggered:
            members[member_count] = member
            member_count += 1
    if policy != ALL:
        # Classes by priority share units as a single class would, only not as well.
        if not make_units(work, &opening.runs, &units):
            return NONE
        if not choose(work, &choice, members, member_count, False, &units):
            return NONE
        return choice.bound
    for member in range(member_count):
        if not make_units(work, &opening.runs, &units):
            return NONE
        if not choose(work, &choice, members + member, 1, False, &units):
            return NONE
        most += choice.bound
    return most


cdef i64 least_after_totals(Work* work, Outcome* opening, i64 least, int start, int end, i64 policy,
                            bint is_last) noexcept nogil:
    """What a group of totals leaves at least of `least`."""
    cdef int member
    cdef i64 at, base, off, most = 0
    cdef Candidate* candidate
    cdef Run* run
    for member in range(start, end):
        candidate = work.candidates + member
        if not candidate.is_triggered:
            continue
        base = 0
        for at in range(opening.runs.count):
            run = opening.runs.items + at
            if has_line(candidate.pools, run.line):
                base += run.net * run.count
        if policy == BEST_FOR_CUSTOMER:
            # `least` is all there is left, unless items are yet to be discounted.
            most = larger(most, off_total(candidate, smaller(base, least) if is_last else base))
        else:
            off = off_total(candidate, smaller(base, least) if is_last else base)
            least = larger(least - off, 0)
    return larger(least - most, 0)


cdef i64 least_to_pay(Work* work, Outcome* found, i64 worth) noexcept nogil:
    """A bound on what is left of `worth`, the price of the units a component touches.

    `found` is what the enabled candidates gave; what its first group searched is not searched again.
    NONE where there is no memory.
    """
    cdef int start, end, last_items = NONE
    cdef i64 least = worth, policy, most
    cdef Outcome opening
    cdef Candidate* candidate
    cdef Mark here = mark(&work.arena)
    cdef int step
    memset(&opening, 0, sizeof(Outcome))
    opening.runs = work.opening
    test_triggers(work, &opening.runs, 0, work.candidate_count)
    for step in range(2):           # items first, then totals
        start = 0
        while start < work.candidate_count:
            end = start
            candidate = work.candidates + start
            while end < work.candidate_count and work.candidates[end].group == candidate.group:
                end += 1
            policy = work.plan.groups[candidate.group * GROUP_WIDTH + GROUP_POLICY]
            if work.plan.groups[candidate.group * GROUP_WIDTH + GROUP_IS_TOTALS] == 0:
                if step == 0:
                    last_items = start
                    if start == found.known_start:
                        most = found.known_bound
                    else:
                        most = most_items(work, &opening, start, end, policy)
                    if most == NONE:
                        return NONE
                    least = larger(least - most, 0)
            elif step == 1:
                least = least_after_totals(
                    work, &opening, least, start, end, policy, start > last_items
                )
            start = end
    release(&work.arena, here)
    return least
