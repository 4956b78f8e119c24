from kijkocut.bench.samples import Samples, interleave


def test_percentiles_are_values_that_were_taken():
    samples = Samples(tuple(float(n) for n in range(100, 0, -1)))
    assert samples.median == 50
    assert samples.p95 == 95
    assert samples.best == 1
    assert samples.mean == 50.5
    assert samples.percentile(100) == 100


def test_one_sample_is_all_percentiles():
    samples = Samples((3.0,))
    assert (samples.best, samples.median, samples.p95) == (3, 3, 3)


def test_contenders_take_turns_and_every_second_round_goes_backwards():
    order = []

    def contender(name):
        def run():
            order.append(name)
            return float(len(order))

        return run

    taken = interleave({"a": contender("a"), "b": contender("b")}, 3)
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert taken["a"].values == (1, 4, 5)
