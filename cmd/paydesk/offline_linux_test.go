package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// aDay is what is done with the program, without the window.
var aDay = []struct{ input, call string }{
	{"", "version"},
	{"", "search --json -- bank keeps declining"},
	{`{"query":"2051"}` + "\n", "search --json --batch"},
	{"", "show payment-declined --json"},
	{"", "walk isc-rs-5100102051 --answers 2,1,1,1,1,1,2,5 --json"},
	{"", "handout payment-declined --out FOLDER/page.pdf"},
	{contactLine, "contact add --json -"},
	{"", "contact list --json --find kangaroo"},
	{"", "kb list"},
	{"", "kb check"},
	{"", "backup FOLDER/backup.db"},
	{"", "restore FOLDER/backup.db"},
	{"", "audit"},
	{"", "doctor"},
	{"", "--data FOLDER/demo demo --contacts 20"},
}

// day does all of aDay; each call has to work.
func (p program) day() {
	p.t.Helper()
	for _, each := range aDay {
		p.ok(each.input, strings.Fields(strings.ReplaceAll(each.call, "FOLDER", filepath.Dir(p.dir)))...)
	}
}

// display starts a virtual one that listens to no network, and returns its
// name.
func display(t *testing.T) string {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is missing; scripts/setup.sh test installs it")
		}
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{write}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatal("Xvfb did not start: ", err)
	}
	return ":" + strings.TrimSpace(number)
}

// window opens the window on a display, waits until it is to be seen, and
// has it end in good order.
func (p program) window(display string) {
	p.t.Helper()
	p.env = append(p.env, "DISPLAY="+display, "WAYLAND_DISPLAY=")
	cmd := p.command()
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	defer cmd.Process.Kill()
	seen := exec.CommandContext(p.t.Context(), "timeout", "60", "xdotool", "search", "--sync", "--onlyvisible", "--name", "^Paydesk$")
	seen.Env = append(os.Environ(), "DISPLAY="+display)
	if out, err := seen.CombinedOutput(); err != nil {
		p.t.Fatalf("no window is to be seen: %v, %s%s", err, out, said.String())
	}
	if err := syscall.Kill(innermost(cmd.Process.Pid), syscall.SIGTERM); err != nil {
		p.t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		p.t.Errorf("the window ended with %v: %s", err, said.String())
	}
}

// innermost is the program that runs in another, such as strace.
func innermost(pid int) int {
	id := strconv.Itoa(pid)
	children, err := os.ReadFile(filepath.Join("/proc", id, "task", id, "children"))
	if err != nil {
		return pid
	}
	if inner := strings.Fields(string(children)); len(inner) > 0 {
		child, err := strconv.Atoi(inner[0])
		if err == nil {
			return innermost(child)
		}
	}
	return pid
}

// traced runs the program so that all sockets it asks for stand in a file.
func (p program) traced(log string) program {
	p.t.Helper()
	if err := exec.Command("strace", "-o", os.DevNull, "true").Run(); err != nil {
		p.t.Skip("no right to trace a program, or strace is missing: ", err)
	}
	p.below = []string{"strace", "-f", "-qq", "-A", "-e", "trace=socket,connect", "-o", log}
	return p
}

// sockets lists the sockets of a family in what strace wrote. That of the
// internet, AF_INET, stands for AF_INET6 as well.
func sockets(t *testing.T, log, family string) (asked []string) {
	t.Helper()
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if strings.Contains(line, family) {
			asked = append(asked, line)
		}
	}
	return asked
}

func TestAsksForNoInternetSocket(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	p := program{t: t, dir: filepath.Join(dir, "data")}.traced(log)
	p.day()
	p.window(display(t))
	if asked := sockets(t, log, "AF_INET"); len(asked) > 0 {
		t.Errorf("sockets of the internet were asked for: %s", asked)
	}
	if len(sockets(t, log, "X11-unix")) == 0 {
		t.Error("that of the window was not seen")
	}
}

// The test above can fail: what asks for a socket is seen.
func TestInternetSocketIsSeen(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	p := program{t: t}.traced(log)
	words := append(p.below, "bash", "-c", "echo >/dev/tcp/127.0.0.1/9")
	exec.Command(words[0], words[1:]...).Run() // nobody listens there
	if len(sockets(t, log, "AF_INET")) == 0 {
		t.Error("no socket was seen")
	}
}

func TestWorksWithoutAnyNetwork(t *testing.T) {
	below := []string{"unshare", "-rn"}
	if out, err := exec.Command(below[0], append(below[1:], "true")...).CombinedOutput(); err != nil {
		t.Skipf("no right to take the network away: %s", out)
	}
	p := program{t: t, dir: filepath.Join(t.TempDir(), "data"), below: below}
	p.day()
	p.window(display(t))
}
