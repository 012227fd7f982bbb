# Needs: search
#
# The best legal combination of some promotions of one group, on the units as they are now.

cdef struct Choice:
    int* members            # candidates that compete, by rank
    int member_count
    i64* taken              # units each member uses of each class
    i64* times              # applications, of members that are deals
    i64* savings
    i64 saving
    i64 bound               # no legal combination saves more
    bint is_exact


cdef bint open_choice(Work* work, Choice* choice, int* members, int member_count, Units* units) noexcept nogil:
    choice.members = members
    choice.member_count = member_count
    choice.saving = 0
    choice.bound = 0
    choice.is_exact = True
    choice.taken = <i64*>take(&work.arena, member_count * units.class_count * sizeof(i64))
    choice.times = <i64*>take(&work.arena, member_count * sizeof(i64))
    choice.savings = <i64*>take(&work.arena, member_count * sizeof(i64))
    return choice.taken != NULL and choice.times != NULL and choice.savings != NULL


cdef bint choose_total(Work* work, Choice* choice, Units* units) noexcept nogil:
    """At most one total applies: the one that saves most, the better rank among equals."""
    cdef Candidate* candidate
    cdef UnitClass* unit_class
    cdef int member, at, best = NONE
    cdef i64 base, saving
    for member in range(choice.member_count):
        candidate = work.candidates + choice.members[member]
        base = 0
        for at in range(units.class_count):
            unit_class = units.classes + at
            if has_line(candidate.pools, unit_class.line) and not unit_class.is_taken:
                base += unit_class.net * unit_class.count
        saving = off_total(candidate, base)
        if saving > choice.saving:
            choice.saving = saving
            best = member
    choice.bound = choice.saving
    if best == NONE:
        return True
    choice.savings[best] = choice.saving
    candidate = work.candidates + choice.members[best]
    for at in range(units.class_count):
        unit_class = units.classes + at
        if (
            has_line(candidate.pools, unit_class.line)
            and not unit_class.is_taken
            and unit_class.net > 0
        ):
            choice.taken[best * units.class_count + at] = unit_class.count
    return True


cdef inline i64 off_total(Candidate* candidate, i64 base) noexcept nogil:
    """What a reward on a total takes off it (semantics, clause 2: rounded once)."""
    cdef const i64* row = candidate.promotion
    if row[PROMOTION_KIND] == AMOUNT_OFF_TOTAL:
        return smaller(row[PROMOTION_MINOR], base)
    return promo_half_up(base, row[PROMOTION_NUMERATOR], row[PROMOTION_DENOMINATOR])


cdef void find_alternatives(Work* work, Choice* choice, Units* units) noexcept nogil:
    """Each class's best offer, the better rank among equals; one that takes nothing off is none."""
    cdef Candidate* candidate
    cdef UnitClass* unit_class
    cdef int member, at
    cdef i64 off
    for member in range(choice.member_count):
        candidate = work.candidates + choice.members[member]
        if is_deal(candidate):
            continue
        for at in range(units.class_count):
            unit_class = units.classes + at
            if unit_class.is_taken or not has_line(candidate.pools, unit_class.line):
                continue
            off = off_unit(work, candidate, unit_class.line, unit_class.net)
            if off > unit_class.alternative:
                unit_class.alternative = off
                unit_class.offer = member


