"""Random edits, undos and jumps, judged after each step by a plain, slow model of the timeline.

The program and the reference get the same edit. Both do it or both refuse it; afterwards every
frame of every track shows the same frame of the same source, the cuts lie at the same places, and
the same clips are linked. KIJKOCUT_STATEFUL=<examples> asks for a longer search.
"""

import os

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.add_marker import AddMarker
from kijkocut.edit.commands.add_transition import AddTransition
from kijkocut.edit.commands.append import Append
from kijkocut.edit.commands.delete_all_gaps import DeleteAllGaps
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.commands.delete_gap import DeleteGap
from kijkocut.edit.commands.enable_clips import EnableClips
from kijkocut.edit.commands.extract import Extract
from kijkocut.edit.commands.freeze_frame import FreezeFrame, FreezeStyle
from kijkocut.edit.commands.group_clips import GroupClips
from kijkocut.edit.commands.insert import Insert
from kijkocut.edit.commands.insert_space import InsertSpace
from kijkocut.edit.commands.lift import Lift
from kijkocut.edit.commands.link_clips import LinkClips
from kijkocut.edit.commands.move_clips import MoveClips
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.remove_transition import RemoveTransition
from kijkocut.edit.commands.rename_clip import RenameClip
from kijkocut.edit.commands.reverse_clip import ReverseClip
from kijkocut.edit.commands.ripple_delete import RippleDelete
from kijkocut.edit.commands.ripple_trim import RippleTrim
from kijkocut.edit.commands.roll import Roll
from kijkocut.edit.commands.set_fade import SetFade
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.commands.set_range import SetRange
from kijkocut.edit.commands.slide import Slide
from kijkocut.edit.commands.slip import Slip
from kijkocut.edit.commands.split_all import SplitAll
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.commands.trim_clip import TrimClip
from kijkocut.edit.commands.ungroup_clips import UngroupClips
from kijkocut.edit.commands.unlink_clips import UnlinkClips
from kijkocut.edit.edges import Side
from kijkocut.edit.history import ROOT
from kijkocut.edit.journal import Kind, MemoryJournal, Record
from kijkocut.edit.landing import Mode
from kijkocut.edit.placing import Placement
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.registry import decode
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import Alignment, MediaSource
from kijkocut.model.codec import digest, encode
from kijkocut.model.invariants import check
from kijkocut.model.params import Easing
from kijkocut.testing import reference_edits as plain
from kijkocut.testing.builders import F, ProjectBuilder, a_session
from kijkocut.testing.reference import Impossible, Timeline

SOURCES = {"m": 60, "n": 25}
TRACKS = ("v1", "v2", "a1", "a2")
SYNCED = {"v1", "v2", "a1"}

tracks = st.sampled_from(TRACKS)
picks = st.integers(0, 1_000)
places = st.integers(0, 50)
lengths = st.integers(1, 15)
moves = st.integers(-12, 12)
sides = st.sampled_from(Side)
shown = st.tuples(st.sampled_from(sorted(SOURCES)), st.integers(0, 30), lengths)
targets = st.sampled_from(["v1", "v2", "a1", "a2", "v1 a1", "v2 a2", "v2 a1"])


def a_start():
    builder = ProjectBuilder()
    for name, frames in SOURCES.items():
        builder.with_media(name, frames)
    return builder.with_sequence("s", TRACKS).with_track("a2", is_sync_locked=False).build()


def placement(what):
    source, first, frames = what
    return Placement(
        source=MediaSource(media=source), source_in=first * F, source_out=(first + frames) * F
    )


