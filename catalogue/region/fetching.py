"""The one module that asks other hosts. Every wait and every size has a limit."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from http.client import HTTPException, HTTPResponse
from itertools import islice
from queue import Empty, SimpleQueue
from socket import gaierror
from ssl import SSLError
from threading import Thread
from time import monotonic
from typing import IO, Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from catalogue import __version__
from catalogue.region.members import LARGEST, PUBLISHED, Member, MemberError
from catalogue.rules.addresses import is_address

SILENCE = 15  # seconds without a byte
WHOLE = 90  # seconds for one answer
PIECE = 64 * 1024
AT_ONCE = 12
TROUBLES: Mapping[type[Exception], str] = {
    gaierror: "no_host",
    ConnectionRefusedError: "turned_away",
    SSLError: "not_secure",
    TimeoutError: "silent",
}

T = TypeVar("T")
R = TypeVar("R")


class _KeepToAddresses(HTTPRedirectHandler):
    """Follows a redirect only to an address that data may name: never to a file or a host inside."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        if not is_address(newurl):
            raise HTTPError(newurl, code, "redirect", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, largest: int = LARGEST) -> bytes:
    """The bytes at an address. Raises MemberError for whatever keeps them from coming whole and in time.

    A host that says a byte now and then, in its name, its handshake or its headers, is left waiting: whoever asks
    goes on after ``WHOLE`` seconds, and what is left behind ends with the program at the latest.
    """
    if not is_address(url):
        raise MemberError("no_address", url)
    found: SimpleQueue[bytes | MemberError] = SimpleQueue()
    Thread(target=lambda: found.put(_attempt(url, largest)), daemon=True).start()
    try:
        answer = found.get(timeout=WHOLE)
    except Empty as error:
        raise MemberError("too_slow", str(WHOLE)) from error
    if isinstance(answer, MemberError):
        raise answer
    return answer


def _attempt(url: str, largest: int) -> bytes | MemberError:
    try:
        return _asked(url, largest)
    except MemberError as trouble:
        return trouble


def _asked(url: str, largest: int) -> bytes:
    ask = partial(build_opener(_KeepToAddresses).open, timeout=SILENCE)
    try:
        with ask(Request(url, headers={"User-Agent": f"katalog-inovasi/{__version__}"})) as answer:  # noqa: S310
            return b"".join(_pieces(answer, largest))
    except HTTPError as error:
        raise MemberError("status", str(error.code)) from error
    except (OSError, HTTPException, ValueError) as error:
        raise MemberError(_trouble(error), str(SILENCE)) from error


def _trouble(error: Exception) -> str:
    """What kept us from a host, as the texts call it."""
    reason = error.reason if isinstance(error, URLError) else error
    return next((key for kind, key in TROUBLES.items() if isinstance(reason, kind)), "unreachable")


def _pieces(answer: HTTPResponse, largest: int) -> Iterator[bytes]:
    end, size = monotonic() + WHOLE, 0
    while piece := answer.read1(PIECE):  # what has come, so that the clock is looked at
        size += len(piece)
        if size > largest:
            raise MemberError("too_large", str(largest))
        if monotonic() > end:
            raise MemberError("too_slow", str(WHOLE))
        yield piece


def published_by(member: Member) -> bytes | MemberError:
    """A member's file from its site, or why it did not come."""
    try:
        return fetch(member.base + PUBLISHED)
    except MemberError as trouble:
        return trouble


def side_by_side(ask: Callable[[T], R], items: Iterable[T], at_once: int = AT_ONCE) -> Iterator[tuple[T, R]]:
    """Ask for several at once, in order; no more answers wait than are asked at once."""
    waiting: deque[tuple[T, Future[R]]] = deque()
    rest = iter(items)
    with ThreadPoolExecutor(at_once) as pool:
        waiting.extend((item, pool.submit(ask, item)) for item in islice(rest, at_once))
        while waiting:
            item, future = waiting.popleft()
            waiting.extend((following, pool.submit(ask, following)) for following in islice(rest, 1))
            yield item, future.result()
