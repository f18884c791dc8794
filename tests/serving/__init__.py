"""The server, over real sockets."""

STAFF = "session=staff"
"""The cookie that the small application takes for that of somebody who is logged in."""
