package store

import (
	"testing"
	"time"

	"github.com/google/uuid"
)

func TestContactIDTellsItsTime(t *testing.T) {
	for _, now := range []time.Time{noon, time.UnixMilli(0), time.Date(1960, 1, 1, 0, 0, 0, 0, time.UTC)} {
		id, err := uuid.Parse(string(newContactID(now)))
		must(t, err)
		if id.Version() != 7 || id.Variant() != uuid.RFC4122 {
			t.Fatalf("%s: version %d, variant %v", id, id.Version(), id.Variant())
		}
		sec, _ := id.Time().UnixTime()
		if want := max(now.Unix(), 0); sec != want {
			t.Fatalf("%s tells %d, want %d", id, sec, want)
		}
	}
}

func TestParseRef(t *testing.T) {
	for in, want := range map[string]string{
		"K7QD-000123": "K7QD-000123", "k7qd 123": "K7QD-000123", " k7qd-0123 ": "K7QD-000123",
		"koil-1": "K011-000001", "K7QD-1234567": "K7QD-1234567",
		"": "", "K7QD": "", "K7QD-": "", "K7QD-x": "", "K7QD-0": "", "K7QD--1": "", "K7Q-1": "", "8123-4567": "", "a b c": "",
	} {
		if got, ok := parseRef(in); got != want || ok != (want != "") {
			t.Errorf("%q gives %q, %v", in, got, ok)
		}
	}
}

func TestDeskCodesDiffer(t *testing.T) {
	seen := map[string]bool{}
	for range 100 {
		code := newDeskCode()
		if ref, ok := parseRef(code + "-1"); !ok || ref != code+"-000001" {
			t.Fatalf("%q does not survive being read", code)
		}
		seen[code] = true
	}
	if len(seen) < 98 {
		t.Fatalf("%d codes of 100", len(seen))
	}
}

func TestSQLiteVersionIsPrinted(t *testing.T) {
	if v := SQLiteVersion(); len(v) < 5 || v[0] != '3' {
		t.Fatalf("version %q", v)
	}
}
