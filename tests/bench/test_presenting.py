from kijkocut.bench import Figure, Table, lines_of
from kijkocut.bench.figure import at_most


def test_lines_say_value_ratio_target_and_what_is_missing():
    figure = at_most(Figure(what="open", value=0.5, unit="s", ratio=4.0, of="melt"), 0.4)
    table = Table(name="open", title="Opening", figures=(figure,), notes=("no melt here",))
    lines = lines_of(table)
    assert lines[0] == "open: Opening"
    told = " ".join(lines[1].split())
    assert told == "open 0.500 s 4.00x melt [wanted <= 0.4 s, MISSED]"
    assert lines[2].strip() == "note: no melt here"


def test_numbers_keep_three_figures_that_count():
    values = (0.1234, 1.234, 123.4)
    figures = tuple(Figure(what=str(n), value=v, unit="ms") for n, v in enumerate(values))
    lines = lines_of(Table(name="a", title="A", figures=figures))
    assert [line.split()[1] for line in lines[1:]] == ["0.123", "1.23", "123"]
