package store

import (
	"strings"
	"testing"
)

// What is kept for the figures is mended by the doctor however it was damaged.
func TestDoctorMendsFacts(t *testing.T) {
	for name, damage := range map[string]string{
		"other facts":      "UPDATE fact SET contacts = (SELECT contacts FROM fact WHERE block = 1) WHERE block = 0",
		"other steps":      "UPDATE fact SET steps = x'00000000' WHERE block = 0",
		"too short a span": "UPDATE fact_block SET last = last - 1000000 WHERE block = 0",
		"no promises":      "UPDATE fact_block SET due_from = NULL, due_to = NULL WHERE block = 0",
		"of another state": "UPDATE fact_block SET version = version + 7 WHERE block = 0",
		"no block":         "DELETE FROM fact_block WHERE block = 0",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir)
			fill(t, s, 2500, 1, "card-expired", "limit")
			q := questionOf(t, "")
			before := counted(t, s, q)
			if said := factsFinding(t, dir); said.Level != OK {
				t.Fatalf("a sound log: %+v", said)
			}
			_, err := s.write.Exec(damage)
			must(t, err)
			if said := factsFinding(t, dir); said.Level != Warn || !strings.Contains(said.What, " 1 of 3 blocks") || said.Do == "" {
				t.Errorf("damaged: %+v", said)
			}
			if said := factsFinding(t, dir); said.Level != OK {
				t.Errorf("mended: %+v", said)
			}
			if after := counted(t, s, q); after.Contacts != before.Contacts || after.Of("aht").Numerator != before.Of("aht").Numerator {
				t.Errorf("%d contacts, before the damage %d", after.Contacts, before.Contacts)
			}
		})
	}
}

// factsFinding is what the doctor says of what is kept for the figures.
func factsFinding(t *testing.T, dir string) Finding {
	t.Helper()
	for _, f := range examine(ctx, dir, noon) {
		if strings.Contains(f.What, "for the figures") {
			return f
		}
	}
	t.Fatal("the doctor says nothing of the figures")
	return Finding{}
}
