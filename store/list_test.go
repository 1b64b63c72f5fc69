package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
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

// What the index finds is what reading every contact finds.
func TestFiltersAgreeWithReadingEverything(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	fill(t, s, 2000, 5, "card-expired", "weak-connection", "high-frequency")
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 { // entered in no order
		add(t, s, Contact{Note: "import", Started: time.UnixMilli(r.Int64N(latest.UnixMilli()))})
	}
	all := everything(t, dir)
	for range 400 {
		f, c := Filter{Limit: len(all)}, all[r.IntN(len(all))]
		for _, narrow := range []func(){
			func() { f.Agent = c.Agent }, func() { f.Topic = c.Topic }, func() { f.Outcome = c.Outcome },
			func() { f.From = c.Started.Add(time.Duration(r.IntN(100)) * -time.Hour) },
			func() { f.To = c.Started.Add(time.Duration(r.IntN(100_000)) * time.Hour) },
			func() { f.Find = tail(c.Order, minDigits+r.IntN(5)) }, func() { f.Find = tail(digitsOf(c.Phone), minDigits+r.IntN(5)) },
		} {
			if r.IntN(4) == 0 {
				narrow()
			}
		}
		got, err := s.List(ctx, f)
		must(t, err)
		want := slices.DeleteFunc(slices.Clone(all), func(c Contact) bool { return !fits(f, c) })
		if !slices.Equal(got, want) {
			t.Errorf("%+v: %d contacts, want %d", f, len(got), len(want))
		}
	}
}

// latest is the end of what a clock can show.
var latest = time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)

// tail is the end of a text, so many signs long.
func tail(s string, length int) string { return s[max(len(s)-length, 0):] }

// fits tells whether a contact is what a filter, with digits to find, asks for.
func fits(f Filter, c Contact) bool {
	return (f.Agent == "" || f.Agent == c.Agent) && (f.Topic == "" || f.Topic == c.Topic) && (f.Outcome == "" || f.Outcome == c.Outcome) &&
		(f.From.IsZero() || !c.Started.Before(f.From)) && (f.To.IsZero() || c.Started.Before(f.To)) &&
		(strings.Contains(c.Order, f.Find) || strings.Contains(digitsOf(c.Phone), f.Find))
}

// A reference finds its contact, and every contact whose note names it.
func TestAReferenceIsAWordToo(t *testing.T) {
	s := open(t, t.TempDir())
	first := add(t, s, Contact{Note: "first", Agent: "Amara"})
	add(t, s, Contact{Note: "see " + first.Ref, Agent: "Bartek"})
	for _, test := range []struct {
		f    Filter
		want string
	}{
		{Filter{Find: first.Ref}, "see " + first.Ref + "|first"},
		{Filter{Find: first.Ref, Limit: 1}, "see " + first.Ref},
		{Filter{Find: first.Ref, Before: 2}, "first"},
		{Filter{Find: first.Ref + " first"}, "first"},
		{Filter{Find: "see " + first.Ref}, "see " + first.Ref},
		{Filter{Find: first.Ref, Agent: "Amara"}, "first"},
		{Filter{Find: first.Ref, Agent: "Chen"}, ""},
	} {
		if got := strings.Join(found(t, s, test.f), "|"); got != test.want {
			t.Errorf("%+v finds %q, want %q", test.f, got, test.want)
		}
	}
}

// The index knows four digits and two letters at a time; what has more has to
// stand together.
func TestPartsThatDoNotStandTogetherAreNotFound(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, Contact{Note: "支付 付失 失败", Phone: "12345 9 23456"})
	add(t, s, Contact{Note: "code 123456", Code: "支付失败"})
	for find, want := range map[string]string{"支付失败": "code 123456", "123456": "code 123456", "23456": "支付 付失 失败", "1234-56": "", "付失": "支付 付失 失败"} {
		if got := strings.Join(found(t, s, Filter{Find: find}), "|"); got != want {
			t.Errorf("%q finds %q, want %q", find, got, want)
		}
	}
}

// Nobody can type the words of our own.
func TestOwnWordsAreNotFound(t *testing.T) {
	s := open(t, t.TempDir())
	add(t, s, Contact{Note: "a", Agent: "Amara", Phone: "4711", Started: noon})
	for _, own := range append(daysBetween(noon, noon.AddDate(0, 0, 1)), named(ofAgent, "Amara"), letter(fourDigits, 4711)) {
		if got := found(t, s, Filter{Find: strings.Trim(own, `"`)}); len(got) > 0 {
			t.Errorf("%q finds %v", own, got)
		}
	}
}

// Whatever is typed is an answer, never an error of the index.
func FuzzFind(f *testing.F) {
	s, err := Open(ctx, f.TempDir(), Options{})
	must(f, err)
	f.Cleanup(func() { s.Close() })
	add(f, s, Contact{Note: "the bank said no 支付失败", Phone: "+34 600 12 34 56"})
	for _, seed := range []string{`"`, `""`, `a"b`, "AND OR NOT", "NEAR(a b)", "a*", "^a", "{note}:a", "-a", "\x00", "a\x00b", "\xff", "1234", "1234\x00",
		strings.Repeat("a ", 50), strings.Repeat("9", 500), "支", "\u19b0a", "a\u0301", "\u0301", "😀", "\u200b", "¹²³⁴", "K7QD-1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, find string) {
		if _, err := s.List(ctx, Filter{Find: find}); err != nil {
			t.Fatalf("%q: %v", find, err)
		}
	})
}

