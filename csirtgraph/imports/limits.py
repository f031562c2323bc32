"""How large an imported file may be; beyond it a clear message within two seconds and 200 MB."""

from csirtgraph.text import Text

FILE_BYTES = 20 * 1024 * 1024
ROWS = 5_000  # of all tables of a file together, empty ones left out
COLUMNS = 200
CELLS = 100_000  # of all tables of a file together, empty ones left out
SHEETS = 100
PARTS = 2_000  # files inside a workbook or a deck
FILES_INSIDE = Text("個の部品", "files inside")
SHAPES = 4_000  # of a slide
EDITS = 200  # of a deck, which people type one by one
SLIDES = 300  # of a deck that have figures of ours
PART_BYTES = 10 * 1024 * 1024  # XML of a sheet or of the shared words, unpacked
TEXT_BYTES = 5 * 1024 * 1024  # a text file, or a diagram unpacked
ITEMS = 5_000  # boxes, and arrows, of a diagram
DEPTH = 64  # containers inside one another
SECONDS = 10  # that Graphviz may take to read a DOT file
MEMORY = 512 * 1024**2  # bytes that it may take for that
BLANKS = 1_000  # empty rows after which a sheet counts as ended
HEAD = 4_096  # bytes of an XML part in which its document type would stand
