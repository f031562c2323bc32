"""Whether the libraries for decks are there."""


class SlidesMissing(Exception):
    """python-pptx is not installed, or lxml, which it brings."""


def check_installed() -> None:
    """Raises SlidesMissing."""
    try:
        import lxml  # noqa: F401
        import pptx  # noqa: F401
    except ImportError as error:
        raise SlidesMissing(str(error)) from error
