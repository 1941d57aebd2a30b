"""The ground floor: the project, its commit, digests, the build lock, staging directories. Imports nothing else of the engine."""
