# Needs: dearest, states
#
# The best use of several deals that compete for units: a component of a group.
#
# A forward pass over the classes, dearest first. A state is how many units each slot holds so far;
# of all ways to reach a state only the best is kept, which is exact because what follows depends on
# the state alone and both the saving and every tie rule add up class by class. A state is dropped
# when its units at their fair shares, and every unit to come at its best one, fall short of a use
# already known. Rejected for now, and to be weighed against this when speed is the subject: a search
# over numbers of applications with price bounds, which needs far fewer cells where many deals compete.

cdef enum:
    FAIR = 256              # fair shares are counted in 256ths of a minor unit, rounded up
    MOST_UNITS = 100_000    # of a component that is searched at all; keeps fair shares in 64 bits

cdef enum Finding:
    FOUND = 1
    NOTHING_THERE = 2       # nothing reaches what was asked for
    OUT_OF_CELLS = 3
    OUT_OF_MEMORY = 4

cdef struct Entry:          # a slot that units of the class at hand may go into
    int deal
    i64* weights
    i64 key_at
    i64 shut_by             # where in the key must be nothing yet, or NONE
    i64 most
    i64 units               # that go into it

cdef struct Search:
    Component* part
    Units* units
    i64* key_of             # where in the key each deal's slots begin, then its worth if that may clip
    i64 key_width
    i64 stride              # of a state: its key, its value, its fair value, its takes
    i64 takes_at            # where the takes begin
    i64* fair               # what a unit is worth in a slot at most, slot by class
    i64* fair_rest          # what all units from a class on are worth at best
    i64 known               # the fair value to reach
    Entry* entries
    int entry_count
    i64* made               # the state being made


cdef bint open_search(Work* work, Search* search, Component* part, Units* units) noexcept nogil:
    cdef int of_deal
    search.part = part
    search.units = units
    search.key_width = 0
    search.key_of = <i64*>take(&work.arena, part.deal_count * sizeof(i64))
    if search.key_of == NULL:
        return False
    for of_deal in range(part.deal_count):
        search.key_of[of_deal] = search.key_width
        search.key_width += part.deals[of_deal].slot_count + part.deals[of_deal].may_clip
    search.takes_at = search.key_width + 2
    search.stride = search.takes_at + part.deal_count * part.class_count
    search.entries = <Entry*>take(&work.arena, search.key_width * sizeof(Entry))
    search.made = <i64*>take(&work.arena, search.stride * sizeof(i64))
    search.fair = <i64*>take(&work.arena, search.key_width * part.class_count * sizeof(i64))
    search.fair_rest = <i64*>take(&work.arena, (part.class_count + 1) * sizeof(i64))
    if search.entries == NULL or search.made == NULL:
        return False
    if search.fair == NULL or search.fair_rest == NULL:
        return False
    find_fair_shares(search)
    return True


