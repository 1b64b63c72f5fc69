package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// found lists the notes that a filter finds.
func found(t *testing.T, s *Store, f Filter) []string {
	t.Helper()
	list, err := s.List(ctx, f)
	must(t, err)
	notes := []string{}
	for _, c := range list {
		notes = append(notes, c.Note)
	}
	return notes
}

func TestListPages(t *testing.T) {
	s := open(t, t.TempDir())
	for n := range 250 {
		add(t, s, Contact{Note: fmt.Sprint(n)})
	}
	var all []string
	f := Filter{Limit: 60}
	for {
		list, err := s.List(ctx, f)
		must(t, err)
		if len(list) == 0 {
			break
		}
		for _, c := range list {
			all = append(all, c.Note)
		}
		f.Before = list[len(list)-1].RowID
	}
	for i, note := range all {
		if note != fmt.Sprint(249-i) {
			t.Fatalf("row %d is %s", i, note)
		}
	}
	if len(all) != 250 || len(found(t, s, Filter{})) != defaultLimit || len(found(t, s, Filter{Limit: -1})) != defaultLimit {
		t.Fatalf("%d rows in pages", len(all))
	}
}

func TestEachVisitsAllThatWereThere(t *testing.T) {
	s := open(t, t.TempDir())
	batch := make([]Contact, 2*page)
	for i := range batch {
		batch[i].Note = fmt.Sprint(i)
	}
	_, err := s.AddAll(ctx, batch)
	must(t, err)
	visited := 0
	must(t, s.Each(ctx, Filter{}, func(c Contact) error {
		if visited++; c.Note != fmt.Sprint(2*page-visited) {
			t.Fatalf("visit %d is %s", visited, c.Note)
		}
		if visited == 10 {
			add(t, s, Contact{Note: "late"}) // others save while it walks
		}
		return nil
	}))
	if visited != 2*page {
		t.Fatalf("visited %d", visited)
	}
	stop := errors.New("enough")
	if err := s.Each(ctx, Filter{}, func(Contact) error { return stop }); err != stop {
		t.Fatal(err)
	}
}

func TestFilters(t *testing.T) {
	s := open(t, t.TempDir())
	for i, c := range []Contact{
		{Note: "a", Agent: "Amara", Topic: "card-expired", Outcome: "resolved"},
		{Note: "b", Agent: "Bartek", Topic: "card-expired", Outcome: "dropped"},
		{Note: "c", Agent: "Amara", Topic: "weak-connection", Outcome: "dropped"},
	} {
		c.Started = noon.AddDate(0, 0, i)
		add(t, s, c)
	}
	add(t, s, Contact{Note: "early", Started: noon.AddDate(-1, 0, 0)}) // entered late
	begun(t, s, Contact{Note: "draft", Agent: "Amara"})
	at := func(days int) time.Time { return noon.AddDate(0, 0, days) }
	for _, test := range []struct {
		f    Filter
		want string
	}{
		{Filter{}, "early c b a"},
		{Filter{Agent: "Amara"}, "c a"},
		{Filter{Topic: "card-expired"}, "b a"},
		{Filter{Outcome: "dropped", Agent: "Amara"}, "c"},
		{Filter{From: at(1)}, "c b"},
		{Filter{To: at(1)}, "early a"},
		{Filter{From: at(0), To: at(2)}, "b a"},
		{Filter{From: at(0), To: at(2), Agent: "Bartek"}, "b"},
		{Filter{From: at(5)}, ""},
		{Filter{From: at(0), Find: "b"}, "b"},
		{Filter{Find: "b", Agent: "Amara"}, ""},
		{Filter{Limit: 2}, "early c"},
	} {
		if got := strings.Join(found(t, s, test.f), " "); got != test.want {
			t.Errorf("%+v: %q, want %q", test.f, got, test.want)
		}
	}
}

func TestFind(t *testing.T) {
	s := open(t, t.TempDir())
	first := add(t, s, Contact{Note: "maria", Customer: "María-José López", Email: "mj.lopez@example.com",
		Phone: "+34 600 12 34 56", Order: "8123 4567 8901 2345"})
	add(t, s, Contact{Note: "the AND case: bank's \"reason\" 4711", Code: "ISC_RS_5100102051"})
	add(t, s, Contact{Note: "客户说支付失败了", Customer: "王小明"})
	add(t, s, Contact{Note: "карта", Customer: "Ольга Иванова", Phone: "٠٩٨٧٦٥٤٣٢١"})
	add(t, s, Contact{Note: "order", Order: "AE12X9"})
	for find, want := range map[string]string{
		"lopez": "maria", "LÓPEZ": "maria", "mar": "maria", "jose maria": "maria", "mj.lopez@example.com": "maria",
		"mj.lop": "maria", "600123456": "maria", "+34 600 12 34 56": "maria", "3456": "maria", "2345": "maria", "4567-8901": "maria",
		"lopez 2345": "maria", "2345 lopez": "maria", "lopez 9999": "", "912 lopez": "",
		first.Ref: "maria", strings.ToLower(first.Ref): "maria", first.Ref[:4] + "-1": "maria",
		"AND": `the AND case: bank's "reason" 4711`, "4711": `the AND case: bank's "reason" 4711`,
		`"reason"`: `the AND case: bank's "reason" 4711`, "bank's": `the AND case: bank's "reason" 4711`,
		"isc_rs_5100102051": `the AND case: bank's "reason" 4711`, "ISC": `the AND case: bank's "reason" 4711`,
		"支付": "客户说支付失败了", "失败了": "客户说支付失败了", "了": "客户说支付失败了", "小明": "客户说支付失败了", "付款": "",
		"иванова": "карта", "٨٧٦٥": "карта", "8765 ольга": "карта", "ae12x9": "order",
		"nobody": "", "!!": "", "*": "", `"`: "", "NEAR(": "", "note : x": "", "-": "",
	} {
		if got := strings.Join(found(t, s, Filter{Find: find}), "|"); got != want {
			t.Errorf("%q finds %q, want %q", find, got, want)
		}
	}
	if got := found(t, s, Filter{Find: " \t"}); len(got) != 5 {
		t.Errorf("blanks find %v", got)
	}
}