cdef bint make_slots(Work* work, Deal* deal, Units* units) noexcept nogil:
    """Which classes fit which slot, what a unit weighs, and what of that can be told before."""
    cdef Candidate* candidate = deal.candidate
    cdef const i64* row = candidate.promotion
    cdef bint takes_what_it_saves_on = is_offer(candidate)
    cdef UnitClass* unit_class
    cdef Slot* slot
    cdef int at, of_slot, of_pool
    cdef i64 fitting, cheapest = 0, left, units_taken
    deal.is_apart = True
    of_slot = 0
    for of_pool in range(candidate.pool_count):
        if candidate.pools[of_pool].role > SLOT:
            continue
        slot = deal.slots + of_slot
        of_slot += 1
        slot.units = candidate.pools[of_pool].number
        slot.weights = deal.weights
        if candidate.pools[of_pool].role == REWARD:
            slot.units = deal.size
        slot.fits = <char*>take(&work.arena, units.class_count)
        if slot.fits == NULL:
            return False
        fitting = 0
        for at in range(units.class_count):
            unit_class = units.classes + at
            if unit_class.is_taken or not has_line(candidate.pools + of_pool, unit_class.line):
                continue
            if deal.weights[at] > 0 if takes_what_it_saves_on else unit_class.is_counted:
                slot.fits[at] = 1
                fitting += unit_class.count
        deal.most = smaller(deal.most, fitting // slot.units)
        # The cheapest units that could fill the slot once: are they worth the amount taken off?
        left = slot.units
        at = units.class_count - 1
        while at >= 0 and left > 0:
            if slot.fits[at]:
                units_taken = smaller(left, units.classes[at].count)
                cheapest += units_taken * units.classes[at].net
                left -= units_taken
            at -= 1
    if deal.kind == DEAREST_OFF and not part_dearest(work, deal, units):
        return False
    deal.may_clip = deal.kind == AMOUNT_OFF_SLOTS and cheapest < row[PROMOTION_MINOR]
    for at in range(units.class_count):
        fitting = 0
        for of_slot in range(deal.slot_count):
            fitting += deal.slots[of_slot].fits[at]
        deal.is_apart = deal.is_apart and fitting <= 1
    return True


cdef bint make_deal(Work* work, Deal* deal, int member, Candidate* candidate, Units* units) noexcept nogil:
    cdef const i64* row = candidate.promotion
    cdef int at, of_pool
    cdef i64 net
    deal.candidate = candidate
    deal.member = member
    deal.kind = row[PROMOTION_KIND]
    deal.size = row[PROMOTION_UNITS]
    deal.rewarded = row[PROMOTION_REWARDED]
    deal.most = LATEST if row[PROMOTION_MOST] == NONE else row[PROMOTION_MOST]
    deal.constant = 0
    if deal.kind == PRICE_FOR_SLOTS:
        deal.constant = -row[PROMOTION_MINOR]
    elif deal.kind == AMOUNT_OFF_SLOTS:
        deal.constant = row[PROMOTION_MINOR]
    for of_pool in range(candidate.pool_count):
        deal.slot_count += candidate.pools[of_pool].role <= SLOT
    deal.slot_count += deal.kind == DEAREST_OFF
    deal.slots = <Slot*>take(&work.arena, deal.slot_count * sizeof(Slot))
    deal.weights = <i64*>take(&work.arena, units.class_count * sizeof(i64))
    if deal.slots == NULL or deal.weights == NULL:
        return False
    for at in range(units.class_count):
        net = units.classes[at].net
        if deal.kind == PRICE_FOR_SLOTS:
            deal.weights[at] = net
        elif deal.kind != AMOUNT_OFF_SLOTS:
            deal.weights[at] = off_unit(work, candidate, units.classes[at].line, net)
    return make_slots(work, deal, units)


cdef void join_deals(Deal* deals, int deal_count, int class_count) noexcept nogil:
    """Deals that want a class in common get the same component: the lowest of their numbers."""
    cdef int at, one, other, first, low, high
    for one in range(deal_count):
        deals[one].component = one
    for at in range(class_count):
        first = NONE
        for one in range(deal_count):
            if not wants(deals + one, at):
                continue
            if first == NONE:
                first = one
            elif deals[one].component != deals[first].component:
                low = min(deals[one].component, deals[first].component)
                high = max(deals[one].component, deals[first].component)
                for other in range(deal_count):
                    if deals[other].component == high:
                        deals[other].component = low


cdef bint make_part(Work* work, Choice* choice, Component* part, Deal* deals, int deal_count,
                    int number, Units* units) noexcept nogil:
    """The component called `number`: its deals, their classes, and who may use those."""
    cdef int of_deal, of_slot, at, member, next_deal = 0
    cdef char* is_wanted = <char*>take(&work.arena, units.class_count)
    cdef char* is_offered = <char*>take(&work.arena, choice.member_count)
    part.deals = <Deal**>take(&work.arena, deal_count * sizeof(Deal*))
    part.classes = <int*>take(&work.arena, units.class_count * sizeof(int))
    part.ranked = <int*>take(&work.arena, choice.member_count * sizeof(int))
    part.deal_of = <int*>take(&work.arena, choice.member_count * sizeof(int))
    if part.deals == NULL or part.classes == NULL or part.ranked == NULL or part.deal_of == NULL:
        return False
    if is_wanted == NULL or is_offered == NULL:
        return False
    for of_deal in range(deal_count):
        if deals[of_deal].component != number:
            continue
        part.deals[part.deal_count] = deals + of_deal
        part.deal_count += 1
        for of_slot in range(deals[of_deal].slot_count):
            for at in range(units.class_count):
                is_wanted[at] |= deals[of_deal].slots[of_slot].fits[at]
            if not order_slot(work, deals + of_deal, deals[of_deal].slots + of_slot, units):
                return False
    for at in range(units.class_count):
        if is_wanted[at]:
            part.classes[part.class_count] = at
            part.class_count += 1
            if units.classes[at].offer != NONE:
                is_offered[units.classes[at].offer] = 1
    for member in range(choice.member_count):
        if next_deal < part.deal_count and part.deals[next_deal].member == member:
            part.ranked[part.ranked_count] = member
            part.deal_of[part.ranked_count] = next_deal
            part.ranked_count += 1
            next_deal += 1
        elif is_offered[member]:
            part.ranked[part.ranked_count] = member
            part.deal_of[part.ranked_count] = NONE
            part.ranked_count += 1
    part.taken = <i64*>take(&work.arena, part.deal_count * part.class_count * sizeof(i64))
    return part.taken != NULL


cdef void keep_part(Work* work, Choice* choice, Component* part, Units* units) noexcept nogil:
    """A solved component's takes, as part of the whole choice."""
    cdef int of_deal, at
    cdef Deal* deal
    cdef i64* row
    for of_deal in range(part.deal_count):
        deal = part.deals[of_deal]
        row = choice.taken + deal.member * units.class_count
        for at in range(part.class_count):
            row[part.classes[at]] = part.taken[of_deal * part.class_count + at]
        choice.times[deal.member] = times_of(part, of_deal, part.taken)
        choice.savings[deal.member] = deal_saving(deal, units.classes, units.class_count, row)
    choice.is_exact = choice.is_exact and part.is_exact
    choice.bound += part.bound - part.saving


cdef bint choose_items(Work* work, Choice* choice, Units* units) noexcept nogil:
    """Offers on units and deals: each unit in at most one deal, or taking one offer."""
    cdef int member, at, number, deal_count = 0
    cdef i64 left
    cdef Component* part
    cdef Deal* deals = <Deal*>take(&work.arena, choice.member_count * sizeof(Deal))
    if deals == NULL:
        return False
    find_alternatives(work, choice, units)
    for member in range(choice.member_count):
        if not is_deal(work.candidates + choice.members[member]):
            continue
        if not make_deal(
            work, deals + deal_count, member, work.candidates + choice.members[member], units
        ):
            return False
        if deals[deal_count].most > 0:
            deal_count += 1
        else:
            memset(deals + deal_count, 0, sizeof(Deal))
    work.cells += choice.member_count * units.class_count // 8 + 1
    join_deals(deals, deal_count, units.class_count)
    for number in range(deal_count):
        if deals[number].component != number:
            continue
        part = <Component*>take(&work.arena, sizeof(Component))
        if part == NULL:
            return False
        if not make_part(work, choice, part, deals, deal_count, number, units):
            return False
        if not solve_part(work, part, units):
            return False
        keep_part(work, choice, part, units)
    for at in range(units.class_count):
        if units.classes[at].offer == NONE:
            continue
        left = units.classes[at].count
        for member in range(choice.member_count):
            left -= choice.taken[member * units.class_count + at]
        member = units.classes[at].offer
        choice.taken[member * units.class_count + at] = left
        choice.savings[member] += left * units.classes[at].alternative
    for member in range(choice.member_count):
        choice.saving += choice.savings[member]
    choice.bound += choice.saving
    return True


cdef bint choose(Work* work, Choice* choice, int* members, int member_count, bint is_totals,
                 Units* units) noexcept nogil:
    """The best legal combination of `members`; False where there is no memory."""
    if not open_choice(work, choice, members, member_count, units):
        return False
    if is_totals:
        return choose_total(work, choice, units)
    return choose_items(work, choice, units)
