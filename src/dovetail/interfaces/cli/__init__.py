"""The command line: `dovetail VERB`. One module a verb; a module dropped into this package is a new verb."""

from __future__ import annotations

import atexit
import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules
from typing import IO, Any

import click

from dovetail.errors import DovetailError, problem
from dovetail.terms.harmless import terminal_safe

EXIT_CODES = """\b
Exit codes:
  0  done
  1  done, and something is wrong (verify, data check) or was called off
  2  a request that makes no sense, or a wrong option
  3  a code or name that is in no table
  4  the store holds no such data
  5  a file that cannot be read, contradicts itself or is unsafe
  6  the data do not determine the answer
  7  the store, a disk or a publisher failed"""


class Failure(click.ClickException):
    """An error of ours as the terminal shows it: the message, no traceback, its exit code."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # pyright: ignore[reportAttributeAccessIssue]

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"dovetail: {terminal_safe(self.message)}", file=file or sys.stderr)


class Verbs(click.Group):
    """The modules of this package as commands, each imported when it is asked for or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(name for _, name, is_package in iter_modules(__path__) if not is_package)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        return import_module(f"{__name__}.{cmd_name}").command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in (known := self.list_commands(ctx)):
            from rapidfuzz.process import extract

            near = [match for match, *_ in extract(args[0], known, limit=2, score_cutoff=60)]
            ctx.fail(f"there is no verb '{args[0]}'; " + (f"near: {', '.join(near)}" if near else "see --help"))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DovetailError as fault:
            raise Failure(str(fault), fault.exit_code) from fault
        except OSError as fault:
            if fault.errno == errno.EPIPE:
                raise
            raise Failure(_told(fault), 7) from fault

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if (stream.encoding or "").lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="replace")  # pyright: ignore[reportAttributeAccessIssue]
        if args is None and sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
            # Under such a locale neither names of files nor words given can hold other letters: begin again without it.
            os.environ["PYTHONUTF8"] = "1"
            os.execv(sys.executable, sys.orig_argv)
        return super().main(args, *rest, **extra)


def _told(fault: OSError) -> str:
    """What the system refused, in the shape of our own errors."""
    cures = {
        errno.ENOSPC: "make room on the disk, or write elsewhere",
        errno.EDQUOT: "make room in your quota, or write elsewhere",
        errno.EACCES: "ask for the right to it, or write elsewhere",
        errno.EPERM: "ask for the right to it, or write elsewhere",
        errno.EROFS: "write elsewhere: this place is read-only",
    }
    return problem(
        f"{fault.filename or 'a file'}: {fault.strerror or fault}",
        why="what was asked for could not be finished, and files written so far may be incomplete",
        do=cures.get(fault.errno or 0, "check the path, and ask again"),
    )


@click.command(
    cls=Verbs,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="dovetail", message="%(prog)s %(version)s")
def main() -> None:
    """Find where two economies fit together, and write the brief for the meeting.

    A territory is a code (BLR, RU-CHE) or a name in English or Russian. Figures come from the packaged example
    unless --store or DOVETAIL_STORE names a folder of your own.
    """


def run() -> None:
    """The program: `main`, then what must be done at an end, and an end.

    The interpreter would free all that a brief was made of, object by object: a tenth of the time for nothing.
    """
    code: object = 0
    try:
        main(prog_name="dovetail")
    except SystemExit as end:
        code = end.code
    atexit._run_exitfuncs()  # pyright: ignore[reportPrivateUsage]
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