// Whatever is typed is an answer, never an error of the index.
func FuzzFind(f *testing.F) {
	s, err := Open(ctx, f.TempDir(), Options{})
	must(f, err)
	f.Cleanup(func() { s.Close() })
	add(f, s, Contact{Note: "the bank said no 支付失败", Phone: "+34 600 12 34 56"})
	for _, seed := range []string{`"`, `""`, `a"b`, "AND OR NOT", "NEAR(a b)", "a*", "^a", "{note}:a", "-a", "\x00", "a\x00b", "\xff", "1234", "1234\x00",
		strings.Repeat("a ", 50), strings.Repeat("9", 500), "支", "😀", "\u200b", "¹²³⁴", "K7QD-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, find string) {
		if _, err := s.List(ctx, Filter{Find: find}); err != nil {
			t.Fatalf("%q: %v", find, err)
		}
	})
}

func TestDigitsOfEveryScript(t *testing.T) {
	for in, want := range map[string]string{"a1b2": "12", "٠١٢٩": "0129", "०५९": "059", "０９": "09", "𝟎𝟗𝟘𝟡": "0909", "¹½": ""} {
		if got := digitsOf(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestLetterPairs(t *testing.T) {
	for in, want := range map[string]string{"": "", "abc": "", "支付": "支付 付 ", "a支b付c": "支 付 ", "カードが": "カ ドが が "} {
		if got := letterPairs(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

// planned are queries of the history with the step that SQLite has to begin
// with. None may read the whole table or sort.
var planned = []struct {
	f    Filter
	want string
}{
	{Filter{}, "USING INTEGER PRIMARY KEY"},
	{Filter{Before: 100}, "USING INTEGER PRIMARY KEY"},
	{Filter{From: noon.AddDate(0, 0, -1)}, "contact_words VIRTUAL TABLE"},
	{Filter{Topic: "card-expired"}, "contact_words VIRTUAL TABLE"},
	{Filter{Agent: "Amara"}, "contact_words VIRTUAL TABLE"},
	{Filter{Outcome: "dropped"}, "contact_words VIRTUAL TABLE"},
	{Filter{Find: "maria bank"}, "contact_words VIRTUAL TABLE"},
	{Filter{Find: "maria", Outcome: "dropped", From: noon.AddDate(-1, 0, 0)}, "contact_words VIRTUAL TABLE"},
	{Filter{Find: "2345"}, "contact_words VIRTUAL TABLE"},
	{Filter{Find: "K7QD-000001"}, "contact_words VIRTUAL TABLE"},
	{Filter{Find: "2345 maria"}, "contact_words VIRTUAL TABLE"},
}

func TestPlans(t *testing.T) {
	s := open(t, t.TempDir())
	fill(t, s, 3000, 1, "card-expired", "weak-connection")
	for _, p := range planned {
		q, possible, err := p.f.query(ctx, s.read)
		must(t, err)
		if !possible {
			t.Fatalf("%+v finds nothing", p.f)
		}
		text, args := q.statement()
		plan := planOf(t, s, text, args...)
		if !strings.Contains(plan[0], p.want) {
			t.Errorf("%+v begins with %q, want %q", p.f, plan[0], p.want)
		}
		checkPlan(t, plan)
	}
	for query, args := range map[string][]any{
		firstAndLast: nil,
		selectContact + "WHERE state <> 'saved' AND (?1 = '' OR agent = ?1) ORDER BY id DESC": {"Amara"},
		selectContact + "WHERE ref = ?": {"x"},
	} {
		plan := planOf(t, s, query, args...)
		if !slices.ContainsFunc(plan, func(step string) bool { return strings.Contains(step, "INDEX") }) {
			t.Errorf("%s: %v", query, plan)
		}
	}
}

// planOf asks SQLite how it would run a query.
func planOf(t *testing.T, s *Store, query string, args ...any) []string {
	t.Helper()
	rows, err := s.read.Query("EXPLAIN QUERY PLAN "+query, args...)
	must(t, err)
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		must(t, rows.Scan(&id, &parent, &unused, &step))
		plan = append(plan, step)
	}
	must(t, rows.Err())
	return plan
}

// checkPlan refuses plans that get slower with every contact. Full-text
// tables always say SCAN; theirs is a walk of the index.
func checkPlan(t *testing.T, plan []string) {
	t.Helper()
	for _, step := range plan {
		if strings.Contains(step, "SCAN") && !strings.Contains(step, "VIRTUAL TABLE INDEX") || strings.Contains(step, "TEMP B-TREE FOR ORDER") {
			t.Errorf("bad plan: %s", strings.Join(plan, "; "))
		}
	}
}
