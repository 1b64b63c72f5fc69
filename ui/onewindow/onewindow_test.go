package onewindow

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// A program that the tests start is this test binary with roleFor in its
// environment: a window on that folder. It says what became of its claim, and
// with answers set comes forward when it is asked.
const (
	roleFor = "PAYDESK_TEST_WINDOW"
	answers = "PAYDESK_TEST_ANSWERS"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(roleFor); dir != "" {
		os.Exit(window(dir, os.Getenv(answers) != ""))
	}
	os.Exit(m.Run())
}

// window is open until its input ends.
func window(dir string, answering bool) int {
	claim, err := Take(context.Background(), dir, 10*time.Second)
	fmt.Println(err)
	if err != nil {
		return 1
	}
	defer claim.Release()
	ended := make(chan struct{})
	go func() { io.Copy(io.Discard, os.Stdin); close(ended) }()
	for tick := time.NewTicker(10 * time.Millisecond); ; {
		select {
		case <-ended:
			return 0
		case <-tick.C:
			if answering && claim.Asked() {
				fmt.Println("came forward")
			}
		}
	}
}

// other is a window in another program.
type other struct {
	cmd   *exec.Cmd
	input io.Closer
	lines *bufio.Scanner
}

func start(t *testing.T, dir, answering string) *other {
	t.Helper()
	o := &other{cmd: exec.Command(os.Args[0])}
	o.cmd.Env = append(os.Environ(), roleFor+"="+dir, answers+"="+answering)
	var err error
	if o.input, err = o.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := o.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := o.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.cmd.Process.Kill(); o.cmd.Wait() })
	o.lines = bufio.NewScanner(out)
	return o
}

// says waits for the next line.
func (o *other) says(t *testing.T, want string) {
	t.Helper()
	if !o.lines.Scan() || o.lines.Text() != want {
		t.Fatalf("the other program says %q, want %q", o.lines.Text(), want)
	}
}

func TestSecondWindowBringsTheFirstForward(t *testing.T) {
	dir := t.TempDir()
	first := start(t, dir, "yes")
	first.says(t, "<nil>")
	for range 2 {
		second := start(t, dir, "yes")
		second.says(t, ErrShown.Error())
		first.says(t, "came forward")
	}
	first.input.Close()
	first.cmd.Wait()
	start(t, dir, "yes").says(t, "<nil>")
}

func TestWindowThatDoesNotAnswer(t *testing.T) {
	dir := t.TempDir()
	first := start(t, dir, "")
	first.says(t, "<nil>")
	if _, err := Take(t.Context(), dir, 100*time.Millisecond); !errors.Is(err, ErrSilent) {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, askName)); err == nil {
		t.Error("the request was left behind")
	}
}

func TestKilledWindowLeavesTheFolder(t *testing.T) {
	dir := t.TempDir()
	first := start(t, dir, "yes")
	first.says(t, "<nil>")
	if err := leave(filepath.Join(dir, askName)); err != nil {
		t.Fatal(err)
	}
	first.cmd.Process.Kill()
	first.cmd.Wait()
	claim, err := Take(t.Context(), dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer claim.Release()
	if claim.Asked() {
		t.Error("an old request is answered")
	}
}

// A window that is closed while it is asked leaves its folder to the other.
func TestWindowClosedWhileItIsAsked(t *testing.T) {
	dir := t.TempDir()
	claim, err := Take(t.Context(), dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	second := start(t, dir, "yes")
	for until := t.Context(); until.Err() == nil; {
		if _, err := os.Stat(filepath.Join(dir, askName)); err == nil {
			break
		}
	}
	if err := claim.Release(); err != nil {
		t.Fatal(err)
	}
	second.says(t, "<nil>")
}

func TestFilesArePrivate(t *testing.T) {
	dir := t.TempDir()
	claim, err := Take(t.Context(), dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer claim.Release()
	info, err := os.Stat(filepath.Join(dir, lockName))
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestFolderThatTakesNoFile(t *testing.T) {
	claim, err := Take(t.Context(), filepath.Join(t.TempDir(), "none"), 0)
	if err != nil || claim.Asked() || claim.Release() != nil {
		t.Error(err)
	}
}
