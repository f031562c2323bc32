"""The server: a socket on this machine alone, and uvicorn behind it with limits for slow and many clients."""

import asyncio
import os
import socket
import sys
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from csirtgraph.studio.server.guard import Guard

ADDRESS = "127.0.0.1"
CONNECTIONS = 100
IDLE = 10.0  # seconds; a connection without a whole request for that long, or twice that, is closed
TURN = 0.001  # seconds; after which a thread that draws lets the one that answers go on
ENDING = 2  # seconds for answers under way when the studio ends


class Connection(H11Protocol):
    """A connection that is closed when its bytes do not become a complete request in time."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start checking it periodically."""
        super().connection_made(transport)  # type: ignore[arg-type]
        self.looked_at: Any = None
        self.timer = self.loop.call_later(IDLE, self.look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop checking it."""
        self.timer.cancel()
        super().connection_lost(exc)

    def look(self) -> None:
        """Close it if no answer is being sent and none was since the last check."""
        is_idle = self.cycle is None or self.cycle.response_complete
        if is_idle and self.cycle is self.looked_at:
            self.transport.close()
            return
        self.looked_at = self.cycle
        self.timer = self.loop.call_later(IDLE, self.look)


class Server(uvicorn.Server):
    """uvicorn, which ends streams before it waits for them to end."""

    def __init__(self, config: uvicorn.Config, guard: Guard):
        super().__init__(config)
        self.guard = guard

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End streams first, then the rest."""
        self.guard.app.state.studio.close()
        await super().shutdown(sockets)

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until the program is asked to end."""
        sys.setswitchinterval(TURN)
        super().run(sockets)


def bound(port: int) -> socket.socket:
    """A socket on a port, or on any free one for 0. Raises OSError when the port is in use."""
    # asyncio sends small answers at once only where the protocol is named; otherwise each takes 40 ms.
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # on Windows this would let two programs have the same port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((ADDRESS, port))
        found.listen(CONNECTIONS)
    except OSError:
        found.close()
        raise
    return found


def server_of(guard: Guard) -> Server:
    """The server of an application."""
    config = uvicorn.Config(
        guard,
        http=Connection,
        ws="none",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=ENDING,
    )
    return Server(config, guard)
