"""What the server runs while it is measured: the program, and the floors beside it."""

import asyncio
from typing import Any

from cms.rsgi import application as program
from cms.serving.server import Server
from cms.settings import environment
from tools.bench.wsgi import BYTES, FLOOR
from tools.bench.wsgi import application as floors


class Beside:
    """The program under its own addresses; floors under theirs, through the same server."""

    def __init__(self) -> None:
        self._floors = Server(floors, threads=environment.SERVER_THREADS)

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start both."""
        program.__rsgi_init__(loop)
        self._floors.__rsgi_init__(loop)

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer by one of them."""
        path = scope.path
        if path.startswith((FLOOR, BYTES)):
            await self._floors.__rsgi__(scope, protocol)
        else:
            await program.__rsgi__(scope, protocol)


application = Beside()
