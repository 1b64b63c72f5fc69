package desk

import (
	"errors"
	"io"
	"strings"
	"testing"

	"paydesk/store/report"
)

func FuzzLineReader(f *testing.F) {
	var names, cells []string
	for _, c := range columns {
		names, cells = append(names, c.name), append(cells, "0")
	}
	f.Add(strings.Join(names, ",") + "\r\n" + strings.Join(cells, ",") + "\r\n")
	f.Add("\ufeff" + strings.Join(names, ";") + "\n\"")
	f.Add(`"`)
	f.Fuzz(func(t *testing.T, file string) {
		r, err := newLineReader(strings.NewReader(file))
		for input := (*report.InputError)(nil); err == nil; {
			if _, _, err = r.next(); err != nil && !errors.Is(err, io.EOF) && !errors.As(err, &input) {
				t.Errorf("%v", err)
			}
		}
	})
}
