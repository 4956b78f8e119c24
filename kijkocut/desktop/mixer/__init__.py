"""The Mixer dock: a strip with fader, pan, mute and solo for every audio track."""
