# Needs: bounds, clusters
#
# The best combination of promotions across groups (semantics, clause 6), cluster by cluster. A
# cluster is candidates that touch what one another read or take, directly or through others: those
# outside do not matter to them, and both what is to pay and the ties add up over clusters. (Inside
# one group, deals that compete for units are a component.)
#
# Inside a cluster the sets S form a tree: its root has everything enabled, and a child lacks one
# of the promotions that gave something in its parent's run. That reaches every result there is,
# because a promotion that gave nothing changes nothing by being left out. Nodes are visited level by
# level: all enabled, each single removal in rank order, then the rest.

cdef struct Node:
    char* is_enabled        # of every candidate
    char* is_forced         # promotions the node's descendants may not leave out
    i64 least               # nothing below pays less
    Node* next

cdef struct Best:
    i64 to_pay
    i64 coupons
    char* gives             # of every candidate, whether it gave something
    Outcome outcome         # in kept memory
    bint is_found

cdef struct Tree:           # of one cluster
    Node* root
    Node* last              # nodes are a list in the order of their visits
    i64 worth               # of all its units before promotions
    bint is_single_choice
    bint is_exact           # whether every run so far found the best of each group
    Best best

cdef struct Answer:         # of all clusters together
    Adjustments notes
    Runs runs               # of lines that some candidate may reward
    Applied* applied
    i64 gap
    bint is_proven


cdef i64 coupons_used(Work* work, Applied* applied) noexcept nogil:
    """Different coupons of the promotions that gave something."""
    cdef int one, other
    cdef i64 coupon, count = 0
    for one in range(work.candidate_count):
        coupon = work.candidates[one].promotion[PROMOTION_COUPON]
        if coupon == NONE or applied[one].amount == 0:
            continue
        count += 1
        for other in range(one):
            if (
                work.candidates[other].promotion[PROMOTION_COUPON] == coupon
                and applied[other].amount > 0
            ):
                count -= 1
                break
    return count


cdef bint keep_outcome(Work* work, Outcome* found, Best* best) noexcept nogil:
    """A copy of the outcome in memory that lasts."""
    cdef int at
    best.outcome = found[0]
    best.outcome.runs.items = <Run*>take(&work.kept, found.runs.count * sizeof(Run))
    best.outcome.notes.items = <Adjustment*>take(&work.kept, found.notes.count * sizeof(Adjustment))
    best.outcome.applied = <Applied*>take(&work.kept, work.candidate_count * sizeof(Applied))
    if (
        best.outcome.runs.items == NULL
        or best.outcome.notes.items == NULL
        or best.outcome.applied == NULL
    ):
        return False
    memcpy(best.outcome.runs.items, found.runs.items, found.runs.count * sizeof(Run))
    if found.notes.count:
        memcpy(
            best.outcome.notes.items, found.notes.items, found.notes.count * sizeof(Adjustment)
        )
    memcpy(best.outcome.applied, found.applied, work.candidate_count * sizeof(Applied))
    for at in range(work.candidate_count):
        best.gives[at] = found.applied[at].amount > 0
    best.is_found = True
    return True


cdef bint offer_outcome(Work* work, Tree* tree, Outcome* found) noexcept nogil:
    """Keeps the outcome if it comes before the best so far: less to pay, fewer coupons, rank order."""
    cdef Best* best = &tree.best
    cdef i64 to_pay = tree.worth - found.saved
    cdef i64 coupons = coupons_used(work, found.applied)
    cdef int at
    cdef bint is_better = not best.is_found or to_pay < best.to_pay
    if best.is_found and to_pay == best.to_pay:
        is_better = coupons < best.coupons
        if coupons == best.coupons:
            for at in range(work.candidate_count):
                if (found.applied[at].amount > 0) != best.gives[at]:
                    is_better = found.applied[at].amount > 0
                    break
    if not is_better:
        return True
    best.to_pay = to_pay
    best.coupons = coupons
    return keep_outcome(work, found, best)


