from argparse import Namespace

from kijkocut.bench import Figure, Measurement, Table
from kijkocut.cli.verbs import bench


def _fake(monkeypatch, figure):
    asked = []

    def run_bench(names, *, size, say, more):
        assert not more
        asked.append((list(names), size.value))
        say("edits: round 1")
        return (Table(name="edits", title="Edits", figures=(figure,)),)

    monkeypatch.setattr(bench, "run_bench", run_bench)
    return asked


def test_names_and_size_are_passed_on_and_progress_stays_off_the_answer(kijkocut, monkeypatch):
    asked = _fake(monkeypatch, Figure(what="p95", value=1.5, unit="ms"))
    ran = kijkocut("bench", "edits", "--quick", "--json")
    assert ran.exit_code == 0
    assert asked == [(["edits"], "quick")]
    assert ran.data[0]["figures"] == [{"what": "p95", "value": 1.5, "unit": "ms"}]
    assert "round 1" in ran.err


def test_a_missed_target_is_said_and_is_no_failure(kijkocut, monkeypatch):
    figure = Figure(what="p95", value=9, unit="ms", target="<= 5 ms", is_met=False)
    _fake(monkeypatch, figure)
    ran = kijkocut("bench")
    assert ran.exit_code == 0
    assert "MISSED" in ran.out
    assert "1 of the targets were missed" in ran.out


def test_an_unknown_measurement_is_one_clear_line(kijkocut):
    ran = kijkocut("bench", "seeek")
    assert ran.exit_code == 2
    assert 'Did you mean "seek"' in ran.err


def test_rooms_above_hand_measurements_in():
    def measure(bench):
        return Table(name="mine", title="Mine", figures=(Figure(what="x", value=1, unit="s"),))

    verb = bench.bench_verb((Measurement(name="mine", title="Mine", measure=measure),))
    args = Namespace(names=["mine"], quick=True)
    (table,) = verb.run(args, None).data
    assert table.name == "mine"
