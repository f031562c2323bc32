"""`python -m csirtgraph`, the same as the command `csirtgraph`."""

from csirtgraph.start import main

if __name__ == "__main__":
    main()
