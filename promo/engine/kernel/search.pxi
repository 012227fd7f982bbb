# Needs: deals
#
# The best use of several deals that compete for units: a component of a group.
#
# A forward pass over the classes, dearest first. A state is how many units each slot holds so far;
# of all ways to reach a state only the best is kept, which is exact because what follows depends on
# the state alone and both the saving and every tie rule add up class by class. Rejected for now, and
# to be weighed against this when speed is the subject: a search over numbers of applications with
# price bounds, which needs far fewer cells where many deals compete.

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


cdef struct States:
    i64* items              # a state: its key, its value, its takes
    i64 count
    i64 capacity
    i64* table              # places in `items` by hash, or NONE
    i64 table_size          # a power of two


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
    if deal.kind == CHEAPEST_OFF:
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
    if deal.kind == CHEAPEST_OFF:
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


cdef bint find_state(States* states, i64* key, i64 key_width, i64 stride, i64* place) noexcept nogil:
    """Where a key stands in the table, or should."""
    cdef u64 hashed = 1469598103934665603ULL
    cdef i64 at, slot
    for at in range(key_width):
        hashed = (hashed ^ <u64>key[at]) * 1099511628211ULL
    slot = <i64>((hashed ^ (hashed >> 29)) & <u64>(states.table_size - 1))
    while states.table[slot] != NONE:
        if memcmp(states.items + states.table[slot] * stride, key, key_width * sizeof(i64)) == 0:
            place[0] = slot
            return True
        slot = (slot + 1) & (states.table_size - 1)
    place[0] = slot
    return False


cdef bint grow_states(Arena* arena, States* states, i64 key_width, i64 stride) noexcept nogil:
    """Room for one more state."""
    cdef i64* items
    cdef i64 at, place = 0
    if states.count < states.capacity:
        return True
    states.capacity = larger(64, states.capacity * 4)
    items = <i64*>take(arena, states.capacity * stride * sizeof(i64))
    states.table_size = 4 * states.capacity
    states.table = <i64*>take(arena, states.table_size * sizeof(i64))
    if items == NULL or states.table == NULL:
        return False
    memset(states.table, 0xFF, states.table_size * sizeof(i64))
    if states.count:
        memcpy(items, states.items, states.count * stride * sizeof(i64))
    states.items = items
    for at in range(states.count):
        find_state(states, items + at * stride, key_width, stride, &place)
        states.table[place] = at
    return True


