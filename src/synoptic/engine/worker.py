"""A process that reads pages for another: one page in, one answer out, until its input ends.

Messages are msgpack with their length before them: first the settings, then pages.
"""

import gc
import signal
import sys
from typing import IO

import msgspec

from synoptic.config import Config
from synoptic.engine.pages import read_page
from synoptic.model import Document, Failure, RawPage

_LENGTH = 8


class Answer(msgspec.Struct):
    """What a worker says of a page: one of the two."""

    document: Document | None = None
    """The page, read."""
    failure: Failure | None = None
    """Why it could not be."""


def send(stream: IO[bytes], message: bytes) -> None:
    """Write a message with its length before it."""
    stream.write(len(message).to_bytes(_LENGTH, "little"))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """The next message; None: the other end is gone."""
    head = stream.read(_LENGTH)
    size = int.from_bytes(head, "little")
    body = stream.read(size) if len(head) == _LENGTH else b""
    return body if len(head) == _LENGTH and len(body) == size else None


def serve(pages: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every page of a stream."""
    settings = receive(pages)
    if settings is None:
        return
    config = msgspec.msgpack.decode(settings, type=Config)
    # what stands now stays: it need not be looked through again for every page's garbage
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    while (message := receive(pages)) is not None:
        raw = msgspec.msgpack.decode(message, type=RawPage)
        read = read_page(raw, config)
        answer = Answer(failure=read) if isinstance(read, Failure) else Answer(document=read)
        send(answers, msgspec.msgpack.encode(answer))


def main() -> None:
    """The whole life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller ends us
    serve(sys.stdin.buffer, sys.stdout.buffer)
