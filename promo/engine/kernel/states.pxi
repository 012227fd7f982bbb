# Needs: arithmetic, layout, memory
#
# A set of search states by their keys. A state is a row of numbers that begins with its key; the set
# knows no more of it.

cdef struct States:
    i64* items
    i64 count
    i64 capacity
    i64* table              # places in `items` by hash, or NONE
    i64 table_size          # a power of two


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
