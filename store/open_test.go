package store

import (
	"context"
	"testing"
	"time"
)

// noon is the clock of the tests.
var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// openAt opens the log in a folder with the clock at noon.
func openAt(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(context.Background(), dir, Options{Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestSmoke(t *testing.T) {
	ctx := context.Background()
	s := openAt(t, t.TempDir())
	saved, err := s.Add(ctx, Contact{Customer: "Maria López", Phone: "+34 600 12 34 56", Order: "8123456789012345", Note: "declined 支付失败了 today", AttemptAmount: "12.50"})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(saved)
	for _, f := range []string{"", "mar", "lopez", "2345", "600123456", "支付", "败", "付失", "declined maria", "3456", saved.Ref, "xyz", "!!", "12"} {
		l, err := s.List(ctx, Filter{Find: f})
		t.Log(f, len(l), err)
	}
	l, err := s.List(ctx, Filter{From: noon.Add(-time.Hour)})
	t.Log(len(l), err)
	c, err := s.Get(ctx, string(saved.ID))
	t.Logf("%+v %v", c, err)
}
