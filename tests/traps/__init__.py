"""What stock Grapple does wrong, and what is done here instead.

Each test asserts both: the wrong, as seen on a small stock site (`stock/`, in its own process),
and our answer to the same question. When a test fails on the first half, the library has changed.

Not shown: how long SQLite takes to search some thousand pages (seconds are no test), and the audits
of GraphQL over HTTP one by one (`tests/cms/test_view.py` has ours).
"""
