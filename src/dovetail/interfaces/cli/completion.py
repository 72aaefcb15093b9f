"""`dovetail completion`: the script that lets a shell complete verbs and options."""

from __future__ import annotations

import click


@click.command("completion", short_help="Let a shell complete verbs and options.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    \b
    bash:  dovetail completion bash > ~/.local/share/bash-completion/completions/dovetail
    zsh:   dovetail completion zsh > "${fpath[1]}/_dovetail"
    fish:  dovetail completion fish > ~/.config/fish/completions/dovetail.fish
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    if script is None:  # pragma: no cover
        raise click.UsageError(f"no completion is known for {shell}")
    click.echo(script(ctx.find_root().command, {}, "dovetail", "_DOVETAIL_COMPLETE").source())
