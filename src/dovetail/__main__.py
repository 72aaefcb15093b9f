"""`python -m dovetail` is the command line."""

from dovetail.interfaces.cli import main

if __name__ == "__main__":
    main(prog_name="dovetail")
