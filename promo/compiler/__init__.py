"""Files to program: paths in, a `Compiled` out, with every diagnostic of every stage.

The only place of the authoring side that knows folders. It writes nothing.
"""
