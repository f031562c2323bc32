"""`python -m csirtgraph`, the same as the command `csirtgraph`."""

from csirtgraph.cli import main

if __name__ == "__main__":
    main(prog_name="csirtgraph")
