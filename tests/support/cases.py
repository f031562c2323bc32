"""Many small cases as one test, for checks so quick that pytest would take longer to list them."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

Check: TypeAlias = Callable[..., None]
#: Exceptions that end the whole run and not one case.
ENDING = (KeyboardInterrupt, SystemExit, GeneratorExit)


def for_each(
    names: str, cases: Iterable[Any], ids: Callable[[Any], object] = repr
) -> Callable[..., Callable[..., None]]:
    """Like `pytest.mark.parametrize`, but one test that runs every case and fails with all that fail.

    All cases share the test's fixtures, so it is not for tests that write into `tmp_path`.
    """
    given, known = [name.strip() for name in names.split(",")], list(cases)
    assert known, "a test without cases checks nothing"

    def decorate(check: Check) -> Check:
        def test(**fixtures: Any) -> None:
            failures = []
            for case in known:
                try:
                    check(**fixtures, **dict(zip(given, case if len(given) > 1 else (case,), strict=True)))
                except ENDING:
                    raise
                except BaseException as error:  # pytest's own failures are no Exceptions
                    failures.append((ids(case), error))
            if failures:
                text = "\n".join(f"{id}: {type(error).__name__}: {error}" for id, error in failures)
                raise AssertionError(f"{len(failures)} of {len(known)} cases failed\n{text}") from failures[0][1]

        test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
        left = [item for name, item in inspect.signature(check).parameters.items() if name not in given]
        test.__signature__ = inspect.Signature(left)  # type: ignore[attr-defined]
        return test

    return decorate
