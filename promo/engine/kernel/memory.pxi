# Needs: nothing
#
# All memory of one call. Chunks are only ever added, and freed together; `mark` and `release` give
# back what a part of the search took. A request that would pass MOST_BYTES is refused, so that no
# cart can take the machine's memory.

cdef enum:
    CHUNK_BYTES = 65536

cdef size_t MOST_BYTES = 1 << 28

cdef struct Chunk:
    Chunk* below
    size_t size
    size_t used

cdef struct Arena:
    Chunk* top
    size_t bytes

cdef struct Mark:
    Chunk* top
    size_t used


cdef void* take(Arena* arena, size_t size) noexcept nogil:
    """Zeroed memory of the arena, or NULL."""
    cdef Chunk* chunk = arena.top
    cdef size_t chunk_size
    cdef void* found
    size = (size + 15) & ~<size_t>15
    if chunk == NULL or chunk.size - chunk.used < size:
        chunk_size = size if size > CHUNK_BYTES else <size_t>CHUNK_BYTES
        if chunk_size > MOST_BYTES - arena.bytes:
            return NULL
        chunk = <Chunk*>malloc(sizeof(Chunk) + 16 + chunk_size)
        if chunk == NULL:
            return NULL
        chunk.below = arena.top
        chunk.size = chunk_size
        chunk.used = 0
        arena.top = chunk
        arena.bytes += chunk_size
    # The data begins at the first multiple of 16 after the chunk's own fields.
    found = <char*>chunk + ((sizeof(Chunk) + 15) & ~<size_t>15) + chunk.used
    chunk.used += size
    memset(found, 0, size)
    return found


cdef Mark mark(Arena* arena) noexcept nogil:
    cdef Mark here
    here.top = arena.top
    here.used = arena.top.used if arena.top != NULL else 0
    return here


cdef void release(Arena* arena, Mark here) noexcept nogil:
    """Everything taken since the mark is given back."""
    cdef Chunk* chunk
    while arena.top != here.top:
        chunk = arena.top
        arena.top = chunk.below
        arena.bytes -= chunk.size
        free(chunk)
    if arena.top != NULL:
        arena.top.used = here.used
