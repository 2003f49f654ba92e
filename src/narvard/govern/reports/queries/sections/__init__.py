"""One file a section: what an app's rows say, as blocks of a paper."""
