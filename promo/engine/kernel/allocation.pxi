# Needs: choice
#
# From units used to shares of units: runs are cut where the fate of their units differs.

cdef struct Shares:
    i64* each               # what every unit of a class gets of one member's saving
    i64* more               # and how many of the first units used get one minor unit more


cdef bint note(Work* work, Adjustments* notes, int line, int candidate, i64 amount, i64 units) noexcept nogil:
    cdef Adjustment* items
    cdef i64 capacity
    if notes.count == notes.capacity:
        capacity = larger(64, 2 * notes.capacity)
        items = <Adjustment*>take(&work.arena, capacity * sizeof(Adjustment))
        if items == NULL:
            return False
        if notes.count:
            memcpy(items, notes.items, notes.count * sizeof(Adjustment))
        notes.items = items
        notes.capacity = capacity
    notes.items[notes.count].line = line
    notes.items[notes.count].candidate = candidate
    notes.items[notes.count].amount = amount
    notes.items[notes.count].units = units
    notes.count += 1
    return True


cdef struct Rest:           # what whole shares leave over, of each unit of a class
    i64 rest
    int place


cdef int by_rest(const void* one, const void* other) noexcept nogil:
    """The largest remainder first, of equal ones the first in canonical order."""
    cdef const Rest* a = <const Rest*>one
    cdef const Rest* b = <const Rest*>other
    if a.rest != b.rest:
        return -1 if a.rest > b.rest else 1
    return (a.place > b.place) - (a.place < b.place)


cdef bint share_out(Work* work, Choice* choice, int member, Units* units, Shares* shares) noexcept nogil:
    """In proportion to the price now, the rest to the largest remainders, in canonical order.

    An offer is not shared out: each unit has what the offer takes off it (semantics, clause 2).
    """
    cdef i64* used = choice.taken + member * units.class_count
    cdef i64 worth = 0, saving = choice.savings[member], left = saving
    cdef int at, count = 0
    cdef Mark here = mark(&work.arena)
    cdef Rest* rests = <Rest*>take(&work.arena, units.class_count * sizeof(Rest))
    if rests == NULL:
        return False
    for at in range(units.class_count):
        worth += used[at] * units.classes[at].net
    for at in range(units.class_count):
        if used[at] and worth:
            shares.each[at] = promo_share(saving, units.classes[at].net, worth, &rests[count].rest)
            left -= used[at] * shares.each[at]
            rests[count].place = at
            count += 1
    if left > 0:
        qsort(rests, count, sizeof(Rest), by_rest)
        at = 0
        while left > 0:
            shares.more[rests[at].place] = smaller(used[rests[at].place], left)
            left -= shares.more[rests[at].place]
            at += 1
    release(&work.arena, here)
    return True


cdef History* longer(Work* work, History* history, int candidate) noexcept nogil:
    """The history with one promotion more; promotions come in rank order."""
    cdef int count = 0 if history == NULL else history.count
    cdef History* found = <History*>take(&work.arena, sizeof(History))
    if found == NULL:
        return NULL
    found.candidates = <int*>take(&work.arena, (count + 1) * sizeof(int))
    if found.candidates == NULL:
        return NULL
    if count:
        memcpy(found.candidates, history.candidates, count * sizeof(int))
    found.candidates[count] = candidate
    found.count = count + 1
    return found


cdef bint cut(Work* work, Runs* runs, Run* run, i64 offset, i64 count, i64 off, History* history,
              bint is_taken) noexcept nogil:
    """`count` units of a run, from `offset` on, become a run of their own."""
    cdef Run* made
    if count == 0:
        return True
    if not grow_runs(work, runs, runs.count + 1):
        return False
    made = runs.items + runs.count
    made[0] = run[0]
    made.first += offset
    made.count = count
    made.net -= off
    made.is_taken = run.is_taken or is_taken
    if history != NULL:
        made.history = history
    runs.count += 1
    return True


cdef bint allot_class(Work* work, Choice* choice, Units* units, int at, Shares* shares, Runs* runs,
                      Adjustments* notes, bint marks_taken) noexcept nogil:
    """Cuts one class. Units go to members by rank, the first in canonical order to the best."""
    cdef UnitClass* unit_class = units.classes + at
    cdef int member, candidate
    cdef i64 of_run = 0, offset = 0, used, part, raised, off
    cdef Run* run = units.order[unit_class.first]
    cdef History* history
    for member in range(choice.member_count):
        used = choice.taken[member * units.class_count + at]
        if used == 0:
            continue
        candidate = choice.members[member]
        raised = shares[member].more[at]
        history = longer(work, run.history, candidate)
        if history == NULL:
            return False
        while used > 0:
            if offset == run.count:
                of_run += 1
                offset = 0
                run = units.order[unit_class.first + of_run]
            part = smaller(used, run.count - offset)
            if raised > 0:
                part = smaller(part, raised)
                raised -= part
                off = shares[member].each[at] + 1
            else:
                off = shares[member].each[at]
            if not cut(work, runs, run, offset, part, off, history, marks_taken):
                return False
            if off > 0 and not note(work, notes, run.line, candidate, off * part, part):
                return False
            offset += part
            used -= part
    while of_run < unit_class.runs:
        run = units.order[unit_class.first + of_run]
        if not cut(work, runs, run, offset, run.count - offset, 0, NULL, False):
            return False
        of_run += 1
        offset = 0
    return True


cdef bint allot(Work* work, Choice* choice, Units* units, Runs* runs, Adjustments* notes,
                Applied* applied, bint marks_taken) noexcept nogil:
    """The runs after a choice, what it took off which line, and how often each promotion applied."""
    cdef int member, at
    cdef Runs made
    cdef Candidate* candidate
    cdef Shares* shares = <Shares*>take(&work.arena, choice.member_count * sizeof(Shares))
    if shares == NULL:
        return False
    for member in range(choice.member_count):
        if choice.savings[member] == 0:
            continue
        candidate = work.candidates + choice.members[member]
        applied[choice.members[member]].amount += choice.savings[member]
        applied[choice.members[member]].times += choice.times[member] if is_deal(candidate) else 1
        shares[member].each = <i64*>take(&work.arena, units.class_count * sizeof(i64))
        shares[member].more = <i64*>take(&work.arena, units.class_count * sizeof(i64))
        if shares[member].each == NULL or shares[member].more == NULL:
            return False
        if not is_offer(candidate):
            if not share_out(work, choice, member, units, shares + member):
                return False
        else:
            for at in range(units.class_count):
                shares[member].each[at] = off_unit(
                    work, candidate, units.classes[at].line, units.classes[at].net
                )
    memset(&made, 0, sizeof(Runs))
    if not grow_runs(work, &made, runs.count + 8):
        return False
    for at in range(units.class_count):
        if not allot_class(work, choice, units, at, shares, &made, notes, marks_taken):
            return False
    runs[0] = made
    return True
