package store

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// audit compares a log with what writers said they had stored, and says what
// is lost, torn, there twice or unsound.
func audit(dir string, said []string) error {
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return fmt.Errorf("refused: %w", err)
	}
	defer s.Close()
	if err := verify(ctx, s.path); err != nil {
		return fmt.Errorf("unsound: %w", err)
	}
	if err := indexesFit(s); err != nil {
		return fmt.Errorf("unsound: %w", err)
	}
	kept, err := s.inventory()
	if err != nil {
		return err
	}
	for _, line := range said {
		if !kept[line] {
			return fmt.Errorf("lost: %s", line)
		}
	}
	return nil
}

// inventory lists what is in a log, in the words of its writers, and ends
// with the first contact or event that is torn or there twice.
func (s *Store) inventory() (map[string]bool, error) {
	contacts, err := list(s, ctx, selectContact, scanContact)
	if err != nil {
		return nil, err
	}
	kept, doers := map[string]bool{}, map[job]bool{}
	for _, c := range contacts {
		j, err := jobOf(c)
		if err != nil || !j.whole(c) {
			return nil, fmt.Errorf("torn: contact %s of %q", c.Ref, c.Agent)
		}
		if kept[string(c.ID)] || kept[c.Ref] || doers[j] {
			return nil, fmt.Errorf("doubled: contact %s of %q", c.Ref, c.Agent)
		}
		doers[j], kept[string(c.ID)], kept[c.Ref] = true, true, true
		kept["begun "+string(c.ID)] = true // true of every contact
		if c.State == StateSaved {
			kept["saved "+string(c.ID)] = true
		}
	}
	return kept, s.inventEvents(kept)
}

// inventEvents lists the events, and ends with the first that is torn.
func (s *Store) inventEvents(kept map[string]bool) error {
	type found struct {
		agent string
		run   RunID
		Event
	}
	events, err := list(s, ctx, `SELECT agent, run, seq, kind, step.topic, node, answer, text, at, dwell_ms
		FROM event JOIN step ON step.id = step JOIN run ON run.id = run JOIN contact ON contact.id = contact`,
		func(rows *sql.Rows, f *found) error {
			return rows.Scan(&f.agent, &f.run, &f.Seq, &f.Kind, &f.Topic, &f.Node, &f.Answer, &f.Text, stamp{&f.At}, &f.DwellMS)
		})
	for _, f := range events {
		want := job{}.event(f.Seq - 1)
		want.Seq, want.Text = f.Seq, f.agent
		if f.Event != want {
			return fmt.Errorf("torn: event %d of run %d", f.Seq, f.run)
		}
		kept[fmt.Sprintf("event %d %d", f.run, f.Seq)] = true
	}
	return err
}

// whole reports whether a contact is as its job stores it, as far as it came.
func (j job) whole(c Contact) bool {
	stored := c
	stored.ID, stored.Ref, stored.RowID, stored.State = "", "", 0, ""
	if c.State == StateSaved || c.State == StateParked {
		return stored == j.finished()
	}
	return stored == j.begun() || stored == j.typed() || stored == j.finished()
}

func TestAuditFindsWhatIsLostTornOrDoubled(t *testing.T) {
	_, afterRef, _ := strings.Cut(contactColumns+", "+derivedColumns, "ref, ")
	for want, spoilt := range map[string]string{
		"lost":    "DELETE FROM contact WHERE id = 2",
		"torn":    "UPDATE contact SET note = substr(note, 2) WHERE id = 3",
		"doubled": `INSERT INTO contact (` + contactColumns + `, ` + derivedColumns + `) SELECT 999, replace(uuid, '-7', '-6'), ref || '9', ` + afterRef + ` FROM contact WHERE id = 1`,
		"torn: event": `DROP TRIGGER event_never_changes;
			UPDATE event SET text = 'half' WHERE seq = 2`,
		"unsound": "INSERT INTO contact_words (contact_words, rowid, words) VALUES ('delete', 1, 'declined')",
	} {
		dir := t.TempDir()
		p := start(t, writer{number: 1, count: 8, dir: dir}, 1)
		<-p.ended
		must(t, p.finish())
		must(t, audit(dir, p.said))
		execFile(t, filepath.Join(dir, FileName), spoilt)
		if err := audit(dir, p.said); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: the audit says %v", want, err)
		}
	}
}
