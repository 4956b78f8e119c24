import msgspec

from kijkocut.export.report import Finding, Report, Severity


def a_report(*severities):
    findings = tuple(
        Finding(severity=s, code=s.value, text=f"{s.value} thing.") for s in severities
    )
    return Report(path="film.mp4", size_bytes=1, findings=findings)


def test_the_gravest_finding_decides_and_comes_last():
    report = a_report(Severity.failure, Severity.good, Severity.warning)
    assert report.worst is Severity.failure
    assert not report.is_good
    assert report.lines() == ("ok   good thing.", "WARN warning thing.", "FAIL failure thing.")


def test_warnings_and_notes_do_not_fail_a_film():
    assert a_report(Severity.warning, Severity.note).is_good
    assert a_report().worst is Severity.good


def test_a_report_is_json():
    report = a_report(Severity.note)
    assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report
