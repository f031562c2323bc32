"""The process that makes a PDF: a file of fontconfig and HTML on standard input, the document on standard output.

Run as a program of its own, because WeasyPrint draws with libraries of the system, which may bring a process down, and
which do not go together with those that cairo and Graphviz have loaded.
"""

import gc
import os
import sys

LACKING = 3  # the status where WeasyPrint or its libraries are missing; why stands on standard error

if __name__ == "__main__":
    sys.path.pop(0)  # this folder, whose modules are not meant to be found from here
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # Pango, which is not Python's, may be missing
        print(f"{error}".splitlines()[0], file=sys.stderr)
        sys.exit(LACKING)
    fonts, _, html = sys.stdin.buffer.read().decode().partition("\n")
    if not html:  # whoever started it has ended
        sys.exit(1)
    if fonts:
        os.environ["FONTCONFIG_FILE"] = fonts  # read when a font is first looked for
    gc.disable()  # a layout leaves next to nothing to be found before its end; the search takes a tenth of the time
    document = weasyprint.HTML(string=html).render(pdf_tags=True)
    gc.enable()
    sys.stdout.buffer.write(document.write_pdf(pdf_tags=True))
