import inspect

from kijkocut.export import errors
from kijkocut.model.errors import KijkoError, OutsideError, UserError


def test_every_error_has_a_code_of_its_own_and_says_whose_it_is():
    found = [
        c
        for _, c in inspect.getmembers(errors, inspect.isclass)
        if issubclass(c, KijkoError) and c.__module__ == errors.__name__
    ]
    codes = [c.code for c in found]
    assert len(set(codes)) == len(found) >= 8
    assert all(code.startswith("export.") for code in codes)
    assert all(issubclass(c, UserError | OutsideError) for c in found)
