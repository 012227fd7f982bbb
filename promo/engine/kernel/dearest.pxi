# Needs: component
#
# A dearest deal is one of two slots on the same units, of which only the first reduces them: of all
# ways to fill the two with the same units, the best reduces the dearest, and that is the deal. Units
# are met dearest first, so the first slot is full before the second takes one.

cdef bint part_dearest(Work* work, Deal* deal, Units* units) noexcept nogil:
    """The second slot beside the first, whose units are known."""
    cdef Slot* reduced = deal.slots
    cdef Slot* bought = deal.slots + 1
    bought[0] = reduced[0]
    reduced.units = deal.rewarded
    bought.units = deal.size - deal.rewarded
    bought.weights = <i64*>take(&work.arena, units.class_count * sizeof(i64))
    return bought.weights != NULL


cdef inline i64 best_of_dearest(Deal* deal, UnitClass* classes, int place, i64 top) noexcept nogil:
    """What a unit is worth at best, times the deal's size: reduced, bought, or on its offer."""
    cdef i64 best = larger(top * deal.rewarded, deal.size * classes[place].alternative)
    return larger(
        best, deal.size * deal.weights[place] - top * (deal.size - deal.rewarded)
    )


cdef i64 spared_weight(Component* part, UnitClass* classes, Deal* deal, i64 top) noexcept nogil:
    """The `top` of a dearest deal's reduced slot that says least of what the units could be worth.

    Shares add up to what an application gains whatever is taken for `top`, so any number is sound;
    the best unit's own would let every bought unit count as if it stood beside that one. What all
    units are worth at best is convex in it: halve until it grows no more.
    """
    cdef i64 low = 0, high = top, middle, here, next_one
    cdef int at, place
    while low < high:
        middle = (low + high) // 2
        here = 0
        next_one = 0
        for at in range(part.class_count):
            place = part.classes[at]
            if deal.slots.fits[place]:
                here += classes[place].count * best_of_dearest(deal, classes, place, middle)
                next_one += classes[place].count * best_of_dearest(deal, classes, place, middle + 1)
        if here <= next_one:
            high = middle
        else:
            low = middle + 1
    return low


cdef bint is_dead_end(Component* part, i64* key_of, i64* state) noexcept nogil:
    """Whether a dearest deal has bought more than stands beside what it has reduced for good.

    `key_of` says where in a state of the search each deal's slots begin.
    """
    cdef int of_deal
    cdef i64 reduced, bought
    cdef Deal* deal
    for of_deal in range(part.deal_count):
        deal = part.deals[of_deal]
        if deal.kind != DEAREST_OFF:
            continue
        reduced = state[key_of[of_deal]]
        bought = state[key_of[of_deal] + 1]
        if bought and (
            reduced % deal.rewarded
            or bought > reduced // deal.rewarded * (deal.size - deal.rewarded)
        ):
            return True
    return False
