# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=False, initializedcheck=False
"""The compiled kernel. Each part below may use only what stands above it."""

from libc.stdlib cimport free, malloc, qsort
from libc.string cimport memcmp, memcpy, memset

ctypedef long long i64
ctypedef unsigned long long u64

include "arithmetic.pxi"
include "layout.pxi"
include "memory.pxi"
include "work.pxi"
include "prices.pxi"
include "triggers.pxi"
include "eligibility.pxi"
include "units.pxi"
include "deals.pxi"
include "component.pxi"
include "dearest.pxi"
include "states.pxi"
include "search.pxi"
include "choice.pxi"
include "allocation.pxi"
include "groups.pxi"
include "bounds.pxi"
include "clusters.pxi"
include "combination.pxi"
include "result.pxi"


cdef int answer_request(Work* work, i64** block, i64* size, i64* error_line) noexcept nogil:
    """Prices one cart; a status that is an error, or STATUS_OPTIMAL with the block."""
    cdef Answer answer
    cdef int status = price_lines(work, error_line)
    if status == STATUS_OPTIMAL:
        status = find_candidates(work)
    if status != STATUS_OPTIMAL:
        return status
    if not find_best(work, &answer):
        return STATUS_NO_MEMORY
    block[0] = write_answer(work, &answer, size)
    return STATUS_NO_MEMORY if block[0] == NULL else STATUS_OPTIMAL


cdef class Kernel:
    """Prices carts by the columns of one bound file. Holds nothing that changes: threads share it."""

    cdef Plan plan
    cdef tuple columns

    def __init__(self, dict columns not None):
        """`columns` maps the names of `layout.py` to buffers of signed 64-bit numbers."""
        self.columns = tuple(columns.items())
        self.plan.promotions = column(columns, "promotions")
        self.plan.pools = column(columns, "pools")
        self.plan.conditions = column(columns, "conditions")
        self.plan.groups = column(columns, "groups")
        self.plan.windows = column(columns, "windows")
        self.plan.dates = column(columns, "dates")
        self.plan.hours = column(columns, "hours")
        self.plan.numbers = column(columns, "numbers")
        self.plan.prices = column(columns, "prices")
        self.plan.products = column(columns, "products")
        self.plan.product_sets = column(columns, "product_sets")
        self.plan.set_pools = column(columns, "set_pools")
        self.plan.pool_numbers = column(columns, "pool_numbers")

    def evaluate(self, bytes request not None):
        """A request (engine/request.py) in, a result block (engine/block.py) out, both bytes.

        Where the cart cannot be priced the block is a header alone, with a status that says why.
        """
        cdef Work work
        cdef i64* block = NULL
        cdef i64 size = 0, error_line = NONE
        cdef int status
        cdef i64 header[RESULT_WIDTH]
        cdef const i64* numbers = <const i64*><const char*>request
        memset(&work, 0, sizeof(Work))
        work.plan = self.plan
        work.request = numbers
        work.line_count = numbers[REQUEST_LINES]
        work.word_count = (work.line_count + 63) // 64
        work.budget = numbers[REQUEST_BUDGET]
        work.segments = numbers + REQUEST_WIDTH
        work.coupons = work.segments + numbers[REQUEST_SEGMENTS]
        work.extra_sets = work.coupons + numbers[REQUEST_COUPONS]
        work.lines = work.extra_sets + numbers[REQUEST_SETS]
        with nogil:
            status = answer_request(&work, &block, &size, &error_line)
        try:
            if status == STATUS_OPTIMAL:
                return (<const char*>block)[: size * sizeof(i64)]
            memset(header, 0, sizeof(header))
            header[RESULT_STATUS] = status
            header[RESULT_ERROR_LINE] = error_line
            return (<const char*>header)[: sizeof(header)]
        finally:
            free_arena(&work.arena)
            free_arena(&work.kept)


cdef const i64* column(dict columns, str name) except? NULL:
    cdef const i64[::1] view = columns[name]
    return &view[0] if view.shape[0] else NULL


cdef void free_arena(Arena* arena) noexcept nogil:
    cdef Mark nothing
    nothing.top = NULL
    nothing.used = 0
    release(arena, nothing)
