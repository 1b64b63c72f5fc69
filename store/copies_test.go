package store

import (
	"context"
	"os"
	"testing"
)

// Work that is stopped costs no backup.
func TestStoppedRewriteLeavesTheCopies(t *testing.T) {
	s := open(t, t.TempDir())
	daily := makeDaily(t, s, 0).Path
	stopped, stop := context.WithCancel(ctx)
	c := s.eachCopy(stopped, func(*Store) error {
		stop()
		return stopped.Err()
	})
	if len(c.Kept)+len(c.Removed) > 0 || len(c.Left) != 1 || c.Left[0] != daily {
		t.Errorf("%+v", c)
	}
	if _, err := os.Stat(daily); err != nil {
		t.Error(err)
	}
}
