"""Execute notebooks: several at a time, in kernels forked from one warm process, each watched for what it reads.

Knows nothing of Sphinx. ``running`` executes, ``store`` keeps what came out for as
long as nothing that it was made from changes, ``command`` is what a person types.
"""
