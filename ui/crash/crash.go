// Package crash writes down where the program failed, in the data folder, so
// that it can be mended. A crash file holds the kind of a failure and the
// places in the program that led to it; never its words or any value, which
// may be what a shopper said.
package crash

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// Folder is a data folder that crash files are written to.
type Folder struct {
	Dir string
	Now func() time.Time
}

// kept is how many crash files stay, of the newest.
const kept = 10

// Note writes down a failure that recover returned, and returns the name of
// the file. It has to be called while the deferred function that called
// recover is running: the way to the failure is known until it returns.
func (f Folder) Note(cause any) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "%T\n%s, %s\n\n", cause, f.Now().UTC().Format(time.RFC3339), versions())
	places := make([]uintptr, 100)
	frames := runtime.CallersFrames(places[:runtime.Callers(2, places)])
	for more := true; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		fmt.Fprintf(&b, "%s\n\t%s:%d\n", frame.Function, frame.File, frame.Line)
	}
	return f.write(f.Now(), b.String())
}

// versions says what was running.
func versions() string {
	of := runtime.Version() + " on " + runtime.GOOS + "/" + runtime.GOARCH
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				of = "revision " + s.Value + ", " + of
			}
		}
	}
	return of
}

// write writes a crash file and removes the oldest ones.
func (f Folder) write(at time.Time, text string) (string, error) {
	name := filepath.Join(f.Dir, "crash-"+at.Local().Format("20060102-150405")+".txt")
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600) // two of one second share a file
	if err != nil {
		return "", err
	}
	_, err = file.WriteString(text)
	err = errors.Join(err, file.Close())
	f.thin()
	return name, err
}

// thin removes all but the newest crash files; their names tell their age. One
// that cannot be removed does no harm.
func (f Folder) thin() {
	names, err := fs.Glob(os.DirFS(f.Dir), "crash-*-*.txt")
	if err != nil {
		panic(err) // the pattern is ours
	}
	slices.Sort(names)
	for _, old := range names[:max(len(names)-kept, 0)] {
		os.Remove(filepath.Join(f.Dir, old))
	}
}
