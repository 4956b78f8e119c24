from kijkocut.export import encoder_book
from kijkocut.export.encoder_probe import Verdict


def test_encoders_are_listed_with_why_not(kijkocut, monkeypatch):
    tried = []

    def trial(encoder, **more) -> Verdict:
        del more
        tried.append(encoder)
        works = encoder == "h264_nvenc"
        return Verdict(
            encoder=encoder,
            formats=("yuv420p",) if works else (),
            reason="" if works else "there is no driver",
        )

    monkeypatch.setattr("kijkocut.export.encoder_probe.probe", trial)
    monkeypatch.setattr(encoder_book, "hardware_encoders", lambda: ("h264_nvenc", "h264_qsv"))
    rows = kijkocut("encoders", "--again").out.splitlines()
    assert rows[0].split() == ["h264_nvenc", "works", "yuv420p"]
    assert rows[1].endswith("there is no driver")
    found = kijkocut("encoders", "--json").data["encoders"]
    assert [one["works"] for one in found] == [True, False]
    assert len(tried) == 2, "what is known is not tried again"
    kijkocut("encoders", "--again")
    assert len(tried) == 4
