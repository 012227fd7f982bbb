"""The kernel: the same prices as the reference, compiled, from the columns of a bound file.

`_kernel.pyx` is one extension made of the `.pxi` parts beside it, in the order it includes them;
each part may use only what stands above it. Whole numbers only, no Python object and no lock inside
`evaluate`, all memory of a call in one arena that is gone when it returns.
"""
