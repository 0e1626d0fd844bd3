"""A server for one's own computer: builds again when data changes, and tells the open page.

It serves on the loopback address only. Pages get one more script, from this server, that reloads them.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from catalogue import files

QUIET = 0.15  # seconds without a further change before building: an editor saves in several steps
STATE_PATH, SCRIPT_PATH = "/_muat/keadaan", "/_muat/muat-ulang.js"


@dataclass
class State:
    """What the open page is told: the number of the build, and the report of a build that failed."""

    number: int = 0
    report: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def set(self, report: str) -> None:
        """A build has ended; ``report`` is "" when it went well."""
        with self.changed:
            self.number += 1
            self.report = report
            self.changed.notify_all()

    def after(self, number: int, seconds: float) -> dict[str, object]:
        """The state once it differs from a number, or after some time."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != number, seconds)
            return {"number": self.number, "report": self.report}


class _Watch(FileSystemEventHandler):
    def __init__(self, wake: threading.Event) -> None:
        self.wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("opened", "closed_no_write"):
            self.wake.set()


def serve(root: Path, site: Path, port: int, rebuild: Callable[[], str], ready: Callable[[int], None]) -> None:
    """Serve a site until interrupted.

    rebuild: builds and returns the report of a failure, or "". ready: called with the port once it listens.
    """
    state, wake = State(), threading.Event()
    state.set(rebuild())
    observer = Observer()
    observer.schedule(_Watch(wake), str(root / "data"), recursive=True)
    observer.start()
    handler = _handler(site, state)
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ready(server.server_port)
        try:
            _rebuild_on_change(wake, state, rebuild)
        finally:
            observer.stop()
            server.shutdown()


def _rebuild_on_change(wake: threading.Event, state: State, rebuild: Callable[[], str]) -> None:
    while wake.wait():
        while wake.is_set():
            wake.clear()
            wake.wait(QUIET)
        state.set(rebuild())


def _reloading(page: bytes | None) -> bytes | None:
    """A page with the script that reloads it."""
    return page and page.replace(b"</body>", f'<script src="{SCRIPT_PATH}"></script></body>'.encode())


def _handler(site: Path, state: State) -> type[SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(site))

        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            if path == STATE_PATH:
                known = int(query) if query.isdecimal() else -1
                self.answer(json.dumps(state.after(known, 25)).encode(), "application/json")
            elif path == SCRIPT_PATH:
                self.answer(files.package_text("serve.js").encode(), "text/javascript")
            elif (page := self.page()) is not None:
                self.answer(page, "text/html; charset=utf-8")
            elif (lost := self.lost()) is not None:
                self.answer(lost, "text/html; charset=utf-8", 404)
            else:
                super().do_GET()

        def page(self) -> bytes | None:
            """The HTML page asked for, with the script that reloads it."""
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
            return _reloading(files.read_file(path)) if path.suffix == ".html" else None

        def lost(self) -> bytes | None:
            """The site's own page for an address where nothing stands."""
            there = Path(self.translate_path(self.path)).exists()
            return None if there else _reloading(files.read_file(site / "404.html"))

        def answer(self, body: bytes, kind: str, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing of each request."""

    return Handler