// Every letter that pieces keeps is part of a word to the index as well: an
// expression of two words in one would be an error.
func TestPiecesAreWordsOfTheIndex(t *testing.T) {
	s := open(t, t.TempDir())
	_, err := s.write.Exec(`CREATE TEMP TABLE kept (id INTEGER PRIMARY KEY, word TEXT);
		CREATE VIRTUAL TABLE temp.words USING fts5 (word, content = 'kept', content_rowid = 'id', detail = none,
			tokenize = 'unicode61 remove_diacritics 2')`)
	must(t, err)
	tx, err := s.write.Begin()
	must(t, err)
	letters := 0
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if len(pieces("a"+string(r)+"b")) == 1 {
			_, err := tx.Exec("INSERT INTO words (rowid, word) VALUES (?, ?)", int64(r), "aaaa"+string(r)+"bbbb")
			must(t, err)
			letters++
		}
	}
	must(t, tx.Commit())
	rows, err := s.write.Query("SELECT rowid FROM words WHERE words MATCH 'aaaa OR bbbb'")
	must(t, err)
	defer rows.Close()
	for rows.Next() {
		var r rune
		must(t, rows.Scan(&r))
		t.Errorf("U+%04X separates words in the index", r)
	}
	must(t, rows.Err())
	if letters < 100_000 {
		t.Errorf("only %d letters", letters)
	}
}

func TestDaysBetween(t *testing.T) {
	at := func(text string) time.Time {
		moment, err := time.Parse("2006-01-02T15:04", text)
		must(t, err)
		return moment
	}
	for _, test := range []struct{ from, to, want string }{
		{"2026-11-21T10:00", "2026-11-21T10:01", "d20778"},
		{"2026-11-21T23:59", "2026-11-22T00:00", "d20778"},
		{"2026-11-21T23:59", "2026-11-22T00:01", "d20778 d20779"},
		{"2026-11-30T00:00", "2027-01-02T00:00", "d20787 m683 d20819"},
		{"2024-01-01T00:00", "2026-01-01T00:00", "y54 y55"},
		{"2024-01-01T00:01", "2026-01-01T00:00", "y54 y55"},
	} {
		names := []string{}
		for _, word := range daysBetween(at(test.from), at(test.to)) {
			r := []rune(strings.Trim(word, `"`))[0]
			for _, kind := range []struct {
				base rune
				name string
			}{{oneDay, "d"}, {oneYear, "y"}, {oneMonth, "m"}} {
				if r >= kind.base {
					names = append(names, fmt.Sprint(kind.name, r-kind.base))
					break
				}
			}
		}
		if got := strings.Join(names, " "); got != test.want {
			t.Errorf("%s to %s is %s, want %s", test.from, test.to, got, test.want)
		}
	}
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
	{Filter{Agent: "Amara", Topic: "card-expired", Outcome: "dropped", Before: 100}, "contact_words VIRTUAL TABLE"},
	{Filter{Find: "maria 2345", Agent: "Amara", From: noon.AddDate(-1, 0, 0), To: noon.AddDate(0, -1, 0)}, "contact_words VIRTUAL TABLE"},
	{Filter{Find: "K7QD-000001 maria"}, "contact_words VIRTUAL TABLE"},
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
		for _, r := range q.refs {
			text, args := q.named(r).statement()
			plan := planOf(t, s, text, args...)
			checkPlan(t, plan)
			if !strings.Contains(plan[0], "USING INTEGER PRIMARY KEY (rowid=?)") && !strings.Contains(plan[0], ":=") {
				t.Errorf("%+v by reference: %s", p.f, strings.Join(plan, "; "))
			}
		}
	}
	for query, args := range map[string][]any{
		firstAndLast: nil,
		selectContact + "WHERE state <> 'saved' AND (?1 = '' OR agent = ?1) ORDER BY id DESC": {"Amara"},
		selectContact + "WHERE ref = ?":  {"x"},
		selectContact + "WHERE uuid = ?": {"x"},
		runsOf:                           {"x"},
		eventsOf:                         {1},
		handoutsOf:                       {"x"},
		changesOf:                        {"x"},
		auditPage:                        {100, 10},
		countDue:                         {1},
		selectDue:                        {1, 10},
		selectContact + dueOfAll:         {"2026-11-21", 100, lastDay, 10},
		selectContact + dueOfAgent:       {"2026-11-21", 100, lastDay, 10, "Amara"},
		laterOf[0]:                       {"ana@example.com", 1, 2},
		laterOf[1]:                       {"551020", 1, 2},
		laterOf[2]:                       {"812345678901", 1, 2},
	} {
		plan := planOf(t, s, query, args...)
		for _, step := range plan {
			if strings.Contains(step, "TEMP B-TREE") || strings.Contains(step, "SCAN") && !strings.Contains(step, "USING") && step != "SCAN CONSTANT ROW" {
				t.Errorf("%s: %s", query, strings.Join(plan, "; "))
			}
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
