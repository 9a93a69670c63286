"""Counts what was checked; `python file.py WORK` runs in the folder that run.mjs made."""

import sys
from pathlib import Path

work = Path(sys.argv[1])
counts = {"passed": 0, "failed": 0, "skipped": 0}


def check(what, found, expected):
    ok = found == expected
    counts["passed" if ok else "failed"] += 1
    if not ok:
        print(f"FAILED {what}: found {str(found)[:300]}, expected {str(expected)[:300]}")


def near(what, found, expected):
    """Equal but for rounding; None is undefined, which scikit-learn writes as nan."""
    defined = expected == expected and expected is not None
    ok = found is None if not defined else found is not None and abs(found - expected) < 1e-9
    check(what, (found, ok), (found, True))


def skip(library):
    counts["skipped"] += 1
    print(f"skipped: {library} is not installed")


def finish():
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    sys.exit(1 if counts["failed"] else 0)
