package store

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"
	"time"
)

func TestSurvey(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	code, err := s.DeskCode(ctx)
	must(t, err)
	sum, err := Survey(ctx, s.Path())
	must(t, err)
	if sum.Saved != 0 || !sum.Oldest.IsZero() || !sum.Newest.IsZero() || sum.Desk != code || sum.Size == 0 {
		t.Errorf("an empty log: %+v", sum)
	}
	for _, hours := range []int{5, 1, 9} {
		add(t, s, Contact{Started: noon.Add(time.Duration(-hours) * time.Hour)})
	}
	begun(t, s, Contact{})
	backup := filepath.Join(t.TempDir(), "backup.db")
	must(t, s.Backup(ctx, backup))
	for _, path := range []string{s.Path(), backup} {
		sum, err := Survey(ctx, path)
		must(t, err)
		if sum.Path != path || sum.Saved != 3 || sum.Unfinished != 1 || sum.Issued != 4 || sum.Desk != code ||
			sum.Version != int64(len(shipped())) || time.Since(sum.Made) > time.Hour ||
			!sum.Oldest.Equal(noon.Add(-9*time.Hour)) || !sum.Newest.Equal(noon.Add(-time.Hour)) {
			t.Errorf("%+v", sum)
		}
	}
	_, err = Survey(ctx, backup+"x")
	troubled(t, err, NoAccess)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error("cannot be told from one that is there")
	}
}

func TestSurveyOfWhatIsNoLog(t *testing.T) {
	for _, bad := range badFiles {
		t.Run(bad.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.db")
			if bad.want != Foreign {
				must(t, copyFile(path, ourLog(t)))
			}
			bad.make(t, path)
			untouched(t, filepath.Dir(path), func() {
				_, err := Survey(ctx, path)
				troubled(t, err, bad.want)
			})
		})
	}
}

func TestSurveyAfterACommitWasCutOff(t *testing.T) {
	path := ourLog(t)
	s := open(t, filepath.Dir(path))
	cutOff(t, s)
	sum, err := Survey(ctx, path)
	if err != nil || sum.Saved != 50 {
		t.Errorf("%+v, %v", sum, err)
	}
}
