package report

import (
	"encoding/json"
	"reflect"
	"testing"
)

// The figures of a group are written as their type says, and read again.
func TestGroupsInJSON(t *testing.T) {
	g := Group{Keys: []string{"card \"expired\"", "<b>"}, Labels: []string{"Ünï", ""}, sums: make(sums, len(definitions))}
	for i := range definitions {
		g.sums[i].num, g.sums[i].den = int64(7*i%5), int64(i)
	}
	body, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Keys, Labels []string
		Figures      map[string]json.RawMessage
	}
	if err := json.Unmarshal(body, &got); err != nil || !reflect.DeepEqual(got.Keys, g.Keys) || !reflect.DeepEqual(got.Labels, g.Labels) {
		t.Fatalf("%s: %v", body, err)
	}
	for i := range definitions {
		m := definitions[i].measure(g.sums[i].num, g.sums[i].den)
		want, err := json.Marshal(m)
		if text := string(got.Figures[definitions[i].ID]); err != nil || text != string(want) && (m.N > 0 || text != "") {
			t.Errorf("%s is %s, want %s", definitions[i].ID, text, want)
		}
	}
	var again Group
	if err := json.Unmarshal(body, &again); err != nil {
		t.Fatal(err)
	}
	if text, err := json.Marshal(again); err != nil || string(text) != string(body) {
		t.Errorf("read again it is %s, was %s", text, body)
	}
}
