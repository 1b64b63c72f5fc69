package desk

import (
	"context"
	"strings"
	"unicode/utf8"

	"paydesk/knowledge"
	"paydesk/knowledge/search"
	"paydesk/store"
)

// KeepMissed counts searches without a good answer in a log, for whoever keeps
// the articles, with what is personal left out (store.KeepMissed). An error
// means that they were not counted, which is no reason to bother anybody. Any
// goroutine may call it.
func (d *Desk) KeepMissed(ctx context.Context, log *store.Store, missed []store.Missed) error {
	if len(missed) == 0 {
		return nil
	}
	return log.KeepMissed(ctx, d.index().Knows, missed...)
}

// MissedBy is the search that an answer leaves without a good one, in a
// shopper's language, and whether it does.
func MissedBy(a search.Answer, lang string) (store.Missed, bool) {
	if a.Confident || !meant(a.Query) {
		return store.Missed{}, false
	}
	m := store.Missed{Query: a.Query, Lang: lang}
	if len(a.Hits) > 0 {
		m.Nearest = string(a.Hits[0].ID)
	}
	return m, true
}

// fewLetters is how long a search of a single word has to be to tell anything.
const fewLetters = 4

// meant tells a search from its first letters.
func meant(query string) bool {
	query = strings.TrimSpace(query)
	return strings.ContainsAny(query, " \t\n") || utf8.RuneCountInString(query) >= fewLetters
}

// Trail follows what is typed into a search box, letter by letter, and tells
// which searches were meant and found no good answer. A search is over when the
// box is left or cleared, another search begins, or an article is taken.
type Trail struct {
	open store.Missed // what was typed last without a good answer; no Query for none
	last string       // what stands in the box and is not to be counted (again)
}

// Typed takes the answer to what stands in the box now. It returns the search
// that ended with that, where it missed.
func (t *Trail) Typed(a search.Answer, lang string) []store.Missed {
	query := strings.TrimSpace(a.Query)
	if query != "" && (strings.HasPrefix(t.open.Query, query) || strings.HasPrefix(t.last, query)) {
		return nil // the same again, or letters taken back: nobody knows yet what for
	}
	a.Query = query
	next, missed := MissedBy(a, lang)
	ended := t.open
	t.last = ""
	t.open = store.Missed{}
	if missed {
		t.open = next
	}
	if ended.Query == "" || mends(ended.Query, query) {
		return nil
	}
	return []store.Missed{ended}
}

// Ended ends the search in the box: it was left, or something else is begun.
func (t *Trail) Ended() []store.Missed { return t.end(t.open) }

// Put takes note of a text that was put into the box without being typed; the
// search before it has ended.
func (t *Trail) Put(query string) []store.Missed {
	missed := t.Ended()
	t.last = strings.TrimSpace(query)
	return missed
}

// Chosen ends the search with the article that was taken, though it was not
// thought to fit.
func (t *Trail) Chosen(id knowledge.TopicID) []store.Missed {
	missed := t.open
	missed.Chosen = string(id)
	return t.end(missed)
}

// Dropped ends a search that was none for an article.
func (t *Trail) Dropped() { t.open = store.Missed{} }

func (t *Trail) end(missed store.Missed) []store.Missed {
	t.open = store.Missed{}
	if missed.Query == "" {
		return nil
	}
	t.last = missed.Query
	return []store.Missed{missed}
}

// mends tells whether a query goes on with an earlier one, or puts its end
// right: more than half of it stands.
func mends(earlier, query string) bool {
	same := 0
	for same < min(len(earlier), len(query)) && earlier[same] == query[same] {
		same++
	}
	return 2*same > len(earlier)
}
