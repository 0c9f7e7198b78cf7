"""Files of any size as blocks of whole lines, read once from front to back, straight from the disk or out of a zip file.

Knows nothing of what the lines hold.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
import pyarrow as pa

BLOCK = 32 * 2**20
LONGEST_LINE = 64 * 2**20
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class ImportingError(ValueError):
    """Why an import does not begin or cannot go on, and what to do; nothing has been written."""


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of a file: `lines` each end with a line feed, the first is `first_line`; `size` is in bytes on the disk.

    A NUL is a blank in them, and a letter that cannot be read the replacement character.
    """

    file: str
    first_line: int
    lines: pa.LargeStringArray
    size: int


@dataclass(frozen=True, slots=True)
class _Cut:
    """How a file is cut: the size of a block, the encoding of what is not UTF-8, the longest line that there can be."""

    block_size: int
    fallback: str
    longest_line: int


def read_blocks(
    path: Path, block_size: int = BLOCK, fallback: str = "utf-8", longest_line: int = LONGEST_LINE
) -> Iterator[Block]:
    """Yield the lines of a text file, or of every file in a zip file, whose names then stand behind the zip file's.

    A block that is not UTF-8 is taken as the `fallback` encoding. Raises `ImportingError` where a file cannot be read.
    """
    cut = _Cut(block_size, fallback, longest_line)
    try:
        with path.open("rb") as raw:
            if zipfile.is_zipfile(path):
                yield from _blocks_of_zip(raw, path, cut)
            else:
                _refuse_what_is_no_text(raw, path)
                yield from _blocks_of(raw, raw, path.name, cut)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ImportingError(f"{path} cannot be unzipped ({error}). Download it again.") from None
    except OSError as error:
        raise ImportingError(f"{path} cannot be read: {error.strerror or error}.") from None


def _refuse_what_is_no_text(raw: IO[bytes], path: Path) -> None:
    """Refuse a zip file that was cut off (without its end it is not seen as one) and what another program packed."""
    start = raw.read(4)
    if start == b"PK\x03\x04" or path.suffix.casefold() == ".zip":
        raise ImportingError(f"{path} is no whole zip file. Download it again.")
    if start.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zX", b"7z\xbc\xaf")):
        raise ImportingError(f"{path} is packed, and not as a zip file. Unpack it first.")
    raw.seek(0)


def _blocks_of_zip(raw: IO[bytes], path: Path, cut: _Cut) -> Iterator[Block]:
    with zipfile.ZipFile(raw) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if any(member.filename == "[Content_Types].xml" for member in members):
            raise ImportingError(f"{path} is a workbook. Save the sheet as CSV in UTF-8.")
        for member in members:
            name = path.name if len(members) == 1 else f"{path.name}/{member.filename}"
            with archive.open(member) as content:
                yield from _blocks_of(content, raw, name, cut)


def _blocks_of(content: IO[bytes], raw: IO[bytes], name: str, cut: _Cut) -> Iterator[Block]:
    first_line = 1
    before = raw.tell()
    for lines in _whole_lines(content, name, cut):
        text = lines.removeprefix(BYTE_ORDER_MARK) if first_line == 1 else lines
        block = _line_array(_in_utf8(text, cut.fallback))
        after = raw.tell()
        yield Block(name, first_line, block, max(after - before, 0))
        first_line += len(block)
        before = after


def _whole_lines(content: IO[bytes], name: str, cut: _Cut) -> Iterator[bytes]:
    while part := content.read(cut.block_size):
        rest = b"" if part.endswith(b"\n") else content.readline(cut.longest_line)
        if len(rest) == cut.longest_line:
            raise ImportingError(f"{name} has a line of more than {cut.longest_line:,} bytes: it is no table.")
        lines = part + rest
        yield lines if lines.endswith(b"\n") else lines + b"\n"


def _in_utf8(lines: bytes, fallback: str) -> bytes:
    lines = lines.replace(b"\r\n", b"\n").replace(b"\0", b" ")
    if lines.isascii():
        return lines
    try:
        lines.decode("utf-8")
    except UnicodeDecodeError:
        return lines.decode(fallback, "replace").encode("utf-8")
    return lines


def _line_array(lines: bytes) -> Any:
    """Return lines as an Arrow column that shares their bytes."""
    ends = np.flatnonzero(np.frombuffer(lines, dtype="uint8") == ord("\n")) + 1
    offsets = np.concatenate(([0], ends)).astype("int64")
    return pa.Array.from_buffers(pa.large_string(), len(ends), [None, pa.py_buffer(offsets), pa.py_buffer(lines)])
