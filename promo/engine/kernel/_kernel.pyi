"""What Python sees of the compiled kernel."""

class Kernel:
    """Prices carts by the columns of one bound file. Never changes: threads share it."""

    def __init__(self, columns: dict[str, memoryview]) -> None:
        """`columns` maps the names of `layout.py` to buffers of signed 64-bit numbers."""

    def evaluate(self, request: bytes) -> bytes:
        """A request (engine/request.py) in, a result block (engine/block.py) out.

        Where the cart cannot be priced the block is a header alone, with a status that says why.
        """
