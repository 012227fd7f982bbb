# Needs: groups
#
# The least that could be to pay with some or fewer of the enabled candidates: a lower bound for
# every subset, from opening prices. Prices only fall from group to group, and with them what any
# promotion can save. Whether it may save is another matter: a condition may come to hold as prices
# fall (`total is under $20`), so every promotion takes part here whose conditions hold at some
# prices from the opening ones downwards. Both together: what a group of items could save at the
# opening prices is never less than what it does save. Totals are then taken, one group after the
# other, off the least that can be left: what remains after a total never falls when more was there
# before it.

cdef i64 most_items(Work* work, int start, int end, i64 policy) noexcept nogil:
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
        if not make_units(work, &work.opening, &units):
            return NONE
        if not choose(work, &choice, members, member_count, False, &units):
            return NONE
        return choice.bound
    for member in range(member_count):
        if not make_units(work, &work.opening, &units):
            return NONE
        if not choose(work, &choice, members + member, 1, False, &units):
            return NONE
        most += choice.bound
    return most


cdef i64 spend_asked(Candidate* candidate) noexcept nogil:
    """What must be spent at least for the candidate's triggers to hold. Its condition is not looked
    at: what that asks may be one of several ways, or the contrary."""
    cdef int of_pool
    cdef i64 asked = 0
    for of_pool in range(candidate.trigger_end):
        if candidate.pools[of_pool].role == SPEND:
            asked = larger(asked, candidate.pools[of_pool].number)
    return asked


cdef i64 least_after_totals(Work* work, i64 least, int start, int end, i64 policy, bint is_last) noexcept nogil:
    """What a group of totals leaves at least of `least`; `is_last`: no group of items follows it.

    Then `least` is all there may be left when the group opens, and a total that asks for more to be
    spent applies only where there is more.
    """
    cdef int member
    cdef i64 at, base, left, found = least
    cdef Candidate* candidate
    cdef Run* run
    for member in range(start, end):
        candidate = work.candidates + member
        if not candidate.is_triggered:
            continue
        base = 0
        for at in range(work.opening.count):
            run = work.opening.items + at
            if has_line(candidate.pools, run.line):
                base += run.net * run.count
        if policy != BEST_FOR_CUSTOMER:
            found = larger(found - off_total(candidate, base), 0)
        elif is_last:
            left = larger(least, spend_asked(candidate))
            found = smaller(found, left - off_total(candidate, smaller(base, left)))
        else:
            found = smaller(found, larger(least - off_total(candidate, base), 0))
    return found


cdef i64 least_to_pay(Work* work, Outcome* found, i64 worth) noexcept nogil:
    """A bound on what is left of `worth`, the price of the units a cluster touches.

    `found` is what the enabled candidates gave; what its first group searched is not searched again.
    NONE where there is no memory.
    """
    cdef int start = 0, end, group, last_items = NONE
    cdef i64 least = worth, most
    cdef Mark here = mark(&work.arena)
    test_all_triggers(work)
    while start < work.candidate_count:
        end = end_of_group(work, start)
        group = work.candidates[start].group
        if not holds_totals(work, group):
            last_items = start
            if start == found.known_start:
                most = found.known_bound
            else:
                most = most_items(work, start, end, policy_of(work, group))
            if most == NONE:
                return NONE
            least = larger(least - most, 0)
        start = end
    start = 0
    while start < work.candidate_count:
        end = end_of_group(work, start)
        group = work.candidates[start].group
        if holds_totals(work, group):
            least = least_after_totals(
                work, least, start, end, policy_of(work, group), start > last_items
            )
        start = end
    release(&work.arena, here)
    return least
