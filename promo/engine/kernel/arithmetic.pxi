# Needs: nothing
#
# Products of two amounts do not fit 64 bits (10^10 * 10^10), so they are formed in 128. Cython has
# no such type; these few lines of C are the only ones in the kernel.

cdef extern from *:
    """
    typedef __int128 promo_wide;

    /* floor(a * b / c) and its remainder; none is negative, c is positive. */
    static inline long long promo_share(long long a, long long b, long long c, long long *rest) {
        promo_wide product = (promo_wide)a * b;
        *rest = (long long)(product % c);
        return (long long)(product / c);
    }

    /* a * b / c to the nearest, a half upwards; the largest number there is where it does not fit. */
    static inline long long promo_half_up(long long a, long long b, long long c) {
        promo_wide result = (2 * (promo_wide)a * b + c) / (2 * (promo_wide)c);
        return result > 9223372036854775807LL ? 9223372036854775807LL : (long long)result;
    }
    """
    i64 promo_share(i64 a, i64 b, i64 c, i64* rest) noexcept nogil
    i64 promo_half_up(i64 a, i64 b, i64 c) noexcept nogil


cdef inline i64 smaller(i64 a, i64 b) noexcept nogil:
    return a if a < b else b


cdef inline i64 larger(i64 a, i64 b) noexcept nogil:
    return a if a > b else b
