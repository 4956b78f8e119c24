"""Effects, transitions, titles and generators: browsing, finding and putting them to use."""
