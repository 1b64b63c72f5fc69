package main

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

func TestALineThatIsTooLongKeepsNoOtherFromItsAnswer(t *testing.T) {
	d := newDesk(t)
	long := `{"query":"` + strings.Repeat("a", maxLine) + `"}`
	for _, c := range []struct {
		input string
		long  int // the line that is too long
		lines int
	}{
		{long + "\n" + `{"query":"2051"}` + "\n", 1, 2},
		{`{"query":"2051"}` + "\n\n" + long + "\r\n" + `{"query":"2051"}`, 3, 3},
		{`{"query":"2051"}` + "\n" + long, 2, 2},
	} {
		s := d.call(c.input, "search", "--json", "--batch", "--limit", "1")
		got := lines(s.out)
		if s.code != exitRefused || len(got) != c.lines {
			t.Fatalf("exit %d, %d answers, %s", s.code, len(got), s.err)
		}
		for _, line := range got {
			if !strings.Contains(line, `"error"`) {
				if a := decode[searchAnswer](t, line); len(a.Results) != 1 || a.Results[0].ID != "isc-rs-5100102051" {
					t.Errorf("answered %+v", a)
				}
			} else if e := decode[lineError](t, line); e.Line != c.long || !strings.Contains(e.Error, "longer than 8 MB") {
				t.Errorf("answered %+v, want line %d", e, c.long)
			}
		}
	}
}

func TestTheLongestLineIsRead(t *testing.T) {
	longest := strings.Repeat("a", maxLine-1) + "\n"
	in := newLineReader(strings.NewReader(longest + "a" + longest + longest))
	for number, want := range []error{nil, errTooLong, nil, io.EOF} {
		line, err := in.next()
		if !errors.Is(err, want) || in.number != number+1 || (err == nil && string(line) != longest) {
			t.Errorf("line %d is %d bytes, %v, want %v", in.number, len(line), err, want)
		}
	}
}

// endless is a line without an end.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'a'
	}
	return len(b), nil
}

func TestALongLineTakesNoMoreMemoryThanTheLongestRead(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	in := newLineReader(io.MultiReader(io.LimitReader(endless{}, 32*maxLine), strings.NewReader("\nb")))
	if _, err := in.next(); !errors.Is(err, errTooLong) {
		t.Fatal(err)
	}
	if line, err := in.next(); err != nil || string(line) != "b" {
		t.Errorf("the next line is %q, %v", line, err)
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 10*maxLine {
		t.Errorf("it took %d MB", took>>20)
	}
}

func TestAByteOrderMarkIsNoPartOfTheFirstLine(t *testing.T) {
	d := newDesk(t)
	mark := string(byteOrderMark)
	out := d.ok(mark+`{"note":"n"}`+"\n", "contact", "add", "--json", "-")
	d.ok(mark+`{"note":"m"}`, "contact", "edit", string(decode[added](t, out).ID), "--json", "-")
	d.ok(mark+`{"query":"2051"}`+"\n", "search", "--json", "--batch")
	if s := d.call(mark+"\n"+mark+`{"note":"n"}`+"\n", "contact", "add", "--json", "-"); s.code != exitRefused || decode[lineError](t, s.out).Line != 2 {
		t.Errorf("a mark in the second line: exit %d, %q", s.code, s.out)
	}
}

func TestInputThatBreaksOffIsToldOf(t *testing.T) {
	var out strings.Builder
	broken := io.MultiReader(strings.NewReader("one\ntwo"), failing{})
	err := streams{in: broken, out: &out}.answerLines(func(line []byte) (any, error) { return string(line), nil })
	if err == nil || !strings.Contains(err.Error(), "after line 1: "+errBroken.Error()) || out.String() != fmt.Sprintf("%q\n", "one\n") {
		t.Errorf("answered %q, %v", out.String(), err)
	}
}

var errBroken = errors.New("broken off")

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errBroken }
