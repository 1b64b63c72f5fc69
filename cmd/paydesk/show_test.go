package main

import (
	"strings"
	"testing"

	"paydesk/knowledge"
)

func TestShowPrintsEveryTopic(t *testing.T) {
	d := newDesk(t)
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range lib.Articles() {
		fields := decode[map[string]any](t, d.ok("", "show", string(a.ID), "--json"))
		if fields["id"] != string(a.ID) || fields["resolution"] == nil {
			t.Errorf("%s: shown as %v", a.ID, fields)
		}
		if text := d.ok("", "show", string(a.ID)); !strings.HasPrefix(text, a.Title) {
			t.Errorf("%s: printed as %.60q", a.ID, text)
		}
	}
}
