"""`python -m kijkocut`."""

from kijkocut.app import main

if __name__ == "__main__":  # decoder processes import this module anew; they must not run it
    raise SystemExit(main())
