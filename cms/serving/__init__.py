"""The program behind granian: what the server's loop does itself, and what it leaves to threads.

Requests are read and answers are sent by an event loop, which nobody can keep waiting: neither by
sending slowly nor by reading slowly. Django works in a few threads, as under any WSGI server.
See docs/adr/0012.
"""
