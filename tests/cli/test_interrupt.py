import os
import signal

import pytest

from kijkocut.cli.interrupt import stoppable


def test_ctrl_c_is_a_wish_first_and_an_end_second():
    with stoppable() as wish:
        os.kill(os.getpid(), signal.SIGINT)
        assert wish.wait(5)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
