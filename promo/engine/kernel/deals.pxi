# Needs: units
#
# One deal at a time: what a use of it saves, and its best use where that has a closed form.

cdef struct Slot:
    i64 units
    i64* weights            # what one unit of each class adds to the saving in this slot
    char* fits              # a flag for each class
    int* order              # classes that fit, those it is best to use up first
    int order_count
    i64 top                 # the largest weight of a unit that fits, see find_fair_shares

cdef struct Deal:
    Candidate* candidate
    int member              # its place among those that compete, by rank
    i64 kind
    i64 size                # units an application takes
    i64 rewarded            # of them that are reduced (CHEAPEST_OFF, DEAREST_OFF)
    i64 most                # applications
    i64 constant            # what an application saves besides the weights of its units
    i64* weights            # what one unit of each class adds to the saving, where it is reduced
    Slot* slots
    int slot_count
    bint is_apart           # no class fits two of its slots
    bint may_clip           # the units may be worth less than the amount taken off them
    int component


cdef inline bint wants(Deal* deal, int at) noexcept nogil:
    """Whether some slot of the deal takes units of class `at`."""
    cdef int of_slot
    for of_slot in range(deal.slot_count):
        if deal.slots[of_slot].fits[at]:
            return True
    return False


cdef inline i64 rewarded_below(Deal* deal, i64 position) noexcept nogil:
    """How many of the first `position` units, dearest first, a cheapest deal reduces."""
    cdef i64 runs = position // deal.size
    return runs * deal.rewarded + larger(position - runs * deal.size - (deal.size - deal.rewarded), 0)