cdef i64 fair_share(Deal* deal, Slot* slot, i64 weight, i64 slack) noexcept nogil:
    """What a unit of this weight adds at most to its deal, in 256ths, rounded up.

    `slack` is what one application would gain with the best unit in every place. Every unit gets an
    even part of it, less what it falls short of the best of its slot: over an application's units
    that adds up to what the application gains.
    """
    cdef i64 share
    if deal.kind == CHEAPEST_OFF:
        share = weight * deal.rewarded
    else:
        share = (weight - slot.top) * deal.size + slack
    return -((-share * FAIR) // deal.size)


cdef void find_fair_shares(Search* search) noexcept nogil:
    """What a unit of each class adds at most, in each slot and at best."""
    cdef Component* part = search.part
    cdef int at, of_deal, of_slot, place
    cdef i64 share, best, slack
    cdef Deal* deal
    cdef Slot* slot
    for of_deal in range(part.deal_count):
        deal = part.deals[of_deal]
        for of_slot in range(deal.slot_count):
            slot = deal.slots + of_slot
            slot.top = 0
            for at in range(part.class_count):
                place = part.classes[at]
                if slot.fits[place]:
                    slot.top = larger(slot.top, slot.weights[place])
        if deal.kind == DEAREST_OFF:
            deal.slots.top = spared_weight(part, search.units.classes, deal, deal.slots.top)
    for at in range(part.class_count - 1, -1, -1):
        place = part.classes[at]
        best = search.units.classes[place].alternative * FAIR
        for of_deal in range(part.deal_count):
            deal = part.deals[of_deal]
            slack = deal.constant
            for of_slot in range(deal.slot_count):
                slack += deal.slots[of_slot].top * deal.slots[of_slot].units
            for of_slot in range(deal.slot_count):
                slot = deal.slots + of_slot
                if slot.fits[place]:
                    share = fair_share(deal, slot, slot.weights[place], slack)
                    search.fair[
                        (search.key_of[of_deal] + of_slot) * part.class_count + at
                    ] = share
                    best = larger(best, share)
        search.fair_rest[at] = search.fair_rest[at + 1] + search.units.classes[place].count * best


cdef void list_entries(Search* search, int at) noexcept nogil:
    """The slots that units of class `at` of the component fit."""
    cdef int of_deal, of_slot
    cdef Deal* deal
    cdef Entry* entry
    search.entry_count = 0
    for of_deal in range(search.part.deal_count):
        deal = search.part.deals[of_deal]
        for of_slot in range(deal.slot_count):
            if deal.slots[of_slot].fits[search.part.classes[at]]:
                entry = search.entries + search.entry_count
                entry.deal = of_deal
                entry.weights = deal.slots[of_slot].weights
                entry.shut_by = NONE
                if deal.kind == DEAREST_OFF and of_slot == 0:
                    # The dearest come first: once a unit is bought, none is reduced any more.
                    entry.shut_by = search.key_of[of_deal] + 1
                entry.key_at = search.key_of[of_deal] + of_slot
                entry.most = deal.most * deal.slots[of_slot].units
                entry.units = 0
                search.entry_count += 1


cdef void make_state(Search* search, i64* state, int at, i64 left) noexcept nogil:
    """The state that follows when the entries take their units, and `left` units are in no deal."""
    cdef i64* made = search.made
    cdef i64* taken = made + search.takes_at
    cdef int class_count = search.part.class_count
    cdef int place = search.part.classes[at]
    cdef UnitClass* unit_class = search.units.classes + place
    cdef i64 value = state[search.key_width] + left * unit_class.alternative
    cdef i64 fair = state[search.key_width + 1] + left * unit_class.alternative * FAIR
    cdef int number
    cdef Entry* entry
    cdef Deal* deal
    memcpy(made, state, search.stride * sizeof(i64))
    for number in range(search.entry_count):
        entry = search.entries + number
        if entry.units == 0:
            continue
        deal = search.part.deals[entry.deal]
        if deal.kind == CHEAPEST_OFF:
            value += deal.weights[place] * (
                rewarded_below(deal, made[entry.key_at] + entry.units)
                - rewarded_below(deal, made[entry.key_at])
            )
        else:
            value += entry.weights[place] * entry.units
        made[entry.key_at] += entry.units
        taken[entry.deal * class_count + at] += entry.units
        fair += entry.units * search.fair[entry.key_at * class_count + at]
        if deal.may_clip:
            made[search.key_of[entry.deal] + deal.slot_count] += entry.units * unit_class.net
    made[search.key_width] = value
    made[search.key_width + 1] = fair


cdef bint keep_state(Work* work, Search* search, States* following, int at) noexcept nogil:
    """Keeps the state made if it may still be the best, and is new or better than one like it."""
    cdef i64 place = 0, width = search.key_width, takes_at = search.takes_at
    cdef i64* made = search.made
    cdef i64* rival
    if made[width + 1] + search.fair_rest[at + 1] < search.known:
        return True
    if is_dead_end(search.part, search.key_of, made):
        return True
    if find_state(following, made, width, search.stride, &place):
        rival = following.items + following.table[place] * search.stride
        if made[width] > rival[width] or (
            made[width] == rival[width]
            and compare_takes(
                search.part, search.units.classes, made + takes_at, rival + takes_at, at + 1
            ) < 0
        ):
            memcpy(rival, made, search.stride * sizeof(i64))
        return True
    if not grow_states(&work.arena, following, width, search.stride):
        return False
    find_state(following, made, width, search.stride, &place)
    following.table[place] = following.count
    memcpy(following.items + following.count * search.stride, made, search.stride * sizeof(i64))
    following.count += 1
    return True


cdef bint next_split(Search* search, i64* state, i64* left) noexcept nogil:
    """The next way to hand the units of a class to its entries, like a number counting up."""
    cdef int number
    cdef Entry* entry
    for number in range(search.entry_count):
        entry = search.entries + number
        if entry.shut_by != NONE and state[entry.shut_by]:
            continue
        if left[0] > 0 and state[entry.key_at] + entry.units < entry.most:
            entry.units += 1
            left[0] -= 1
            return True
        left[0] += entry.units
        entry.units = 0
    return False


cdef bint pass_class(Work* work, Search* search, States* states, States* following, int at,
                     i64 stop, bint* is_stopped) noexcept nogil:
    """From the states before class `at` to those after it, unless the cells run out."""
    cdef i64 of_state, left
    cdef i64* state
    list_entries(search, at)
    following.count = 0
    memset(following.table, 0xFF, following.table_size * sizeof(i64))
    work.cells += following.table_size // 8
    for of_state in range(states.count):
        state = states.items + of_state * search.stride
        left = search.units.classes[search.part.classes[at]].count
        while True:
            work.cells += 8 + 2 * search.entry_count + search.stride // 8
            if work.cells > stop:
                is_stopped[0] = True
                return True
            make_state(search, state, at, left)
            if not keep_state(work, search, following, at):
                return False
            if not next_split(search, state, &left):
                break
    return True


cdef bint close_state(Search* search, i64* state, i64* value, i64* times) noexcept nogil:
    """Whether every deal's slots are filled equally often, and then what the state saves in all."""
    cdef int of_deal, of_slot
    cdef i64 of_times
    cdef i64* key
    cdef Deal* deal
    value[0] = state[search.key_width]
    times[0] = 0
    for of_deal in range(search.part.deal_count):
        deal = search.part.deals[of_deal]
        key = state + search.key_of[of_deal]
        of_times = key[0] // deal.slots.units
        for of_slot in range(deal.slot_count):
            if key[of_slot] != of_times * deal.slots[of_slot].units:
                return False
        times[0] += of_times
        if deal.may_clip:
            value[0] += smaller(of_times * deal.constant, key[deal.slot_count])
        else:
            value[0] += of_times * deal.constant
    return True


cdef i64* best_state(Search* search, States* states) noexcept nogil:
    """The final state that comes first: saving, fewer applications, then the ties of takes. NULL
    where none saves what is known to be possible."""
    cdef i64 of_state, value = 0, times = 0, best_times = 0
    cdef i64 best_value = -((-search.known) // FAIR)
    cdef i64 takes_at = search.takes_at
    cdef i64* state
    cdef i64* best = NULL
    for of_state in range(states.count):
        state = states.items + of_state * search.stride
        if not close_state(search, state, &value, &times) or value < best_value:
            continue
        if best != NULL and value == best_value:
            if times > best_times:
                continue
            if times == best_times and compare_takes(
                search.part, search.units.classes, state + takes_at, best + takes_at,
                search.part.class_count,
            ) >= 0:
                continue
        best = state
        best_value = value
        best_times = times
    if best != NULL:
        search.part.saving = best_value
    return best


cdef Finding search_once(Work* work, Search* search, i64 stop) noexcept nogil:
    """The best combination that reaches what is `known`, into `taken` of the component."""
    cdef Component* part = search.part
    cdef int at
    cdef bint is_stopped = False
    cdef States states, following, spare
    cdef i64* best
    memset(&states, 0, sizeof(States))
    memset(&following, 0, sizeof(States))
    if not grow_states(&work.arena, &states, search.key_width, search.stride):
        return OUT_OF_MEMORY
    if not grow_states(&work.arena, &following, search.key_width, search.stride):
        return OUT_OF_MEMORY
    states.count = 1        # nothing used yet: a state of zeroes
    for at in range(part.class_count):
        if not pass_class(work, search, &states, &following, at, stop, &is_stopped):
            return OUT_OF_MEMORY
        if is_stopped:
            return OUT_OF_CELLS
        spare = states
        states = following
        following = spare
    best = best_state(search, &states)
    if best == NULL:
        return NOTHING_THERE
    memcpy(
        part.taken, best + search.takes_at, part.deal_count * part.class_count * sizeof(i64)
    )
    return FOUND


cdef Finding search_part(Work* work, Component* part, Units* units, i64 most_cells) noexcept nogil:
    """The best combination, from a good one; there always is something to be found.

    First only what comes near the bound is looked at, which takes few states; then, if nothing does,
    twice as far from it, down to what is known to be there.
    """
    cdef int at
    cdef Finding found
    cdef i64 unit_count = 0, known, bound, distance
    cdef i64 stop = work.cells + most_cells
    cdef Mark here
    cdef Search search
    for at in range(part.class_count):
        unit_count += units.classes[part.classes[at]].count
    if unit_count > MOST_UNITS:
        return OUT_OF_CELLS
    memset(&search, 0, sizeof(Search))
    if not open_search(work, &search, part, units):
        return OUT_OF_MEMORY
    known = part.saving * FAIR
    bound = smaller(search.fair_rest[0], part.bound * FAIR)
    distance = (bound - known) // 8
    here = mark(&work.arena)
    while True:
        search.known = larger(known, bound - distance)
        found = search_once(work, &search, stop)
        release(&work.arena, here)
        if found == FOUND:
            part.bound = part.saving
            part.is_exact = True
        if found != NOTHING_THERE:
            return found
        distance = 2 * distance + FAIR


cdef bint solve_part(Work* work, Component* part, Units* units) noexcept nogil:
    """Fills a component's result; False where there is no memory."""
    cdef int at
    cdef Finding found
    cdef i64* left
    cdef Mark here = mark(&work.arena)
    if part.deal_count == 1 and has_closed_form(part.deals[0], units):
        left = <i64*>take(&work.arena, units.class_count * sizeof(i64))
        if left == NULL:
            return False
        for at in range(part.class_count):
            left[part.classes[at]] = units.classes[part.classes[at]].count
        if not take_closed(work, part, units, 0, left, part.taken):
            return False
        part.saving = part_saving(work, part, units, part.taken)
        part.bound = part.saving
        part.is_exact = True
        release(&work.arena, here)
        return part.saving != NONE
    if not take_in_turn(work, part, units):
        return False
    # Half of what is left: whatever comes after must have its chance too.
    found = search_part(work, part, units, (work.budget - work.cells) // 2)
    release(&work.arena, here)
    return found != OUT_OF_MEMORY
