package store

import (
	"context"
	"errors"
	"testing"
	"time"
)

// lock holds the log as another program does, until the test ends it.
func lock(t *testing.T, s *Store) (unlock func()) {
	t.Helper()
	other, err := openPlain(s.path, "")
	must(t, err)
	t.Cleanup(func() { other.Close() })
	_, err = other.Exec("BEGIN EXCLUSIVE", nil)
	must(t, err)
	return func() {
		_, err := other.Exec("COMMIT", nil)
		must(t, err)
	}
}

func TestLockedLogIsToldWhenPatienceEnds(t *testing.T) {
	s := open(t, t.TempDir())
	s.patience = 20 * time.Millisecond
	unlock := lock(t, s)
	_, err := s.Add(ctx, Contact{Note: "a"})
	troubled(t, err, Locked)
	unlock()
	add(t, s, Contact{})
}

func TestWaitingForALockEndsWithTheContext(t *testing.T) {
	s := open(t, t.TempDir())
	lock(t, s)
	short, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
	defer cancel()
	if _, err := s.Add(short, Contact{Note: "a"}); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
}

func TestConnectionWaitsAgainAfterATransaction(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, Contact{})
	var timeout int
	must(t, s.write.QueryRow("PRAGMA busy_timeout").Scan(&timeout))
	if timeout != 10_000 {
		t.Fatalf("busy_timeout is %d", timeout)
	}
}