cdef bint may_improve(Work* work, char* is_enabled, i64 least, Best* best) noexcept nogil:
    """Whether a set whose results pay at least `least` may still come before the best so far."""
    cdef int at
    if not best.is_found or least < best.to_pay:
        return True
    if least > best.to_pay:
        return False
    if best.coupons > 0:
        return True
    for at in range(work.candidate_count):
        if is_enabled[at] != best.gives[at]:
            return is_enabled[at]
    return False


cdef bint run_set(Work* work, char* is_enabled, Outcome* outcome) noexcept nogil:
    cdef int at
    for at in range(work.candidate_count):
        work.candidates[at].is_enabled = is_enabled[at]
    return run_groups(work, outcome)


cdef Node* make_node(Work* work, Node* parent, int without) noexcept nogil:
    """A node like its parent, but for one promotion left out; NULL where there is no memory."""
    cdef Node* node = <Node*>take(&work.kept, sizeof(Node))
    if node == NULL:
        return NULL
    node.is_enabled = <char*>take(&work.kept, 2 * work.candidate_count)
    if node.is_enabled == NULL:
        return NULL
    node.is_forced = node.is_enabled + work.candidate_count
    if parent != NULL:
        memcpy(node.is_enabled, parent.is_enabled, work.candidate_count)
        memcpy(node.is_forced, parent.is_forced, work.candidate_count)
        node.is_enabled[without] = 0
    return node


cdef bint is_single_choice(Work* work, int cluster) noexcept nogil:
    """Whether all of a cluster stands in one `best for customer` group of items: then what its run
    with everything enabled pays is the least there is."""
    cdef int at, group = NONE
    for at in range(work.candidate_count):
        if work.candidates[at].cluster == cluster:
            if group == NONE:
                group = work.candidates[at].group
            if group != work.candidates[at].group:
                return False
    return policy_of(work, group) == BEST_FOR_CUSTOMER and not holds_totals(work, group)


cdef bint visit(Work* work, Tree* tree, Node* node, bint has_children) noexcept nogil:
    """Runs a node's set and appends its children to the list; False where there is no memory."""
    cdef Outcome outcome
    cdef Node* child
    cdef int at
    cdef Mark here = mark(&work.arena)
    cdef char* forced = <char*>take(&work.arena, work.candidate_count)
    if forced == NULL or not run_set(work, node.is_enabled, &outcome):
        return False
    work.cells += STEP_CELLS
    tree.is_exact = tree.is_exact and outcome.is_exact
    if not offer_outcome(work, tree, &outcome):
        return False
    if outcome.is_exact and (tree.is_single_choice or not has_children):
        node.least = tree.worth - outcome.saved
    else:
        node.least = larger(node.least, least_to_pay(work, &outcome, tree.worth))
        if node.least == NONE:
            return False
    if has_children:
        memcpy(forced, node.is_forced, work.candidate_count)
        for at in range(work.candidate_count):
            if (
                outcome.applied[at].amount == 0
                or not work.candidates[at].is_switchable
                or forced[at]
            ):
                continue
            work.cells += work.candidate_count
            child = make_node(work, node, at)
            if child == NULL:
                return False
            memcpy(child.is_forced, forced, work.candidate_count)
            child.least = node.least
            if may_improve(work, child.is_enabled, child.least, &tree.best):
                tree.last.next = child
                tree.last = child
            forced[at] = 1
    release(&work.arena, here)
    return True


cdef bint try_singles(Work* work, Tree* tree) noexcept nogil:
    """Each switchable promotion with the always enabled ones: no answer may be worse than these."""
    cdef int at, other
    cdef Outcome outcome
    cdef Mark here
    cdef Node* node = make_node(work, NULL, NONE)
    if node == NULL:
        return False
    for at in range(work.candidate_count):
        if not tree.root.is_enabled[at] or not work.candidates[at].is_switchable:
            continue
        for other in range(work.candidate_count):
            node.is_enabled[other] = tree.root.is_enabled[other] and (
                other == at or not work.candidates[other].is_switchable
            )
        here = mark(&work.arena)
        if not run_set(work, node.is_enabled, &outcome):
            return False
        if not offer_outcome(work, tree, &outcome):
            return False
        release(&work.arena, here)
    return True


