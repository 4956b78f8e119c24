import os
import subprocess
import sys
from pathlib import Path


def test_the_window_opens_and_closes_without_a_word(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from kijkocut.desktop import run_window\n"
        "from kijkocut.workspace import Studio\n"
        "from pathlib import Path\n"
        "home = Path(sys.argv[1])\n"
        "with Studio(cache_dir=home / 'cache', config_dir=home / 'config') as studio:\n"
        "    from kijkocut.desktop import start\n"
        "    made = start._application\n"
        "    def application(*given, **named):\n"
        "        one = made(*given, **named)\n"
        "        QTimer.singleShot(300, QApplication.closeAllWindows)\n"
        "        return one\n"
        "    start._application = application\n"
        "    sys.exit(run_window(studio, data_dir=home / 'data'))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
