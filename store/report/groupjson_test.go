package report

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
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

// What does not follow from its numerator and denominator is refused by name.
func TestAChangedFigureOfAGroupIsRefused(t *testing.T) {
	g := Group{Keys: []string{"card-expired", "Sam"}, sums: make(sums, len(definitions))}
	for i := range definitions {
		g.sums[i].num, g.sums[i].den = 30, 40
	}
	body, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	for id, changes := range map[string][2]string{
		"fcr_gross": {`"value":0.75,"low"`, `"value":0.76,"low"`}, "aht": {`"n":40,"value":0.75}`, `"n":40,"value":9}`},
		"contacts": {`"n":30,"value":30}`, `"n":30,"value":31}`}, "repeats": {`"repeats":{"numerator":30`, `"repeats":{"numerator":31`},
		"fcr_net": {`"fcr_net":{"numerator":30,"denominator":40,"n":40`, `"fcr_net":{"numerator":30,"denominator":40,"n":41`},
		"talk":    {`"talk":{`, `"talk":{"small":true,`}, "handling_median": {`"value":15}`, `"value":15.2}`},
	} {
		changed := strings.Replace(string(body), changes[0], changes[1], 1)
		input, again := (*InputError)(nil), Group{}
		err := json.Unmarshal([]byte(changed), &again)
		if changed == string(body) || !errors.As(err, &input) || !strings.Contains(err.Error(), "figure "+id+" of the group \"card-expired / Sam\"") {
			t.Errorf("%s: %v", id, err)
		}
	}
}
