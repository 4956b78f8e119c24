"""Captions as TTML, in the IMSC 1.1 text profile: one style, one region, speakers as agents."""

from kijkocut.interchange.cues import Cue
from kijkocut.interchange.ttml_names import NS, SPACES, TEXT_PROFILE
from kijkocut.interchange.ttml_styles import properties
from kijkocut.interchange.ttml_time import clock_time
from kijkocut.interchange.xml_text import Made, xml_text
from kijkocut.model.title import Title


def write_ttml(
    cues: tuple[Cue, ...], style: Title | None, canvas: tuple[int, int], language: str
) -> str:
    """Write cues with one style on a canvas of that size."""
    agents = {name: f"a{n}" for n, name in enumerate(sorted({c.speaker for c in cues} - {""}), 1)}
    head = Made("head")
    if agents:
        head.add(Made("metadata", *(_agent(name, key) for name, key in agents.items())))
    look = Made("style", xml__id="s1")
    look.attributes |= properties(style or Title(text="", size=canvas[1] / 15), canvas[1])
    region = Made("region", xml__id="r1")
    region.attributes |= {
        "tts:origin": "10% 10%",
        "tts:extent": "80% 80%",
        "tts:displayAlign": "after",
    }
    head.add(Made("styling", look), Made("layout", region))
    rows = Made("div", *(_line(cue, agents) for cue in cues))
    root = Made("tt", head, Made("body", rows, style="s1", region="r1"), xml__lang=language)
    spaces = {
        f"xmlns:{prefix}" if tail else "xmlns": f"{NS}{tail}" for tail, prefix in SPACES.items()
    }
    root.attributes = {
        **spaces,
        "ttp:contentProfiles": TEXT_PROFILE,
        "tts:extent": f"{canvas[0]}px {canvas[1]}px",
        **root.attributes,
    }
    return xml_text(root)


def _agent(name: str, key: str) -> Made:
    return Made("ttm:agent", Made("ttm:name", name, type_="full"), xml__id=key, type_="character")


def _line(cue: Cue, agents: dict[str, str]) -> Made:
    made = Made("p", begin=clock_time(cue.start), end=clock_time(cue.end))
    if cue.speaker:
        made.attributes["ttm:agent"] = agents[cue.speaker]
    plain = "\n".join(" ".join(line.split()) for line in cue.text.split("\n")).strip("\n")
    if cue.text != plain:
        made.attributes["xml:space"] = "preserve"
    for number, line in enumerate(cue.text.split("\n")):
        if number:
            made.add(Made("br"))
        made.add(line)
    return made
