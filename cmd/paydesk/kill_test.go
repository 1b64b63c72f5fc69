package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// adder is a `contact add` that is given one contact after the other.
type adder struct {
	cmd   *exec.Cmd
	input io.WriteCloser
	name  string // of its notes
	errs  bytes.Buffer
	some  chan struct{} // closed when it has answered a few lines
	stop  chan struct{} // closed to have it end
	ended chan struct{}
	sent  map[string]string // notes by the id it answered
}

// note is the n-th note of an adder.
func (a *adder) note(n int) string {
	return fmt.Sprintf("note %d of %s ", n, a.name) + strings.Repeat("declined ", 1+n%40*30)
}

// adding starts an adder; some is told after so many answers.
func (p program) adding(name string, some int) *adder {
	p.t.Helper()
	a := &adder{cmd: p.command("contact", "add", "--json", "-"), name: name, some: make(chan struct{}), stop: make(chan struct{}), ended: make(chan struct{}), sent: map[string]string{}}
	a.cmd.Stderr = &a.errs
	var err error
	if a.input, err = a.cmd.StdinPipe(); err != nil {
		p.t.Fatal(err)
	}
	out, err := a.cmd.StdoutPipe()
	if err != nil {
		p.t.Fatal(err)
	}
	if err := a.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	go a.talk(p.t, bufio.NewReader(out), some)
	return a
}

// talk gives it a line and takes down the answer, until it is told to stop or
// the program ends. An answer that was cut off says nothing.
func (a *adder) talk(t *testing.T, answers *bufio.Reader, some int) {
	defer close(a.ended)
	defer a.input.Close()
	for n := 0; ; n++ {
		if n == some {
			close(a.some)
		}
		select {
		case <-a.stop:
			return
		default:
		}
		fmt.Fprintf(a.input, `{"note":%q}`+"\n", a.note(n)) // a program that was killed reads nothing and says nothing
		line, err := answers.ReadString('\n')
		if err != nil {
			return
		}
		a.sent[string(decode[added](t, line).ID)] = a.note(n)
	}
}

// An id that the program printed is that of a contact which is stored,
// whenever the program is killed, and however many run at a time.
func TestKilledProgramLosesNothing(t *testing.T) {
	kills := 24
	if os.Getenv("PAYDESK_SOAK") != "" {
		kills = 1000
	}
	rng := rand.New(rand.NewPCG(1, 2))
	p := program{t: t, dir: filepath.Join(t.TempDir(), "data")}
	sent := map[string]string{}
	for kill := range kills {
		var adders []*adder
		for n := range 1 + kill%3 {
			adders = append(adders, p.adding(fmt.Sprintf("%d %d", kill, n), rng.IntN(8)))
		}
		if kill%4 > 0 { // else at its start
			select {
			case <-adders[0].some:
			case <-adders[0].ended:
			}
		}
		<-time.After(time.Duration(rng.Int64N(int64(20 * time.Millisecond)))) // the moment is what is tried out
		adders[0].cmd.Process.Kill()
		for i, a := range adders {
			close(a.stop)
			<-a.ended
			if err := a.cmd.Wait(); a.errs.Len() > 0 || i > 0 && err != nil {
				t.Errorf("%v, %s", err, a.errs.String())
			}
			for id, note := range a.sent {
				sent[id] = note
			}
		}
	}
	t.Logf("%d kills, %d contacts acknowledged", kills, len(sent))
	keptAll(t, p.dir, sent)
}
