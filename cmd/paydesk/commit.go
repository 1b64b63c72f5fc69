package main

import "runtime/debug"

// release is the version of the program.
const release = "0.1.0"

// commit is the revision it was built from, as the Go tools noted it.
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	found := map[string]string{}
	for _, s := range info.Settings {
		found[s.Key] = s.Value
	}
	switch {
	case found["vcs.revision"] == "":
		return "unknown"
	case found["vcs.modified"] == "true":
		return found["vcs.revision"] + " with changes"
	}
	return found["vcs.revision"]
}