cdef bint solve_cluster(Work* work, int cluster, Answer* answer) noexcept nogil:
    """The best S of one cluster, into the answer."""
    cdef int at, members = 0, switchable = 0
    cdef i64 of_run, least
    cdef Tree tree
    cdef Node* node
    cdef Mark here = mark(&work.arena)
    memset(&tree, 0, sizeof(Tree))
    tree.is_exact = True
    tree.root = make_node(work, NULL, NONE)
    tree.last = tree.root
    tree.best.gives = <char*>take(&work.kept, work.candidate_count)
    if tree.root == NULL or tree.best.gives == NULL or not open_runs(work, cluster):
        return False
    for at in range(work.candidate_count):
        if work.candidates[at].cluster == cluster:
            tree.root.is_enabled[at] = 1
            members += 1
            switchable += work.candidates[at].is_switchable
    for of_run in range(work.opening.count):
        tree.worth += work.opening.items[of_run].net * work.opening.items[of_run].count
    tree.is_single_choice = is_single_choice(work, cluster)
    # One promotion alone: leaving it out saves nothing. None to switch: policies decide.
    if not visit(work, &tree, tree.root, members > 1 and switchable > 0):
        return False
    node = tree.root.next
    while node != NULL:
        if may_improve(work, node.is_enabled, node.least, &tree.best):
            if work.cells > work.budget or not tree.is_exact:
                break
            if not visit(work, &tree, node, True):
                return False
        node = node.next
    if node != NULL or not tree.is_exact:
        answer.is_proven = False
        if switchable and not try_singles(work, &tree):
            return False
        least = tree.best.to_pay
        if not tree.is_exact:
            least = smaller(least, tree.root.least)
        while node != NULL:
            least = smaller(least, node.least)
            node = node.next
        answer.gap += tree.best.to_pay - least
    release(&work.arena, here)
    return add_answer(work, cluster, &tree.best.outcome, answer)


cdef bint add_answer(Work* work, int cluster, Outcome* outcome, Answer* answer) noexcept nogil:
    """A cluster's best outcome; a line is rewarded by one cluster only."""
    cdef i64 at
    cdef int of_candidate
    cdef Run* run
    for of_candidate in range(work.candidate_count):
        if work.candidates[of_candidate].cluster == cluster:
            answer.applied[of_candidate] = outcome.applied[of_candidate]
    for at in range(outcome.notes.count):
        if not note(
            work, &answer.notes, outcome.notes.items[at].line, outcome.notes.items[at].candidate,
            outcome.notes.items[at].amount, outcome.notes.items[at].units,
        ):
            return False
    for at in range(outcome.runs.count):
        run = outcome.runs.items + at
        for of_candidate in range(work.candidate_count):
            if (
                work.candidates[of_candidate].cluster == cluster
                and touches(work.candidates + of_candidate, run.line, SLOT)
            ):
                if not grow_runs(work, &answer.runs, answer.runs.count + 1):
                    return False
                answer.runs.items[answer.runs.count] = run[0]
                answer.runs.count += 1
                break
    return True


cdef bint find_best(Work* work, Answer* answer) noexcept nogil:
    """The best combination of all candidates; False where there is no memory."""
    cdef int number
    memset(answer, 0, sizeof(Answer))
    answer.is_proven = True
    answer.applied = <Applied*>take(&work.kept, work.candidate_count * sizeof(Applied))
    if answer.applied == NULL or not set_hopeless_aside(work):
        return False
    find_clusters(work)
    for number in range(work.candidate_count):
        if work.candidates[number].cluster == number:
            if not solve_cluster(work, number, answer):
                return False
    return True
