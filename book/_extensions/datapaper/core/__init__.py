"""The lowest layer: the project, its commit, digests, the build lock, staging directories.

It imports nothing else of the engine.
"""
