"""The program: what a checked ruleset means, as plain frozen data.

The bridge between the authoring side, which writes it, and the till, which reads it. It holds no
places in rule text: two texts that mean the same are the same program and have the same digest.
"""