cdef i64 deal_saving(Deal* deal, UnitClass* classes, int class_count, i64* taken) noexcept nogil:
    """What a deal saves with all its applications together (semantics, clause 5)."""
    cdef i64 units = 0, worth = 0, weight = 0, before, reduced = 0
    cdef int at
    if deal.kind == DEAREST_OFF:
        for at in range(class_count):
            units += taken[at]
        reduced = units // deal.size * deal.rewarded
        units = 0
    for at in range(class_count):
        if taken[at] == 0:
            continue
        before = units
        units += taken[at]
        worth += taken[at] * classes[at].net
        if deal.kind == CHEAPEST_OFF:
            # Classes stand dearest first: the consumed units cut into runs, the last of each reduced.
            weight += deal.weights[at] * (rewarded_below(deal, units) - rewarded_below(deal, before))
        elif deal.kind == DEAREST_OFF:
            weight += deal.weights[at] * smaller(taken[at], reduced)
            reduced -= smaller(taken[at], reduced)
        else:
            weight += deal.weights[at] * taken[at]
    return smaller(units // deal.size * deal.constant + weight, worth)


cdef bint comes_first(Deal* deal, UnitClass* classes, int one, int other) noexcept nogil:
    """Whether the deal rather uses up a unit of class `one` than of class `other`.

    The order of ties inside a group, for the choice of a given number of units: the gain; then the
    units taken from offers, which should be of the worst rank; then the first unit in canonical
    order, which the better of the two ranks should keep.
    """
    cdef i64 gain = deal.weights[one] - classes[one].alternative
    cdef i64 other_gain = deal.weights[other] - classes[other].alternative
    cdef int offer = classes[one].offer
    cdef int other_offer = classes[other].offer
    if gain != other_gain:
        return gain > other_gain
    if offer != other_offer:
        return offer == NONE or (other_offer != NONE and offer > other_offer)
    if offer == NONE or deal.member < offer:
        return one < other
    return one > other


cdef bint order_slot(Work* work, Deal* deal, Slot* slot, Units* units) noexcept nogil:
    cdef int at, place
    slot.order = <int*>take(&work.arena, units.class_count * sizeof(int))
    if slot.order == NULL:
        return False
    slot.order_count = 0
    for at in range(units.class_count):
        if not slot.fits[at]:
            continue
        # Insertion: classes come dearest first, which is nearly the order wanted.
        place = slot.order_count
        while place > 0 and comes_first(deal, units.classes, at, slot.order[place - 1]):
            slot.order[place] = slot.order[place - 1]
            place -= 1
        slot.order[place] = at
        slot.order_count += 1
        work.cells += slot.order_count - place
    return True


cdef i64 fill_slot(Slot* slot, i64* left, i64* taken, int* cursor, i64 wanted, Deal* deal,
                   UnitClass* classes, bint* is_full) noexcept nogil:
    """Takes `wanted` units into a slot, best first, and says what they gain over their offers."""
    cdef i64 gain = 0, units
    cdef int at
    while wanted > 0 and cursor[0] < slot.order_count:
        at = slot.order[cursor[0]]
        units = smaller(left[at], wanted)
        if units == 0:
            cursor[0] += 1
            continue
        left[at] -= units
        taken[at] += units
        wanted -= units
        gain += units * (deal.weights[at] - classes[at].alternative)
    is_full[0] = wanted == 0
    return gain


cdef i64 fill_slots(Work* work, Deal* deal, Units* units, i64* left, i64* taken,
                    bint is_relaxed) noexcept nogil:
    """Applies a deal of slots as often as it gains, best units first; returns the gain.

    Exact where the slots lie apart and nothing clips: the gain of one more application never grows,
    and each slot is a free choice of so many units. `is_relaxed` lets every slot have all units for
    itself: then the gain is an upper bound, and `taken` means nothing. Takes from `left`. Returns
    NONE where there is no memory.
    """
    cdef int class_count = units.class_count, of_slot, at
    cdef i64 total = 0, times = 0, gain, repeats, slot_left
    cdef bint is_full = True
    cdef i64 width = class_count * sizeof(i64)
    cdef i64* lefts = <i64*>take(&work.arena, deal.slot_count * width)
    cdef i64* saved_left = <i64*>take(&work.arena, width)
    cdef i64* saved_taken = <i64*>take(&work.arena, width)
    cdef int* cursors = <int*>take(&work.arena, deal.slot_count * sizeof(int))
    cdef i64* own
    if lefts == NULL or saved_left == NULL or saved_taken == NULL or cursors == NULL:
        return NONE
    if is_relaxed:
        for of_slot in range(deal.slot_count):
            memcpy(lefts + of_slot * class_count, left, width)
    while times < deal.most:
        repeats = deal.most - times
        gain = deal.constant
        for of_slot in range(deal.slot_count):
            own = lefts + of_slot * class_count if is_relaxed else left
            at = cursors[of_slot]
            while (
                at < deal.slots[of_slot].order_count and own[deal.slots[of_slot].order[at]] == 0
            ):
                at += 1
            cursors[of_slot] = at
            if at == deal.slots[of_slot].order_count:
                return total
            at = deal.slots[of_slot].order[at]
            slot_left = own[at] // deal.slots[of_slot].units
            repeats = smaller(repeats, slot_left)
            gain += deal.slots[of_slot].units * (deal.weights[at] - units.classes[at].alternative)
        work.cells += 4 * deal.slot_count
        if repeats > 0 and (deal.is_apart or is_relaxed):
            # As long as no slot has to change its class, all applications gain the same.
            if gain <= 0:
                return total
            for of_slot in range(deal.slot_count):
                own = lefts + of_slot * class_count if is_relaxed else left
                at = deal.slots[of_slot].order[cursors[of_slot]]
                own[at] -= repeats * deal.slots[of_slot].units
                taken[at] += repeats * deal.slots[of_slot].units
            times += repeats
            total += repeats * gain
            continue
        if not is_relaxed:
            memcpy(saved_left, left, width)
            memcpy(saved_taken, taken, width)
            work.cells += class_count
        gain = deal.constant
        for of_slot in range(deal.slot_count):
            own = lefts + of_slot * class_count if is_relaxed else left
            gain += fill_slot(
                deal.slots + of_slot, own, taken, cursors + of_slot, deal.slots[of_slot].units,
                deal, units.classes, &is_full,
            )
            if not is_full:
                break
        if not is_full or gain <= 0:
            if not is_relaxed:
                memcpy(left, saved_left, width)
                memcpy(taken, saved_taken, width)
            return total
        times += 1
        total += gain
        if work.cells > work.budget and not deal.is_apart and not is_relaxed:
            return total
    return total


cdef i64 take_dearest(Deal* deal, Units* units, i64* left, i64* taken) noexcept nogil:
    """A ranked deal on the dearest units there are, as long as that saves; returns the saving.

    The best use where no unit has an offer: whatever is consumed, each place in its order is worth
    most with the dearest units, and of equal ones the first in canonical order count. That goes for
    the units a dearest deal does not reduce, too: they weigh nothing, whichever they are.
    """
    cdef i64 available = 0, wanted, units_taken
    cdef int at
    for at in range(units.class_count):
        if deal.slots.fits[at] and deal.weights[at] > 0:
            available += left[at]
    # An application more saves something only if its first rewarded unit does: as many as reach
    # that far.
    if deal.kind == DEAREST_OFF:
        wanted = (available + deal.rewarded - 1) // deal.rewarded
    else:
        wanted = available // deal.size
        if available - wanted * deal.size > deal.size - deal.rewarded:
            wanted += 1
    available = 0
    for at in range(units.class_count):
        if deal.slots.fits[at]:
            available += left[at]
    wanted = smaller(smaller(wanted, available // deal.size), deal.most) * deal.size
    for at in range(units.class_count):
        if deal.slots.fits[at]:
            units_taken = smaller(left[at], wanted)
            taken[at] += units_taken
            left[at] -= units_taken
            wanted -= units_taken
    return deal_saving(deal, units.classes, units.class_count, taken)


cdef bint has_closed_form(Deal* deal, Units* units) noexcept nogil:
    cdef int at
    if not is_ranked(deal.kind):
        return deal.is_apart and not deal.may_clip
    for at in range(units.class_count):
        if deal.slots.fits[at] and units.classes[at].alternative > 0:
            return False
    return True
