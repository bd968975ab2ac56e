"""A slow network on this machine: a proxy that lets through so many bits a second, so late.

One reader's line: all connections share its width downwards; each direction is half the delay
late, so that a question and its answer take the whole of it. Opening a connection costs it too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

PIECE = 1460
"""Bytes let through at a time, as in one packet of Ethernet."""


class _Line:
    def __init__(self, bits: float, delay: float) -> None:
        self.pace = PIECE * 8 / bits
        self.half = delay / 2
        self.free = 0.0

    async def answer(self, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        """Downwards: one packet after another over the common line, then late."""
        loop, late = asyncio.get_running_loop(), asyncio.Queue[tuple[float, bytes]]()
        carrier = asyncio.create_task(_carry(late, to))
        while piece := await source.read(PIECE):
            self.free = max(self.free, loop.time()) + self.pace * len(piece) / PIECE
            await asyncio.sleep(self.free - loop.time())
            late.put_nowait((self.free + self.half, piece))
        late.put_nowait((loop.time() + self.half, b""))
        await carrier

    async def ask(self, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        """Upwards: questions are small, and only late."""
        loop, late = asyncio.get_running_loop(), asyncio.Queue[tuple[float, bytes]]()
        carrier = asyncio.create_task(_carry(late, to))
        while piece := await source.read(65536):
            late.put_nowait((loop.time() + self.half, piece))
        late.put_nowait((loop.time() + self.half, b""))
        await carrier


async def _carry(late: asyncio.Queue[tuple[float, bytes]], to: asyncio.StreamWriter) -> None:
    loop = asyncio.get_running_loop()
    while True:
        due, piece = await late.get()
        await asyncio.sleep(due - loop.time())
        if not piece:
            with suppress(OSError):
                to.write_eof()
            return
        to.write(piece)
        await to.drain()


@contextmanager
def shaped(port: int, bits: float, delay: float) -> Iterator[str]:
    """The address at which the server on `port` is reached over the slow line; delay in seconds."""
    loop = asyncio.new_event_loop()
    line, address = _Line(bits, delay), [""]

    async def reader(asks: asyncio.StreamReader, hears: asyncio.StreamWriter) -> None:
        await asyncio.sleep(delay)  # the handshake
        answers, server = await asyncio.open_connection("127.0.0.1", port)
        with suppress(OSError):
            await asyncio.gather(line.ask(asks, server), line.answer(answers, hears))
        for each in (server, hears):
            each.close()

    async def stand() -> None:
        listening = await asyncio.start_server(reader, "127.0.0.1", 0)
        address[0] = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"

    # In a thread of its own: Playwright has a loop running in this one.
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(stand(), loop).result()
    try:
        yield address[0]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
