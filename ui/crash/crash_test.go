package crash

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// What a shopper said, and may be in the words of a panic.
const (
	name = "Maria Marker"
	mail = "maria.marker@example.org"
)

// noon is where the clock of the tests stands.
var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.Local)

// A program that the tests start is this test binary with folderFor in its
// environment, which fails in the way that way names.
const (
	folderFor = "PAYDESK_TEST_CRASH"
	way       = "PAYDESK_TEST_WAY"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(folderFor); dir != "" {
		os.Exit(fail(Folder{dir, time.Now}, os.Getenv(way)))
	}
	os.Exit(m.Run())
}

// ways are how a program fails.
var ways = map[string]func(Folder){
	"caught": func(f Folder) {
		defer func() { f.Note(recover()) }()
		stumble(name, mail)
	},
	"panic": func(Folder) { stumble(name, mail) },
	"fatal": func(Folder) { fmt.Println(overflow(1<<40, name+mail)) },
}

// fail watches, fails, and ends in good order if it can.
func fail(f Folder, how string) int {
	debug.SetMaxStack(1 << 20)
	stop, err := f.Watch()
	if err != nil {
		fmt.Println(err)
		return 1
	}
	ways[how](f)
	stop()
	return 0
}

// stumble panics with what a shopper said.
func stumble(customer, email string) {
	panic(fmt.Errorf("no order of %s\n%s(goroutine 1)", customer, email))
}

// overflow needs more stack than there is.
func overflow(depth int, text string) int {
	if depth == 0 {
		return 0
	}
	return overflow(depth-1, text) + len(text)
}

// run has another program fail and returns what it said.
func run(t *testing.T, dir, how string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), folderFor+"="+dir, way+"="+how,
		"GORACE=atexit_sleep_ms=0") // under the race detector a program lingers a second
	out, err := cmd.CombinedOutput()
	if failed := (*exec.ExitError)(nil); err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	return string(out)
}

// files reads the crash files of a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(path)] = string(text)
	}
	return found
}

// clean ends the test if a text holds anything a shopper said.
func clean(t *testing.T, where, text string) {
	t.Helper()
	for _, marker := range []string{"Maria", "maria", "Marker", "marker", "example.org", "no order"} {
		if strings.Contains(text, marker) {
			t.Errorf("%s holds %q:\n%s", where, marker, text)
		}
	}
}

func TestCaughtFailureIsNotedWithoutItsWords(t *testing.T) {
	dir := t.TempDir()
	clean(t, "the output", run(t, dir, "caught"))
	found := files(t, dir)
	if len(found) != 1 {
		t.Fatalf("%d files", len(found))
	}
	for name, text := range found {
		clean(t, name, text)
		if !strings.HasPrefix(text, "*errors.errorString\n") || !strings.Contains(text, "crash.stumble\n") || !strings.Contains(text, "crash_test.go:") {
			t.Errorf("%s:\n%s", name, text)
		}
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
	}
}

// What ends the program is told at its next start, without the words.
func TestFailureThatEndsTheProgram(t *testing.T) {
	for how, place := range map[string]string{"panic": "crash.stumble", "fatal": "crash.overflow"} {
		dir := t.TempDir()
		run(t, dir, how)
		stop, err := Folder{dir, time.Now}.Watch()
		if err != nil {
			t.Fatal(err)
		}
		stop()
		found := files(t, dir)
		if len(found) != 1 {
			t.Fatalf("%s: %d files", how, len(found))
		}
		for name, text := range found {
			clean(t, name, text)
			if !strings.Contains(text, place+"\n\t") || strings.Contains(text, "0x") && strings.Contains(text, "(0x") {
				t.Errorf("%s:\n%s", how, text)
			}
		}
	}
}

func TestGoodEndLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	stop, err := Folder{dir, time.Now}.Watch()
	if err != nil {
		t.Fatal(err)
	}
	if len(files(t, dir)) != 1 {
		t.Error("nothing is watched")
	}
	stop()
	if found := files(t, dir); len(found) != 0 {
		t.Errorf("%d files are left", len(found))
	}
}

func TestNewestTenAreKept(t *testing.T) {
	now := noon
	f := Folder{t.TempDir(), func() time.Time { return now }}
	for range kept + 5 {
		now = now.Add(time.Minute)
		if _, err := f.Note(errors.New("x")); err != nil {
			t.Fatal(err)
		}
	}
	found := files(t, f.Dir)
	if _, newest := found["crash-20261121-121500.txt"]; len(found) != kept || !newest {
		t.Errorf("%d files, the newest among them: %v", len(found), newest)
	}
}

func TestFolderThatTakesNoFile(t *testing.T) {
	f := Folder{filepath.Join(t.TempDir(), "none"), time.Now}
	if _, err := f.Note("x"); err == nil {
		t.Error("a failure was noted nowhere")
	}
	if _, err := f.Watch(); err == nil {
		t.Error("nothing is watched")
	}
}

func TestTwoOfOneSecondShareAFile(t *testing.T) {
	f := Folder{t.TempDir(), func() time.Time { return noon }}
	first, err := f.Note(1)
	if err != nil {
		t.Fatal(err)
	}
	second, err := f.Note("x")
	text, _ := os.ReadFile(second)
	if err != nil || first != second || !bytes.Contains(text, []byte("int\n")) || !bytes.Contains(text, []byte("string\n")) {
		t.Errorf("%s, %s, %v:\n%s", first, second, err, text)
	}
}
