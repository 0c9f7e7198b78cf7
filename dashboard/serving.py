"""One table shown by several processes of this machine, each with a copy of its own, read only.

They share one listening socket: the system hands each connection to a process that waits for one. The page keeps its state
itself, so that it does not matter which process answers. Knows nothing of the command line.
"""

from __future__ import annotations

import gc
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import connection, get_context, parent_process
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, NoReturn

from dashboard.app import create_app
from events.live_store import LiveStore, follow
from events.live_table import LiveTable
from events.loading import TableError

LOOK_SECONDS = 1.0  # how often a process that nobody asks looks at the files: none may miss what a later save undoes
RESTART_SECONDS = 1.0  # a process that is killed again and again does not keep the machine busy
THREADS = 8
WAITING = 1024  # connections that wait for a process, as waitress has it for one

MakeApp = Callable[[], Any]


class ServingError(Exception):
    """Why several processes cannot serve a table."""


def refuse_platform(platform: str = sys.platform) -> None:
    """Raise `ServingError` where processes cannot share a listening socket."""
    if platform == "win32":
        raise ServingError("--workers needs Linux, macOS or another POSIX system. On Windows leave it out: one process serves.")


def read_only_app(table: str | Path, engine: str = "", master: str = "", context: str = "") -> Any:
    """Return the WSGI application of a dashboard that only shows a table, for one of several processes.

    Servers that make processes of their own take it too: `gunicorn --workers 4 'dashboard.serving:read_only_app("t.csv")'`.
    Raises `TableError` where no table can be read.
    """
    live = follow(table, engine, master)
    threading.Thread(target=_follow, args=(live,), daemon=True).start()
    return create_app(live, read_only=True, context=LiveStore(context) if context else None).server


def freeze_memory() -> None:
    """Leave what is in memory now out of every later search for garbage, once a server is about to run.

    The many small objects of a drawing set off searches through all that pandas and Dash have loaded: a third of its time.
    """
    gc.collect()
    gc.freeze()


def _follow(live: LiveTable | LiveStore) -> NoReturn:
    while True:
        time.sleep(LOOK_SECONDS)
        live.snapshot()


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises `ValueError` where there is no such host, `OSError` where its address is in use or not of this machine.
    """
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror:
        raise ValueError(f'There is no address "{host}".') from None
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(address)
    listener.listen(WAITING)
    listener.setblocking(False)
    return listener


def serve_in_processes(listener: socket.socket, make_app: MakeApp, workers: int) -> None:
    """Serve an application in several processes until this one is told to end; one that is killed is replaced.

    Raises `ServingError` where a process gives up by itself, as it does where it cannot begin.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    start = partial(_start, listener, make_app)
    running: list[SpawnProcess] = []
    try:
        while True:
            while len(running) < workers:
                running.append(start())
            connection.wait([process.sentinel for process in running])
            _forget_ended(running)
            time.sleep(RESTART_SECONDS)
    except KeyboardInterrupt:
        return
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.join()


def _start(listener: socket.socket, make_app: MakeApp) -> SpawnProcess:
    """Start a process that shares nothing but the socket: libraries with threads of their own do not survive a fork."""
    process = get_context("spawn").Process(target=_serve, args=(listener, make_app))
    process.start()
    return process


def _forget_ended(running: list[SpawnProcess]) -> None:
    for process in [each for each in running if not each.is_alive()]:
        running.remove(process)
        if process.exitcode and process.exitcode > 0:
            raise ServingError("A process that was to serve the page gave up.")


def _serve(listener: socket.socket, make_app: MakeApp) -> None:
    """Serve until the process that started this one tells it to end, or ends itself."""
    from waitress import create_server

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all processes; the first tells the others
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        app = make_app()
    except TableError as error:
        sys.exit(str(error))
    freeze_memory()
    create_server(app, sockets=[listener], threads=THREADS).run()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        signal.raise_signal(signal.SIGTERM)
