package main

import "testing"

func TestStandardErrorStaysEmptyInEveryLocale(t *testing.T) {
	for _, locale := range []string{"C", "C.UTF-8", "POSIX", "en_US.UTF-8", "de_DE", ""} {
		p := program{t: t, dir: t.TempDir(), env: []string{"LC_ALL=" + locale, "LANG=" + locale}}
		if s := p.call("", "version"); s.code != exitDone || s.err != "" {
			t.Errorf("with locale %q: exit %d, %q", locale, s.code, s.err)
		}
	}
}
