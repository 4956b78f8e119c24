"""The measured film in the words of melt and of ffmpeg."""

from pathlib import Path
from typing import Final

from kijkocut.bench.film import INSET_OPACITY, MUSIC_DB, RATE, Cut, Film, Material
from kijkocut.bench.melt_xml import MeltProject

SPEED: Final = "veryfast"
CRF: Final = 20
KEYFRAME_S: Final = 2
AUDIO_KBPS: Final = 192


def melt_film(film: Film, material: Material, title: Path, path: Path) -> Path:
    """Write the film as an MLT project and give its path back.

    Args:
        film: What is to be seen.
        material: Its files.
        title: The title as a picture of the film's size with alpha.
        path: Where to write the XML.
    """
    project = MeltProject(film.width, film.height, RATE)
    a, b, c = film.cuts
    if film.is_cuts_only:
        project.add_track("v1")
        for cut in (a, b, c):
            project.add_entry("v1", material.takes[cut.take], cut.source, cut.source_end)
        return project.write(path)
    start, end = film.dissolve
    for name in ("v1", "v1-next", "v2", "v3", "a2"):
        project.add_track(name)
    project.add_entry("v1", material.takes[a.take], a.source, a.source_end)
    project.add_entry("v1", material.takes[b.take], b.source, b.source_end + end - b.end)
    project.add_blank("v1-next", start)
    project.add_entry("v1-next", material.takes[c.take], c.source - (c.start - start), c.source_end)
    inset = film.inset
    project.add_blank("v2", inset.start)
    project.add_entry("v2", material.takes[inset.take], inset.source, inset.source_end)
    project.add_blank("v3", film.title[0])
    project.add_entry("v3", title, 0, film.title[1] - film.title[0])
    project.add_entry("a2", material.music, 0, film.length)
    project.add_filter("a2", "volume", {"level": f"{MUSIC_DB:g}"})
    project.add_filter("v2", "volume", {"level": "-100"})
    project.join("luma", ("v1", "v1-next"), (start, end), {})
    left, top, width, height = film.inset_box
    # The opacity of a geometry is a share, not percent: ":80" would be opaque.
    box = f"{left}/{top}:{width}x{height}:{INSET_OPACITY:g}"
    project.join("composite", ("v1", "v2"), (inset.start, inset.end), {"geometry": box})
    full = f"0/0:{film.width}x{film.height}:1"
    project.join("composite", ("v1", "v3"), film.title, {"geometry": full})
    for upper in ("v1-next", "v2", "a2"):
        project.join("mix", ("v1", upper), None, {"always_active": "1", "sum": "1"})
    return project.write(path)


def melt_consumer(out: Path) -> tuple[str, ...]:
    """Give the consumer that writes the film as H.264 and AAC."""
    return (
        f"avformat:{out}",
        "vcodec=libx264",
        f"preset={SPEED}",
        f"crf={CRF}",
        f"g={KEYFRAME_S * RATE.num // RATE.den}",
        "pix_fmt=yuv420p",
        "acodec=aac",
        f"ab={AUDIO_KBPS}k",
        "ar=48000",
        "channels=2",
        "movflags=+faststart",
    )


def ffmpeg_film(film: Film, material: Material, title: Path, out: Path) -> tuple[str, ...]:
    """Give ffmpeg's arguments that write the film as H.264 and AAC."""
    inputs = [material.takes[cut.take] for cut in film.cuts]
    if not film.is_cuts_only:
        inputs += [material.takes[film.inset.take], title, material.music]
    graph = _cuts_graph(film) if film.is_cuts_only else _full_graph(film)
    return (
        *("-y", "-v", "error"),
        *(word for path in inputs for word in ("-i", str(path))),
        *("-filter_complex", graph, "-map", "[picture]", "-map", "[sound]"),
        *("-c:v", "libx264", "-preset", SPEED, "-crf", str(CRF)),
        *("-g", str(KEYFRAME_S * RATE.num // RATE.den), "-pix_fmt", "yuv420p"),
        *("-c:a", "aac", "-b:a", f"{AUDIO_KBPS}k", "-ar", "48000", "-ac", "2"),
        *("-movflags", "+faststart", str(out)),
    )


def _cuts_graph(film: Film) -> str:
    parts = [_picture(n, cut, f"v{n}") for n, cut in enumerate(film.cuts)]
    parts += [_sound(n, cut, f"s{n}") for n, cut in enumerate(film.cuts)]
    parts.append("[v0][s0][v1][s1][v2][s2]concat=n=3:v=1:a=1[picture][sound]")
    return ";".join(parts)


def _full_graph(film: Film) -> str:
    a, b, c = film.cuts
    start, end = film.dissolve
    longer_b = Cut(take=b.take, source=b.source, start=b.start, end=end)
    longer_c = Cut(take=c.take, source=c.source - (c.start - start), start=start, end=c.end)
    left, top, width, height = film.inset_box
    inset, title = film.inset, film.title
    rate = RATE.num / RATE.den
    # xfade of ffmpeg 5.1 shows a frame twice at its end; begun one early, the rest is in step.
    dissolve = f"duration={(end - start) / rate:.6f}:offset={(start - 1) / rate:.6f}"
    shrink = f"scale={width}:{height}:flags=bilinear,format=yuva420p"
    shrink += f",colorchannelmixer=aa={INSET_OPACITY:g}"
    # Half a frame early: no rounding takes the first or gives one more.
    shown = ",".join(f"{(edge - 0.5) / rate:.6f}" for edge in title)
    parts = [
        _picture(0, a, "va"),
        _picture(1, longer_b, "vb"),
        _picture(2, longer_c, "vc"),
        f"[va][vb]concat=n=2:v=1,settb=1/{RATE.num},fps={RATE}[vab]",
        f"[vc]settb=1/{RATE.num},fps={RATE}[vcc]",
        f"[vab][vcc]xfade=transition=fade:{dissolve}[main]",
        _picture(3, inset, "vi"),
        f"[vi]setpts=PTS+{inset.start}/{RATE.num}/TB,{shrink}[inset]",
        f"[main][inset]overlay={left}:{top}:eof_action=pass[with]",
        f"[with][4:v]overlay=0:0:enable='between(t,{shown})'[picture]",
        *(_sound(n, cut, f"s{n}") for n, cut in enumerate(film.cuts)),
        "[s0][s1][s2]concat=n=3:v=0:a=1[spoken]",
        f"[5:a]volume={MUSIC_DB:g}dB[music]",
        "[spoken][music]amix=inputs=2:duration=first:normalize=0[sound]",
    ]
    return ";".join(parts)


def _picture(number: int, cut: Cut, name: str) -> str:
    return (
        f"[{number}:v]trim=start_frame={cut.source}:end_frame={cut.source_end},"
        f"setpts=PTS-STARTPTS[{name}]"
    )


def _sound(number: int, cut: Cut, name: str) -> str:
    first, last = (f * 48_000 * RATE.den // RATE.num for f in (cut.source, cut.source_end))
    return f"[{number}:a]atrim=start_sample={first}:end_sample={last},asetpts=PTS-STARTPTS[{name}]"
