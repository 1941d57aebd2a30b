"""Execute notebooks in parallel, in kernels forked from one process, with a sandbox.

``run`` executes, ``cache`` stores outputs under a cache key of all that they depend on,
``sandbox`` records what a notebook reads and refuses what is not reproducible.
"""
