"""Synthetic footage for tests: the product's own generator under the names tests use."""

from kijkocut.media import footage

Footage = footage.Footage
UnreadableNumberError = footage.UnreadableNumberError
find_ticks = footage.find_ticks
music_bed = footage.music_bed
picture = footage.picture
read_frame_number = footage.read_frame_number
ticking = footage.ticking
write_footage = footage.write_footage
write_numbered_stills = footage.write_numbered_stills
write_sound = footage.write_sound
write_still = footage.write_still
write_ticks = footage.write_ticks
