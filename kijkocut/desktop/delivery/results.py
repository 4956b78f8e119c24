"""What came of an export, for people: what was written, what the check found, what to do."""

from html import escape

from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.delivery.wording import length_text, seconds_text, size_text, stage_text
from kijkocut.desktop.language import figures, said
from kijkocut.desktop.theme import Theme
from kijkocut.export import Result
from kijkocut.jobs import Stage
from kijkocut.workspace import ExportItem


def result_html(item: ExportItem, theme: Theme) -> str:
    """Give all that is known of an export as rich text."""
    if item.stage is Stage.failed and item.fault is not None:
        return f'<p style="color:{theme.error}">&#10008; {escape(said(item.fault.sentence))}</p>'
    if item.result is None:
        out = escape(str(item.order.request.out))
        return f'<p style="color:{theme.faint}">{stage_text(item.stage)}<br>{out}</p>'
    return _facts(item.result, theme) + _findings(item.result, theme)


def short_outcome(item: ExportItem) -> str:
    """Give the outcome in a few words, for the row."""
    result = item.result
    if result is None:
        return ""
    words = [size_text(result.size_bytes)]
    words.append(_tr("in {time}").format(time=seconds_text(result.elapsed_s)))
    if result.report is None:
        words.append(_tr("not checked"))
    else:
        marks = {"good": _tr("checked"), "note": _tr("checked, with notes")}
        marks |= {"warning": _tr("checked, with warnings"), "failure": _tr("check failed")}
        words.append(marks[result.report.worst.value])
    return ", ".join(words)


def _facts(result: Result, theme: Theme) -> str:
    rows = [
        (_tr("File"), result.path),
        (_tr("Size"), size_text(result.size_bytes)),
        (_tr("Length"), length_text(result.span[1] - result.span[0])),
        (_tr("Written in"), seconds_text(result.elapsed_s)),
    ]
    if result.frames:
        told = _tr("{n} at {fps} a second").format(
            n=figures(f"{result.frames:,}"), fps=figures(f"{result.fps:.1f}")
        )
        rows.append((_tr("Frames"), told))
        if result.untouched_frames:
            rows.append((_tr("Passed on untouched"), _share(result.untouched_frames, result)))
        if result.copied_frames:
            rows.append((_tr("Copied, not encoded"), _share(result.copied_frames, result)))
    rows += [("", said(reason.sentence())) for reason in result.not_copied]
    rows += [(_tr("Captions"), path) for path in result.sidecars]
    report = result.report
    if report is not None and report.av_offset_ms is not None:
        rows.append((_tr("Sound against picture"), figures(f"{report.av_offset_ms:+.1f}") + " ms"))
    if report is not None and report.sound is not None:
        if report.sound.loudness_lufs is not None:
            rows.append((_tr("Loudness"), figures(f"{report.sound.loudness_lufs:.1f}") + " LUFS"))
        if report.sound.peak_dbfs is not None:
            rows.append((_tr("Peak"), figures(f"{report.sound.peak_dbfs:.1f}") + " dBFS"))
    cells = (
        f'<tr><td style="color:{theme.faint};padding-right:10px">{escape(name)}</td>'
        f"<td>{escape(value)}</td></tr>"
        for name, value in rows
    )
    return f"<table>{''.join(cells)}</table>"


def _findings(result: Result, theme: Theme) -> str:
    lines = [
        f'<span style="color:{theme.warning}">&#9888; {escape(said(w))}</span>'
        for w in result.warnings
    ]
    if result.report is not None:
        order = ("failure", "warning", "note", "good")
        found = sorted(result.report.findings, key=lambda f: order.index(f.severity.value))
        marks = {
            "failure": ("&#10008;", theme.error),
            "warning": ("&#9888;", theme.warning),
            "note": ("&#8226;", theme.text),
            "good": ("&#10004;", theme.faint),
        }
        for finding in found:
            mark, colour = marks[finding.severity.value]
            lines.append(f'<span style="color:{colour}">{mark} {escape(said(finding.text))}</span>')
    return f"<p>{'<br>'.join(lines)}</p>" if lines else ""


def _share(frames: int, result: Result) -> str:
    return _tr("{n} of {all}").format(n=figures(f"{frames:,}"), all=figures(f"{result.frames:,}"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Results", text)
