// Package i18n holds the words of the window, one file a language.
package i18n

import "embed"

// Files holds en.json and the other languages: one flat object each, from a
// key such as "contact.note" to its words.
//
//go:embed *.json
var Files embed.FS
