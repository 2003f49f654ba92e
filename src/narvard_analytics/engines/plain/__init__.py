"""A small interpreter of the expressions that definitions build, slow and plain: what the fast engines must agree with.

It knows a closed set of operations and refuses every other. That is what keeps the vocabulary closed: an operation is
added here with a test on all engines, or a definition cannot use it.
"""
