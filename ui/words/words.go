// Package words is the one place the window takes its texts from.
//
// Code names a text by its key ("contact.note"); the words stand in
// assets/i18n, one file a language. A key that a language lacks falls back to
// English, and a key that nobody has shows as itself, so that a gap is seen
// and nothing is ever blank.
package words

import (
	"encoding/json"
	"fmt"
	"sync/atomic"

	"paydesk/assets/i18n"
)

// Fallback is the language that has every key.
const Fallback = "en"

// book is one language's words over the fallback's.
type book map[string]string

var current atomic.Pointer[book]

func init() {
	if err := Use(Fallback); err != nil {
		panic(err) // the file is embedded; only a broken build gets here
	}
}

// Use switches every later T to the language (an IETF tag such as "es"). A
// language without a file leaves the words as they are and returns an error.
func Use(lang string) error {
	b := book{}
	for _, l := range []string{Fallback, lang} {
		if err := b.add(l); err != nil {
			return err
		}
	}
	current.Store(&b)
	return nil
}

func (b book) add(lang string) error {
	raw, err := i18n.Files.ReadFile(lang + ".json")
	if err != nil {
		return fmt.Errorf("there are no words in language %q", lang)
	}
	if err := json.Unmarshal(raw, &b); err != nil {
		return fmt.Errorf("the words of language %q cannot be read: %w", lang, err)
	}
	return nil
}

// T returns the words for a key, with args put in as fmt.Sprintf does.
func T(key string, args ...any) string {
	text, ok := (*current.Load())[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// Has reports whether the language in use, or the fallback, knows a key.
func Has(key string) bool {
	_, ok := (*current.Load())[key]
	return ok
}

// Some writes a number of things; one of them has words of its own, under the
// key with ".one" behind it.
func Some(key string, n int) string {
	if n == 1 {
		return T(key + ".one")
	}
	return T(key, n)
}
