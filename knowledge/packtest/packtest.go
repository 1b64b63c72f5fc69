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

// Browser is a set of three variants behind two questions: "old" and "new" on
// a computer, and an app that has no way to "look".
const Browser = `id: browser
name: Browser
asks:
  - id: place
    text: Where?
    script: Where do you pay?
    answers: [{text: Computer, ask: which}, {text: App, is: app}]
  - id: which
    text: Which one?
    script: Which one is it?
    answers: [{text: Old, is: old}, {text: New, is: new}]
variants:
  - id: old
    name: Old one
    ways:
      clear: {checked: 2026-11-20, confirmed: yes, sources: ["https://example.org/old"], steps: [
        {text: Open it, say: Open the old one., do: Open it., how: In the old menu.},
        {text: Clear it, say: Clear the old one., do: Clear it.}]}
      look: {checked: 2026-11-20, confirmed: no, sources: [house], steps: [{text: Look, say: Look at it., do: Look.}]}
  - id: new
    name: New one
    ways:
      clear: {checked: 2026-11-21, confirmed: no, sources: [house], steps: [{text: Clear, say: Clear the new one., do: Clear.}]}
      look: {checked: 2026-11-21, confirmed: no, sources: [house], steps: [{text: Look, say: Look at it., do: Look.}]}
  - id: app
    name: App
    ways:
      clear: {checked: 2026-11-21, confirmed: no, sources: [house], steps: [{text: Tap, say: Tap it., do: Tap it.}]}
`

// Clear is a checklist that asks for a variant of Browser and clears it. Its
// last question leads on to the topic "look".
const Clear = `
start: browser
nodes:
  - {id: browser, kind: choice, text: Choose it, set: browser, to: clear, unsure: clear}
  - {id: clear, kind: action, text: Clear whatever it is, by: {set: browser, way: clear}, to: works, if_not: bad, handout: {do: Clear whatever it is.}}
  - id: works
    kind: question
    text: Does it work?
    answers: [{text: "Yes", to: good}, {text: "No", to: look}]
    unsure: bad
  - {id: look, kind: link, text: Look at it, topic: look}
  - {id: good, kind: outcome, text: It works, result: resolved}
  - {id: bad, kind: outcome, text: They try, result: will-try}
`

// Look is the checklist of "look": it asks for the variant, too, and for the
// country.
const Look = `
start: browser
nodes:
  - {id: browser, kind: choice, text: Choose it, set: browser, to: look, unsure: look}
  - {id: look, kind: action, text: Look whatever it is, by: {set: browser, way: look}, to: country, handout: {do: Look.}}
  - id: country
    kind: question
    text: Which country?
    value: Country
    country: true
    answers: [{text: This one, to: end}, {text: Will not say, to: end}]
    unsure: end
  - {id: end, kind: outcome, text: Over, result: will-try}
`

// Methods are ways to pay: two of a country, two of everywhere, one of each
// not confirmed.
const Methods = `
- {name: World card, kind: card, where: [worldwide], confirmed: yes, sources: ["https://example.org"]}
- {name: World slip, kind: cash-voucher, where: [worldwide], except: [CU], confirmed: no, sources: [house]}
- {name: Pix, kind: bank-transfer, where: [BR], note: Within seconds., confirmed: yes, sources: ["https://example.org"]}
- {name: Maybe, kind: wallet, where: [BR, MX], confirmed: no, sources: [house]}
`

// Varied is a pack with Clear, Look, Browser and Methods; the article "look"
// lists how to clear and names the ways to pay.
func Varied() fstest.MapFS {
	files := Pack(map[string]string{"clear": Clear, "look": Look})
	look := strings.Replace(Article("look", Look), "related: []", "related: []\nmethods: true\nlists: {set: browser, way: clear}", 1)
	Set(files, "articles/look.yaml", look)
	Set(files, "variants/browser.yaml", Browser)
	Set(files, "methods/payment.yaml", Methods)
	return files
}
