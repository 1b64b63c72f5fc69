package store

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"
)

// program is a writer that runs beside the test.
type program struct {
	cmd   *exec.Cmd
	input io.Closer     // closed to tell it to end
	many  chan struct{} // closed when it has said enough, or ended
	ended chan struct{} // closed when it says no more
	said  []string      // the acts it did, once it has ended
	errs  bytes.Buffer
}

// start starts a writer, below another program where one is named; many is
// told after so many lines, of which the first says that it starts.
func start(t *testing.T, w writer, many int, below ...string) *program {
	t.Helper()
	words := append(below, os.Args[0])
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Env = append(os.Environ(), writerJob+"="+w.String(),
		"GORACE=atexit_sleep_ms=0") // under the race detector a program lingers a second
	p := &program{cmd: cmd, many: make(chan struct{}), ended: make(chan struct{})}
	cmd.Stderr = &p.errs
	var err error
	p.input, err = cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	go p.listen(out, many)
	return p
}

// listen takes down what the program says. A line without an end was cut off
// and says nothing.
func (p *program) listen(out io.Reader, many int) {
	lines, told := bufio.NewReader(out), false
	for n := 1; ; n++ {
		line, err := lines.ReadString('\n')
		if !told && (err != nil || n == many) {
			told = true
			close(p.many)
		}
		if err != nil {
			close(p.ended)
			return
		}
		if n > 1 {
			p.said = append(p.said, line[:len(line)-1])
		}
	}
}

// kill kills the program in the middle of what it does. One that had ended
// before is no error, unless it failed.
func (p *program) kill() error {
	if err := p.cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	<-p.ended
	p.cmd.Wait()
	return p.complaint()
}

// finish has the program end by itself, which it has to do without an error.
func (p *program) finish() error {
	p.input.Close()
	<-p.ended
	return errors.Join(p.cmd.Wait(), p.complaint())
}

// complaint is what the program said went wrong.
func (p *program) complaint() error {
	if p.errs.Len() > 0 {
		return fmt.Errorf("a writer complained: %s", p.errs.String())
	}
	return nil
}
