package crash

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
)

// fatalName is the file that the Go runtime writes to when it has to end the
// program. It is rewritten as a crash file at the next start.
const fatalName = "crash-last.txt"

// Watch has failures that end the program written down as well: those of the
// runtime, and panics that nothing recovers. The function it returns ends
// that, in good order. What an earlier program left becomes a crash file.
func (f Folder) Watch() (stop func(), err error) {
	path := filepath.Join(f.Dir, fatalName)
	if err := f.takeUp(path); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	err = errors.Join(debug.SetCrashOutput(file, debug.CrashOptions{}), file.Close()) // the runtime keeps one of its own
	return func() {
		debug.SetCrashOutput(nil, debug.CrashOptions{})
		os.Remove(path)
	}, err
}

// takeUp makes a crash file of what the runtime wrote when an earlier program
// ended.
func (f Folder) takeUp(path string) error {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(text) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err == nil {
		_, err = f.write(info.ModTime(), places(string(text)))
	}
	return err
}

// places keeps of what the runtime wrote its own words and the places in the
// program, and leaves out the words of a panic and the values that functions
// were called with.
func places(text string) string {
	var b strings.Builder
	traced := false
	for line := range strings.Lines(text) {
		traced = traced || strings.HasPrefix(line, "goroutine ")
		switch {
		case strings.HasPrefix(line, "fatal error: "):
			b.WriteString(line)
		case !traced: // the words of a panic
		case strings.HasPrefix(line, "\t"), strings.HasPrefix(line, "goroutine "), strings.HasPrefix(line, "created by "), line == "\n":
			b.WriteString(line)
		default:
			if i := strings.LastIndex(line, "("); i > 0 {
				b.WriteString(line[:i] + "\n")
			}
		}
	}
	return b.String()
}
