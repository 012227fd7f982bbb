# Needs: deals
#
# A component: deals that compete for units, how two uses of them compare, and a good use of them
# that needs no search.

cdef struct Component:
    Deal** deals            # in rank order
    int deal_count
    int* classes            # in canonical order
    int class_count
    int* ranked             # members that use units here, by rank: deals, and offers on these classes
    int* deal_of            # for each of `ranked` its deal, or NONE for an offer
    int ranked_count
    i64 saving              # of `taken`, offers on the units it leaves included
    i64 bound               # no legal combination saves more
    bint is_exact
    i64* taken              # deal by class


cdef i64 used_by(Component* part, UnitClass* classes, i64* taken, int ranked, int at) noexcept nogil:
    """Units of class `at` that the `ranked`-th member uses."""
    cdef int deal = part.deal_of[ranked]
    cdef int of_deal
    cdef i64 left
    if deal != NONE:
        return taken[deal * part.class_count + at]
    if classes[part.classes[at]].offer != part.ranked[ranked]:
        return 0
    left = classes[part.classes[at]].count
    for of_deal in range(part.deal_count):
        left -= taken[of_deal * part.class_count + at]
    return left


cdef int compare_takes(Component* part, UnitClass* classes, i64* one, i64* other, int class_count) noexcept nogil:
    """The ties of a group, but for saving and number of applications (semantics, clause 6).

    Negative where `one` comes first. All units a deal uses stand for its applications: they come in
    equal portions.
    """
    cdef int ranked, at
    cdef i64 difference
    for ranked in range(part.ranked_count):
        difference = 0
        for at in range(class_count):
            difference += used_by(part, classes, one, ranked, at)
            difference -= used_by(part, classes, other, ranked, at)
        if difference:
            return -1 if difference > 0 else 1
    for ranked in range(part.ranked_count):
        for at in range(class_count):
            difference = used_by(part, classes, one, ranked, at)
            difference -= used_by(part, classes, other, ranked, at)
            if difference:
                return -1 if difference > 0 else 1
    return 0


cdef i64 times_of(Component* part, int of_deal, i64* taken) noexcept nogil:
    cdef i64 units = 0
    cdef int at
    for at in range(part.class_count):
        units += taken[of_deal * part.class_count + at]
    return units // part.deals[of_deal].size


cdef i64 part_saving(Work* work, Component* part, Units* units, i64* taken) noexcept nogil:
    """What takes of all deals save, offers on the units left included; NONE without memory."""
    cdef i64 total = 0, left
    cdef int of_deal, at
    cdef Mark here = mark(&work.arena)
    cdef i64* whole = <i64*>take(&work.arena, units.class_count * sizeof(i64))
    if whole == NULL:
        return NONE
    for of_deal in range(part.deal_count):
        for at in range(part.class_count):
            whole[part.classes[at]] = taken[of_deal * part.class_count + at]
        total += deal_saving(part.deals[of_deal], units.classes, units.class_count, whole)
    for at in range(part.class_count):
        left = units.classes[part.classes[at]].count
        for of_deal in range(part.deal_count):
            left -= taken[of_deal * part.class_count + at]
        total += left * units.classes[part.classes[at]].alternative
    release(&work.arena, here)
    return total


cdef bint take_closed(Work* work, Component* part, Units* units, int of_deal, i64* left,
                      i64* taken) noexcept nogil:
    """One deal's good use of the units left: its best one, where `has_closed_form`."""
    cdef Deal* deal = part.deals[of_deal]
    cdef i64 gain, at
    cdef int class_count = units.class_count
    cdef Mark here = mark(&work.arena)
    cdef i64* found = <i64*>take(&work.arena, 2 * class_count * sizeof(i64))
    cdef i64* rest = found + class_count
    if found == NULL:
        return False
    memcpy(rest, left, class_count * sizeof(i64))
    if is_ranked(deal.kind):
        gain = take_dearest(deal, units, rest, found)
    else:
        if fill_slots(work, deal, units, rest, found, False) == NONE:
            return False
        gain = deal_saving(deal, units.classes, class_count, found)
    for at in range(class_count):
        gain -= found[at] * units.classes[at].alternative
    if gain > 0:
        memcpy(left, rest, class_count * sizeof(i64))
        for at in range(part.class_count):
            taken[of_deal * part.class_count + at] = found[part.classes[at]]
    release(&work.arena, here)
    return True


cdef i64 bound_of_deal(Work* work, Deal* deal, Units* units, i64* left) noexcept nogil:
    """The most a deal can gain over the offers on its units, if it has them all; NONE: no memory."""
    cdef i64 gain
    cdef int class_count = units.class_count
    cdef Mark here = mark(&work.arena)
    cdef i64* found = <i64*>take(&work.arena, 2 * class_count * sizeof(i64))
    if found == NULL:
        return NONE
    memcpy(found + class_count, left, class_count * sizeof(i64))
    if is_ranked(deal.kind):
        gain = take_dearest(deal, units, found + class_count, found)
    else:
        gain = fill_slots(work, deal, units, found + class_count, found, True)
    release(&work.arena, here)
    return gain


cdef bint take_in_turn(Work* work, Component* part, Units* units) noexcept nogil:
    """Without a search: deals in rank order, and those that can gain most first; the better of both.

    Sets `saving`, `taken` and `bound`: the offers of all units and each deal's gain on its own are
    together never less than the best combination.
    """
    cdef int of_deal, at, order, best, done
    cdef i64 saving, worth = 0
    cdef int class_count = units.class_count
    cdef i64 width = part.deal_count * part.class_count * sizeof(i64)
    cdef i64* left = <i64*>take(&work.arena, class_count * sizeof(i64))
    cdef i64* gains = <i64*>take(&work.arena, part.deal_count * sizeof(i64))
    cdef char* is_done = <char*>take(&work.arena, part.deal_count)
    cdef i64* taken = <i64*>take(&work.arena, width)
    if left == NULL or gains == NULL or is_done == NULL or taken == NULL:
        return False
    part.bound = 0
    part.saving = NONE
    for at in range(part.class_count):
        worth += units.classes[part.classes[at]].count * units.classes[part.classes[at]].net
        left[part.classes[at]] = units.classes[part.classes[at]].count
        part.bound += (
            units.classes[part.classes[at]].count * units.classes[part.classes[at]].alternative
        )
    for of_deal in range(part.deal_count):
        gains[of_deal] = bound_of_deal(work, part.deals[of_deal], units, left)
        if gains[of_deal] == NONE:
            return False
        part.bound += larger(gains[of_deal], 0)
    part.bound = smaller(part.bound, worth)
    for order in range(2):
        memset(is_done, 0, part.deal_count)
        memset(taken, 0, width)
        for at in range(part.class_count):
            left[part.classes[at]] = units.classes[part.classes[at]].count
        for done in range(part.deal_count):
            best = NONE
            for of_deal in range(part.deal_count):
                if not is_done[of_deal] and (
                    best == NONE or (order == 1 and gains[of_deal] > gains[best])
                ):
                    best = of_deal
            is_done[best] = True
            if not take_closed(work, part, units, best, left, taken):
                return False
        saving = part_saving(work, part, units, taken)
        if saving == NONE:
            return False
        if saving > part.saving:
            part.saving = saving
            memcpy(part.taken, taken, width)
    return True
