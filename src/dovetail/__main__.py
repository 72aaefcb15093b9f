"""`python -m dovetail` is the command line."""

from dovetail.interfaces.cli import run

if __name__ == "__main__":
    run()
