package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(buildFolder)
	os.Exit(code)
}

// buildFolder is where the program was built, if it was.
var buildFolder string

// built is the program as it is shipped: the one PAYDESK_PROGRAM names, or
// else built once for all tests.
var built = sync.OnceValues(func() (string, error) {
	if path := os.Getenv("PAYDESK_PROGRAM"); path != "" {
		return path, nil
	}
	var err error
	if buildFolder, err = os.MkdirTemp("", "paydesk"); err != nil {
		return "", err
	}
	path := filepath.Join(buildFolder, "paydesk")
	cmd := exec.Command("go", "build", "-trimpath", "-tags", "sqlite_fts5,migrated_fynedo", "-o", path, ".")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w: %s", err, out)
	}
	return path, nil
})

// program is the built program on a data folder.
type program struct {
	t     *testing.T
	dir   string
	below []string // the words of a program to run it in, such as strace
	env   []string // beside the test's own
}

// command makes a call of the program.
func (p program) command(args ...string) *exec.Cmd {
	p.t.Helper()
	path, err := built()
	if err != nil {
		p.t.Fatal(err)
	}
	words := append(append([]string{}, p.below...), path, "--data", p.dir, "--agent", "maria")
	words = append(words, args...)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Env = append(append(os.Environ(), "PAYDESK_DATA=", "PAYDESK_AGENT=", "LANG=en_US.UTF-8"), p.env...)
	return cmd
}

// call does one call with that input.
func (p program) call(input string, args ...string) said {
	p.t.Helper()
	var out, errs bytes.Buffer
	cmd := p.command(args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(input), &out, &errs
	err := cmd.Run()
	if failed := (*exec.ExitError)(nil); err != nil && !errors.As(err, &failed) {
		p.t.Fatal(err)
	}
	return said{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
}

// ok does a call that has to work and returns what it printed.
func (p program) ok(input string, args ...string) string {
	p.t.Helper()
	s := p.call(input, args...)
	if s.code != exitDone || s.err != "" {
		p.t.Fatalf("%v: exit %d, %s", args, s.code, s.err)
	}
	return s.out
}

// refused does a call that has to be answered with that exit status and one
// sentence.
func (p program) refused(code int, sentence, input string, args ...string) {
	p.t.Helper()
	s := p.call(input, args...)
	if s.code != code || strings.Count(s.err, "\n") != 1 || !strings.HasPrefix(s.err, "paydesk: ") || !strings.Contains(s.err, sentence) {
		p.t.Errorf("%v: exit %d, %q", args, s.code, s.err)
	}
}