class Editing(RuleBasedStateMachine):
    """The program and the reference, side by side."""

    @initialize(material=st.lists(st.tuples(targets, shown), min_size=2, max_size=7))
    def begin(self, material):
        self.start = a_start()
        self.journal = MemoryJournal()
        self.session = a_session(self.start, self.journal)
        self.line = Timeline(TRACKS, SOURCES, SYNCED)
        self.seen = {ROOT: self.line.copy()}
        for to, what in material:
            self.append(to, what)

    # --- edits of material

    @rule(to=targets, at=places, what=shown, is_insert=st.booleans())
    def lay(self, to, at, what, is_insert):
        track, _, sound = to.partition(" ")
        cls = Insert if is_insert else Overwrite
        command = cls(placement=placement(what), at=at * F, track=track, audio_track=sound or None)
        mode = "insert" if is_insert else "overwrite"
        self.both(command, lambda line: plain.place(line, mode, at, to.split(), what))

    @rule(to=targets, what=shown)
    def append(self, to, what):
        track, _, sound = to.partition(" ")
        command = Append(placement=placement(what), track=track, audio_track=sound or None)
        self.both(command, lambda line: plain.append(line, to.split(), what))

    @rule(
        on=st.lists(tracks, min_size=1, unique=True),
        at=places,
        frames=lengths,
        is_extract=st.booleans(),
    )
    def take_out(self, on, at, frames, is_extract):
        cls, edit = (Extract, plain.extract) if is_extract else (Lift, plain.lift)
        command = cls(sequence="s", start=at * F, end=(at + frames) * F, tracks=tuple(on))
        self.both(command, lambda line: edit(line, on, at, at + frames))

    @precondition(lambda self: self.line.all_spans())
    @rule(pick=picks, at=lengths)
    def split(self, pick, at):
        span, clip = self.pick(pick)
        place = span.start + at
        self.both(
            SplitClip(clip=clip, at=place * F), lambda line: plain.split(line, span.piece, place)
        )

    @rule(at=places)
    def split_all(self, at):
        command = SplitAll(sequence="s", at=at * F)
        self.both(command, lambda line: plain.split_all(line, at))

    @precondition(lambda self: self.line.all_spans())
    @rule(pick=picks, side=sides, by=moves, is_ripple=st.booleans())
    def trim(self, pick, side, by, is_ripple):
        span, clip = self.pick(pick)
        cls, edit = (RippleTrim, plain.ripple_trim) if is_ripple else (TrimClip, plain.trim)
        command = cls(clip=clip, side=side, by=by * F)
        self.both(command, lambda line: edit(line, span.piece, side.value, by))

    @precondition(lambda self: self.line.all_spans())
    @rule(pick=picks, by=moves, how=st.sampled_from([Roll, Slip, Slide]))
    def shuffle(self, pick, by, how):
        span, clip = self.pick(pick)
        edit = {Roll: plain.roll, Slip: plain.slip, Slide: plain.slide}[how]
        self.both(how(clip=clip, by=by * F), lambda line: edit(line, span.piece, by))

    @precondition(lambda self: self.line.all_spans())
    @rule(pick=picks, by=moves, rows=st.integers(-1, 1), mode=st.sampled_from(Mode))
    def move(self, pick, by, rows, mode):
        span, clip = self.pick(pick)
        command = MoveClips(clips=(clip,), by=by * F, tracks_by=rows, mode=mode, with_group=False)
        self.both(command, lambda line: plain.move(line, span.piece, by, rows, mode.value))

    @precondition(lambda self: self.line.all_spans())
    @rule(pick=picks, is_ripple=st.booleans())
    def delete(self, pick, is_ripple):
        span, clip = self.pick(pick)
        if is_ripple:
            self.both(RippleDelete(clip=clip), lambda x: plain.ripple_delete(x, span.piece))
        else:
            self.both(DeleteClips(clips=(clip,)), lambda x: plain.delete(x, span.piece))

    @rule(track=tracks, at=places)
    def delete_gap(self, track, at):
        command = DeleteGap(track=track, at=at * F)
        self.both(command, lambda line: plain.delete_gap(line, track, at))

    @rule()
    def delete_all_gaps(self):
        self.both(DeleteAllGaps(sequence="s"), plain.delete_all_gaps)

    @rule(at=places, frames=lengths, is_cutting=st.booleans())
    def insert_space(self, at, frames, is_cutting):
        command = InsertSpace(sequence="s", at=at * F, length=frames * F, is_cutting=is_cutting)
        self.both(command, lambda line: plain.insert_space(line, at, frames, is_cutting=is_cutting))

    @precondition(lambda self: self.line.all_spans())
    @rule(pick=picks)
    def reverse(self, pick):
        span, clip = self.pick(pick)
        self.both(ReverseClip(clip=clip), lambda line: plain.reverse(line, span.piece))

    @precondition(lambda self: self.line.spans("v1") or self.line.spans("v2"))
    @rule(pick=picks, at=lengths, frames=lengths, style=st.sampled_from(FreezeStyle))
    def freeze(self, pick, at, frames, style):
        pictures = [*self.line.spans("v1"), *self.line.spans("v2")]
        span = pictures[pick % len(pictures)]
        place, is_insert = span.start + at - 1, style is FreezeStyle.insert
        command = FreezeFrame(
            clip=self.line.names[span.piece], at=place * F, duration=frames * F, style=style
        )
        self.both(
            command,
            lambda line: plain.freeze(line, span.piece, place, frames, is_insert=is_insert),
        )

    # --- edits that leave the material as it is

    @precondition(lambda self: len(self.line.all_spans()) > 1)
    @rule(pick=picks, other=picks, is_off=st.booleans())
    def link(self, pick, other, is_off):
        (one, clip), (two, partner) = self.pick(pick), self.pick(other)
        if is_off:
            self.both(UnlinkClips(clips=(clip,)), lambda x: plain.unlink(x, one.piece))
        elif one.track != two.track:
            self.both(
                LinkClips(clips=(clip, partner)), lambda x: plain.link(x, (one.piece, two.piece))
            )

    @rule(at=places)
    def mark(self, at):
        command = AddMarker(sequence="s", at=at * F)
        self.both(command, lambda line: line.markers.append(at))

    @precondition(lambda self: self.cuts())
    @rule(
        pick=picks,
        length=lengths,
        alignment=st.sampled_from(Alignment),
        can_shorten=st.booleans(),
    )
    def join(self, pick, length, alignment, can_shorten):
        """A transition shows what is there already, and never stops a later edit."""
        cuts = self.cuts()
        command = AddTransition(
            clip=cuts[pick % len(cuts)],
            duration=length * F,
            alignment=alignment,
            can_shorten=can_shorten,
        )
        self.decorate(command)

    @precondition(lambda self: self.line.all_spans())
    @rule(pick=picks, other=picks, length=lengths, data=st.data())
    def dress(self, pick, other, length, data):
        (_, clip), (_, second) = self.pick(pick), self.pick(other)
        sound = self.session.snapshot.places[clip].startswith("a")
        name, value = ("gain", -6.0) if sound else ("opacity", 0.5)
        offset = (length - 8) * F
        commands = [
            RemoveTransition(clip=clip),
            SetFade(clip=clip, side=data.draw(sides), duration=length * F),
            SetParam(clip=clip, name=name, value=value),
            SetKeyframe(clip=clip, name=name, offset=offset, value=value, easing=Easing.quad_in),
            AddEffect(clip=clip, kind="blur"),
            RenameClip(clip=clip, name=f"take {length}"),
            EnableClips(clips=(clip,), is_enabled=data.draw(st.booleans())),
            GroupClips(clips=(clip, second)),
            UngroupClips(clips=(clip,)),
            SetRange(sequence="s", range_in=length * F, range_out=(length + 5) * F),
        ]
        self.decorate(data.draw(st.sampled_from(commands)))

    # --- history

    @rule()
    def undo(self):
        is_possible = self.session.history.cursor != ROOT
        assert self.walk(self.session.undo) is is_possible

    @rule()
    def redo(self):
        history = self.session.history
        is_possible = bool(history.children(history.cursor))
        assert self.walk(self.session.redo) is is_possible

    @precondition(lambda self: self.session.history.cursor != ROOT)
    @rule()
    def undo_and_redo(self):
        step, before = self.session.history.cursor, self.session.snapshot
        self.session.undo()
        self.session.redo()
        assert self.session.history.cursor == step
        assert self.session.snapshot == before

    @rule(pick=picks)
    def jump(self, pick):
        steps = [ROOT, *self.session.history.steps]
        step = steps[pick % len(steps)]
        assert self.walk(lambda: self.session.jump(step))
        assert self.session.history.cursor == step

    @rule(edits=st.lists(st.tuples(targets, places, shown), min_size=1, max_size=3))
    def group(self, edits):
        """Several edits as one step; one that is refused takes the whole step back."""
        before = self.line.copy()
        try:
            with self.session.group("Drag"):
                for to, at, what in edits:
                    self.lay(to, at, what, is_insert=False)
                    self.go_on()
        except EditRefused:
            self.line = before
        self.note()

    def go_on(self):
        if self.was_refused:
            raise EditRefused(self.was_refused)

    # --- judging

    def pick(self, number):
        spans = self.line.all_spans()
        span = spans[number % len(spans)]
        return span, self.line.names[span.piece]

    def both(self, command, edit):
        """Make the edit on both sides; they must agree on whether it can be done."""
        trial = self.line.copy()
        impossible = refused = ""
        try:
            edit(trial)
        except Impossible as exc:
            impossible = str(exc)
        before = self.session.snapshot
        try:
            self.session.run(command)
        except EditRefused as exc:
            refused = str(exc)
        assert bool(impossible) == bool(refused), f"reference: {impossible!r}, edit: {refused!r}"
        self.was_refused = refused
        if refused:
            assert self.session.snapshot is before
            return
        self.line = trial
        self.note()

    def decorate(self, command):
        """Make an edit that the reference knows nothing of, or have it refused."""
        before = self.session.snapshot
        try:
            self.session.run(command)
        except EditRefused:
            assert self.session.snapshot is before
            return
        self.note()

    def cuts(self):
        """The clips that begin where another ends."""
        pairs = [(s, self.line.neighbours(s)[0]) for s in self.line.all_spans()]
        return [
            self.line.names[span.piece]
            for span, left in pairs
            if left is not None and left.end == span.start
        ]

    def walk(self, go):
        try:
            go()
        except EditRefused:
            return False
        self.line = self.seen[self.session.history.cursor].copy()
        return True

    def note(self):
        """Take over the program's ids for the pieces, and keep a copy for undo."""
        project = self.session.snapshot
        names = {}
        for track in TRACKS:
            spans = self.line.spans(track)
            lane = [(clip.start, clip.end) for clip in project.lane(track)]
            assert lane == [(s.start * F, s.end * F) for s in spans], f"cuts on {track}"
            names |= {s.piece: c.id for s, c in zip(spans, project.lane(track), strict=True)}
        self.line.names = names
        self.seen[self.session.history.cursor] = self.line.copy()

    @invariant()
    def shows_the_same(self):
        project = self.session.snapshot
        for track in TRACKS:
            sampled = {}
            for clip in project.lane(track):
                for at in range(clip.duration // F):
                    time = clip.source_in + clip.retime.offset(at * F)
                    sampled[clip.start // F + at] = (clip.source.media, time // F)
            expected = {
                at: (cell.source, cell.frame)
                for at, cell in enumerate(self.line.rows[track])
                if cell is not None
            }
            assert sampled == expected, f"frames of {track}"

    @invariant()
    def keeps_the_rules(self):
        project = self.session.snapshot
        check(project)
        ids = {self.line.names[s.piece]: s.piece for s in self.line.all_spans()}
        linked = {}
        for name, piece in ids.items():
            linked.setdefault(self.line.links.get(piece, name), set()).add(name)
        groups = {frozenset(names) for names in linked.values() if len(names) > 1}
        links = {clip.link for lane in project.lanes.values() for clip in lane if clip.link}
        members = {project.members[link] for link in links}
        assert {ids for ids in members if len(ids) > 1} == groups
        markers = [marker.at // F for marker in project.sequence_markers("s")]
        assert markers == sorted(self.line.markers)

    def teardown(self):
        """The journal alone leads to the same project, by changes and by commands."""
        if not hasattr(self, "journal"):
            return
        project = self.start
        for record in self.journal.records():
            assert msgspec.json.decode(encode(record), type=Record) == record
            if record.kind is Kind.edit:
                commands = [decode(bytes(raw)) for raw in record.commands]
                assert run_commands(project, commands, record.id).changes == record.changes
            project = project.apply(record.changes)
        assert project == self.session.snapshot
        assert digest(project) == digest(self.session.snapshot)


EXAMPLES = int(os.environ.get("KIJKOCUT_STATEFUL", "100"))
TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
