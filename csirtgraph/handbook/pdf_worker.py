"""The process that makes a PDF: HTML on standard input, the document on standard output.

Run as a program of its own, because WeasyPrint draws with libraries of the system, which may bring a process down, and
which do not go together with those that cairo and Graphviz have loaded.
"""

import gc
import sys

LACKING = 3  # the status where WeasyPrint or its libraries are missing; why stands on standard error

if __name__ == "__main__":
    sys.path.pop(0)  # this folder, whose modules are not meant to be found from here
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # Pango, which is not Python's, may be missing
        print(f"{error}".splitlines()[0], file=sys.stderr)
        sys.exit(LACKING)
    gc.disable()  # a layout leaves next to nothing to be found before its end; the search takes a tenth of the time
    document = weasyprint.HTML(string=sys.stdin.buffer.read().decode()).render(pdf_tags=True)
    gc.enable()
    sys.stdout.buffer.write(document.write_pdf(pdf_tags=True))