cdef int search_part(Work* work, Component* part, Units* units, i64 most_cells) noexcept nogil:
    """The best combination: 1 when found, 0 when it would take more cells, NONE without memory."""
    cdef int class_count = part.class_count, of_deal, of_slot, at, entry, entry_count, ranked
    cdef i64 key_width = 0, stride, of_state, place = 0, value, left, used, key_at, best = NONE
    cdef i64 best_value = 0, best_times = 0, times, units_in, of_times
    cdef i64 stop = work.cells + most_cells
    cdef bint is_whole
    cdef Deal* deal
    cdef UnitClass* unit_class
    cdef States states, following, spare
    cdef i64* state
    cdef i64* made
    cdef i64* taken
    # Where in the key each deal's slots begin, and after them its worth, if that may clip.
    cdef i64* key_of = <i64*>take(&work.arena, part.deal_count * sizeof(i64))
    cdef int* entry_deal
    cdef i64* entry_key
    cdef i64* entry_most
    cdef i64* entry_units
    if key_of == NULL:
        return NONE
    for of_deal in range(part.deal_count):
        key_of[of_deal] = key_width
        key_width += part.deals[of_deal].slot_count + part.deals[of_deal].may_clip
    stride = key_width + 1 + part.deal_count * class_count
    entry_deal = <int*>take(&work.arena, key_width * sizeof(int))
    entry_key = <i64*>take(&work.arena, key_width * sizeof(i64))
    entry_most = <i64*>take(&work.arena, key_width * sizeof(i64))
    entry_units = <i64*>take(&work.arena, key_width * sizeof(i64))
    made = <i64*>take(&work.arena, stride * sizeof(i64))
    memset(&states, 0, sizeof(States))
    memset(&following, 0, sizeof(States))
    if entry_deal == NULL or entry_key == NULL or entry_most == NULL or entry_units == NULL:
        return NONE
    if made == NULL or not grow_states(&work.arena, &states, key_width, stride):
        return NONE
    states.count = 1
    if not grow_states(&work.arena, &following, key_width, stride):
        return NONE
    for at in range(class_count):
        unit_class = units.classes + part.classes[at]
        entry_count = 0
        for of_deal in range(part.deal_count):
            deal = part.deals[of_deal]
            for of_slot in range(deal.slot_count):
                if deal.slots[of_slot].fits[part.classes[at]]:
                    entry_deal[entry_count] = of_deal
                    entry_key[entry_count] = key_of[of_deal] + of_slot
                    entry_most[entry_count] = deal.most * deal.slots[of_slot].units
                    entry_count += 1
        following.count = 0
        memset(following.table, 0xFF, following.table_size * sizeof(i64))
        work.cells += following.table_size // 8
        for of_state in range(states.count):
            memset(entry_units, 0, entry_count * sizeof(i64))
            left = unit_class.count
            while True:
                work.cells += stride + entry_count
                if work.cells > stop:
                    return 0
                state = states.items + of_state * stride
                memcpy(made, state, stride * sizeof(i64))
                taken = made + key_width + 1
                value = state[key_width] + left * unit_class.alternative
                for entry in range(entry_count):
                    used = entry_units[entry]
                    if used == 0:
                        continue
                    of_deal = entry_deal[entry]
                    deal = part.deals[of_deal]
                    key_at = entry_key[entry]
                    if deal.kind == CHEAPEST_OFF:
                        value += deal.weights[part.classes[at]] * (
                            rewarded_below(deal, made[key_at] + used)
                            - rewarded_below(deal, made[key_at])
                        )
                    else:
                        value += deal.weights[part.classes[at]] * used
                    made[key_at] += used
                    taken[of_deal * class_count + at] += used
                    if deal.may_clip:
                        made[key_of[of_deal] + deal.slot_count] += used * unit_class.net
                made[key_width] = value
                if find_state(&following, made, key_width, stride, &place):
                    state = following.items + following.table[place] * stride
                    if value > state[key_width] or (
                        value == state[key_width]
                        and compare_takes(
                            part, units.classes, taken, state + key_width + 1, at + 1
                        ) < 0
                    ):
                        memcpy(state, made, stride * sizeof(i64))
                else:
                    if not grow_states(&work.arena, &following, key_width, stride):
                        return NONE
                    find_state(&following, made, key_width, stride, &place)
                    following.table[place] = following.count
                    memcpy(
                        following.items + following.count * stride, made, stride * sizeof(i64)
                    )
                    following.count += 1
                # The next way to hand units of this class to slots, like a number counting up.
                entry = 0
                while entry < entry_count:
                    state = states.items + of_state * stride
                    if left > 0 and state[entry_key[entry]] + entry_units[entry] < entry_most[entry]:
                        entry_units[entry] += 1
                        left -= 1
                        break
                    left += entry_units[entry]
                    entry_units[entry] = 0
                    entry += 1
                if entry == entry_count:
                    break
        spare = states
        states = following
        following = spare
    for of_state in range(states.count):
        state = states.items + of_state * stride
        value = state[key_width]
        times = 0
        is_whole = True
        for of_deal in range(part.deal_count):
            deal = part.deals[of_deal]
            of_times = state[key_of[of_deal]] // deal.slots.units
            for of_slot in range(deal.slot_count):
                units_in = state[key_of[of_deal] + of_slot]
                is_whole = is_whole and units_in == of_times * deal.slots[of_slot].units
            times += of_times
            if deal.may_clip:
                value += smaller(
                    of_times * deal.constant, state[key_of[of_deal] + deal.slot_count]
                )
            else:
                value += of_times * deal.constant
        if not is_whole:
            continue
        if (
            best == NONE
            or value > best_value
            or (value == best_value and times < best_times)
            or (
                value == best_value
                and times == best_times
                and compare_takes(
                    part, units.classes, state + key_width + 1,
                    states.items + best * stride + key_width + 1, class_count,
                ) < 0
            )
        ):
            best = of_state
            best_value = value
            best_times = times
    part.saving = best_value
    part.bound = best_value
    part.is_exact = True
    memcpy(
        part.taken,
        states.items + best * stride + key_width + 1,
        part.deal_count * class_count * sizeof(i64),
    )
    return 1


cdef bint solve_part(Work* work, Component* part, Units* units) noexcept nogil:
    """Fills a component's result; False where there is no memory."""
    cdef int at, found
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
    found = search_part(work, part, units, (work.budget - work.cells) // 4)
    release(&work.arena, here)
    if found == 0:
        found = take_in_turn(work, part, units)
        release(&work.arena, here)
        return found == 1
    return found == 1
