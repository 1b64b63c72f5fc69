// Package packtest builds small knowledge packs for tests.
package packtest

import (
	"strings"
	"testing/fstest"
)

// article is the smallest article that is accepted; ID and CHECKLIST are
// filled in.
const article = `id: ID
title: Title of ID
kind: symptom
state: not-validated
version: 1
checked: 2026-11-22
summary: Made for a test
issue: [it does not work]
environment: [{text: Somewhere., source: house}]
cause: [{text: Something., source: "guide:12"}]
resolution: [{text: Do it., for: shopper, source: "codes:7"}]
say: [{text: Let us look., source: house}]
never: [{text: Never ask for the card number., source: house}]
related: []
handout:
  title: Do it
  lead: It did not work.
  wrong: It is broken
  who: You
  next: You do it
  steps: [{do: Do it.}]
  fallback: {do: If it fails, how: Tell us.}
checklist:
CHECKLIST
`

// Ask is a checklist of one question and two outcomes.
const Ask = `
start: works
nodes:
  - id: works
    kind: question
    text: Does it work?
    answers: [{text: "Yes", to: good}, {text: "No", to: bad, found: It does not work.}]
    unsure: bad
  - {id: good, kind: outcome, text: It works, result: resolved}
  - {id: bad, kind: outcome, text: They try, result: will-try, follow_up: 2, next: [{do: Try it.}]}
`

// Article returns the file of an article with that checklist.
func Article(id, checklist string) string {
	indented := "  " + strings.ReplaceAll(strings.TrimSpace(checklist), "\n", "\n  ")
	return strings.NewReplacer("ID", id, "CHECKLIST", indented).Replace(article)
}

// Pack returns a pack with an article for each id and its checklist.
func Pack(checklists map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	for id, list := range checklists {
		Set(files, "articles/"+id+".yaml", Article(id, list))
	}
	return files
}

// Set puts a file into a pack.
func Set(files fstest.MapFS, name, body string) {
	files[name] = &fstest.MapFile{Data: []byte(body), Mode: 0o644}
}
