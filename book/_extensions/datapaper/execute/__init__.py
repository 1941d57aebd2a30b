"""Execute notebooks: several at a time, in kernels forked from one warm process, each watched for what it reads.

Knows nothing of Sphinx. ``run`` executes, ``cache`` keeps what came out for as
long as nothing that it was made from changes, ``sandbox`` sees and refuses.
"""
