"""Writing files so that a reader never sees half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from czguide.errors import CzguideError
from czguide.phrases import N_

_REASONS = {
    errno.ENOENT: N_("No such file or directory"),
    errno.EACCES: N_("Permission denied"),
    errno.EPERM: N_("Operation not permitted"),
    errno.EISDIR: N_("Is a directory"),
    errno.ENOTDIR: N_("Not a directory"),
    errno.EEXIST: N_("File exists"),
    errno.ENOSPC: N_("No space left on device"),
    errno.EROFS: N_("Read-only file system"),
    errno.ENAMETOOLONG: N_("File name too long"),
    errno.EBUSY: N_("Device or resource busy"),
}
"""What systems say most often (POSIX strerror), which they say in English to programs that set no locale."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, then rename over it: killed midway, the old file stands untouched.

    The file keeps its mode. Raises OSError (disk full, no permission, file open elsewhere on Windows); the
    temporary file is removed then.
    """
    require_writable(path)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.{os.getpid()}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(OSError):
            temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def reason(error: OSError) -> str:
    """Why the system refused a file, in words that can be said in the user's language."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def ensure_writable(path: Path) -> None:
    """Make the folder of a file that long work ends in; raises CzguideError where none can be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise CzguideError.single(
            "file.unwritable",
            N_("cannot write {path}: {reason}", path=path, reason=reason(error)),
            hint=N_("name a file in a folder that you may write to"),
        ) from None


def require_writable(path: Path) -> None:
    """Raise PermissionError for a file that is there and read-only: renaming over it would pass by that. Nor
    can a folder be written, which IsADirectoryError says."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def remove_leftovers(folder: Path) -> Iterator[Path]:
    """Remove what a killed run left in `folder`, but nothing of a run still going; yields each."""
    for path in sorted(folder.glob(".*.tmp")):
        owner = path.name.split(".")[-3]
        if owner.isdigit() and _runs(int(owner)):
            continue
        # Windows refuses to remove what another run has open.
        with contextlib.suppress(PermissionError):
            path.unlink(missing_ok=True)
            yield path


def _runs(process: int) -> bool:
    """Whether another process of this number runs. Windows cannot be asked; there the open file tells."""
    if os.name == "nt" or process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True
