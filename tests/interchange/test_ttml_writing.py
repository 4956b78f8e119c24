from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.interchange import Outcome, read, write
from kijkocut.model.clip import CaptionSource
from kijkocut.model.project import Put
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project

TEXT = st.text(st.sampled_from("ab <&é\n"), min_size=1, max_size=9).filter(str.strip)


@settings(max_examples=30, deadline=None)
@given(texts=st.lists(TEXT, min_size=1, max_size=4), speaker=st.sampled_from(["", "Eva & Co"]))
def test_lines_come_back(texts, speaker, tmp_path_factory):
    builder = a_project()
    for turn, text in enumerate(texts):
        source = CaptionSource(text=text, speaker=speaker)
        builder = builder.with_clip(f"k{turn}", "c1", turn * 9, 7, source=source)
    path = tmp_path_factory.mktemp("ttml") / "x.ttml"
    write(builder.build(), "s", path)
    found = read(path)
    assert [
        (c.start // F, c.end // F, c.source.text, c.source.speaker)
        for c in found.project.lane("seq-1-c1")
    ] == [(n * 9, n * 9 + 7, text, speaker) for n, text in enumerate(texts)]


def test_language_style_and_canvas_come_back(tmp_path):
    style = Title(text="", font="Noto Sans", size=54.0, italic=True)
    project = a_project().with_clip("k", "c1", 0, 9).with_track("c1", language="fr").build()
    before = project.tracks["c1"]
    project = project.apply((Put(before=before, after=replace(before, caption_style=style)),))
    report = write(project, "s", tmp_path / "x.ttml")
    assert "caption styles" in [x.what for x in report.of(Outcome.approximated)]
    found = read(tmp_path / "x.ttml").project
    (track,) = found.tracks.values()
    assert (track.language, track.caption_style) == ("fr", style)
    assert (found.sequences["seq-1"].width, found.sequences["seq-1"].height) == (1920, 1080)
