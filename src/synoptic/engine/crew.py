"""Pages read by several processes at once: order kept, and a process that dies costs only its page.

A worker is a process of its own with a pipe each way (:mod:`~synoptic.engine.worker`). One that a page brings
down, by the system's limit of memory or by a fault in a library, or that takes longer than it may, is named
as that page's failure; a fresh one goes on with the next.
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

import msgspec

from synoptic.config import Config
from synoptic.engine.pages import read_page
from synoptic.engine.worker import Answer, receive, send
from synoptic.errors import PageError
from synoptic.model import Document, Failure, RawPage

AHEAD = 3
"""Pages per worker that are under way, or read and waiting for one before them."""
#: each worker has one core; libraries of numbers would take all
_ALONE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def read_pages(raws: Iterable[RawPage | PageError], config: Config) -> Iterator[Document | Failure]:
    """What became of every page, in their order, read by ``config.jobs`` processes (1: by this one)."""
    if config.jobs == 1:
        yield from (read_page(raw, config) for raw in raws)
        return
    workers = [_Worker(config) for _ in range(config.jobs)]
    free: SimpleQueue[_Worker] = SimpleQueue()
    for worker in workers:
        free.put(worker)

    def by_one(raw: RawPage | PageError) -> Document | Failure:
        if isinstance(raw, PageError):
            return read_page(raw, config)
        worker = free.get()
        try:
            return worker.read(raw)
        finally:
            free.put(worker)

    pool = ThreadPoolExecutor(config.jobs)
    pending: deque[Future[Document | Failure]] = deque()
    try:
        for raw in raws:
            pending.append(pool.submit(by_one, raw))
            while pending and (len(pending) > AHEAD * config.jobs or pending[0].done()):
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        for worker in workers:
            worker.end()
        pool.shutdown(cancel_futures=True)
        for worker in workers:
            worker.close()


class _Worker:
    """A process that reads pages, started when the first one comes and again whenever it died."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._changing = threading.Lock()

    def read(self, raw: RawPage) -> Document | Failure:
        """The document of a page, or why there is none."""
        try:
            message = msgspec.msgpack.encode(raw)
        except UnicodeEncodeError:  # a name that is no text, and cannot be told to another process
            return read_page(raw, self._config)
        process = self._running()
        if process is None:
            return Failure(page=raw.name, reason="not read, as the call ended")
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(self._config.read_seconds, stop)
        clock.start()
        try:
            answer = _asked(process, message)
        finally:
            clock.cancel()
        if answer is None:
            return Failure(page=raw.name, reason=self._why(process, late.is_set()))
        told = msgspec.msgpack.decode(answer, type=Answer)
        return told.document or told.failure or Failure(page=raw.name, reason="nothing was said of it")

    def end(self) -> None:
        """Stop, whatever is being read."""
        with self._changing:
            self._ended = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """Let go of the process, when nobody waits for it any more."""
        if self._process is not None:
            _let_go(self._process)

    def _running(self) -> subprocess.Popen[bytes] | None:
        with self._changing:
            if self._process is None and not self._ended:
                self._process = _started(self._config)
            return None if self._ended else self._process

    def _why(self, process: subprocess.Popen[bytes], late: bool) -> str:
        with self._changing:
            self._process = None
            _let_go(process)
        if late:
            return (
                f"reading it took more than {self._config.read_seconds:g} seconds; "
                "raise read_seconds to wait longer, or leave it out"
            )
        code = process.returncode
        how = f"was killed (signal {-code})" if code < 0 else f"ended (exit code {code})"
        return f"the process that read it {how}, it may take more memory than there is; leave it out"


def _started(config: Config) -> subprocess.Popen[bytes]:
    debug = bool(os.environ.get("SYNOPTIC_DEBUG"))
    process = subprocess.Popen(
        # -P: no module is taken from the working folder, which may be somebody else's folder of pages
        [sys.executable, "-P", "-c", "from synoptic.engine.worker import main; main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if debug else subprocess.DEVNULL,
        env=os.environ | _ALONE,
    )
    assert process.stdin is not None
    with contextlib.suppress(OSError):  # dead at once: the first page will be told so
        send(process.stdin, msgspec.msgpack.encode(config))
    return process


def _asked(process: subprocess.Popen[bytes], message: bytes) -> bytes | None:
    """A worker's answer to a message; None: it died over it."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        send(process.stdin, message)
        return receive(process.stdout)
    except OSError:
        return None


def _let_go(process: subprocess.Popen[bytes]) -> None:
    """End a process, wait until it is gone, and close its pipes."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):  # what was not sent any more
                pipe.close()
