package knowledge_test

import (
	"errors"
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

func TestVariantsMakeQuestionsAndSteps(t *testing.T) {
	lib := read(t, packtest.Varied())
	list := lib.Article("clear").Checklist
	first := list.Node(lib.First(list.Node("browser"), ""))
	if first == nil || first.Kind != knowledge.Question || first.Script != "Where do you pay?" || first.Unsure != "clear" {
		t.Fatalf("the choice begins with %+v", first)
	}
	which := list.Node(first.Answers[0].To)
	if which == nil || which.Answers[1].Variant != "new" || which.Answers[1].To != "clear" || first.Answers[1].Variant != "app" {
		t.Fatalf("the first answer leads to %+v", which)
	}
	step := list.Node(lib.First(list.Node("clear"), "old"))
	if step == nil || step.Script != "Open the old one." || step.Variant != "Old one" || step.Way.Checked != "2026-11-20" || !step.Way.Confirmed {
		t.Fatalf("the old one is cleared by %+v", step)
	}
	if next := list.Node(step.To); next == nil || next.Text != "Clear it" || next.To != "works" || next.IfNot != "bad" || next.WayStep != 1 {
		t.Errorf("and then by %+v", next)
	}
	for _, variant := range []string{"", "nosuch"} {
		if at := lib.First(list.Node("clear"), variant); at != "" {
			t.Errorf("for %q there is the step %q", variant, at)
		}
	}
	look := lib.Article("look").Checklist
	if at := lib.First(look.Node("look"), "app"); at != "" {
		t.Errorf("the app has no way to look, and the step %q", at)
	}
}

func TestAnArticleListsItsWays(t *testing.T) {
	lib := read(t, packtest.Varied())
	if listed := lib.Listed(lib.Article("clear")); listed != nil {
		t.Errorf("an article without a list lists %v", listed)
	}
	var names []string
	for _, l := range lib.Listed(lib.Article("look")) {
		names = append(names, l.Variant.Name+" "+l.Way.Checked+" "+strings.Join(l.Way.Said(), " "))
	}
	want := "Old one 2026-11-20 Open the old one. Clear the old one.|New one 2026-11-21 Clear the new one.|App 2026-11-21 Tap it."
	if got := strings.Join(names, "|"); got != want {
		t.Errorf("listed are %s", got)
	}
}

// varied is one way to spoil a good pack with variants, and what the refusal
// says.
var varied = []struct{ name, file, old, new, want string }{
	{"set and file differ", "variants/browser", "id: browser", "id: device", `id: is "device", but the file is named for "browser"`},
	{"misspelt field", "variants/browser", "name: Browser", "nane: Browser", `variants/browser.yaml:2: unknown field "nane"`},
	{"set without name", "variants/browser", "name: Browser", "name: ''", "name: is missing"},
	{"no script", "variants/browser", "script: Where do you pay?", "script: ''", "variants/browser.yaml:6: question place script: is missing"},
	{"one answer", "variants/browser", "{text: Old, is: old}, {text: New, is: new}", "{text: Old, is: old}", "question which: has 1 answers"},
	{"two ways on", "variants/browser", "{text: App, is: app}", "{text: App, is: app, ask: which}", "question place answer 2: needs either ask"},
	{"nowhere", "variants/browser", "{text: App, is: app}", "{text: App}", "question place answer 2: needs either ask"},
	{"unknown question", "variants/browser", "ask: which", "ask: what", `question place answer 1: leads to the question "what"`},
	{"unknown variant", "variants/browser", "is: old", "is: older", `question which answer 1: names the variant "older"`},
	{"question twice", "variants/browser", "- id: which", "- id: place", "stands in the set twice"},
	{"circle", "variants/browser", "{text: Old, is: old}", "{text: Old, ask: place}, {text: Old, is: old}", "turn in a circle"},
	{"lost question", "variants/browser", "{text: Computer, ask: which}", "{text: Computer, is: old}", "question which: no answer leads here"},
	{"lost variant", "variants/browser", "{text: New, is: new}", "{text: New, is: old}", "variant new: no answer names it"},
	{"variant twice", "variants/browser", "- id: new", "- id: old", "variant old: stands in the set twice"},
	{"long name", "variants/browser", "name: Old one", "name: The one that is old", "variant old name: has 5 words"},
	{"no ways", "variants/browser", "clear: {checked: 2026-11-21, confirmed: no, sources: [house], steps: [{text: Tap, say: Tap it., do: Tap it.}]}", "{}", "variant app: needs ways"},
	{"bad day", "variants/browser", "checked: 2026-11-20", "checked: 20.11.2026", "variant old way clear checked: must be a day"},
	{"no source", "variants/browser", `sources: ["https://example.org/old"]`, "sources: []", "variant old way clear: needs sources"},
	{"strange source", "variants/browser", "https://example.org/old", "a book", `variant old way clear: has the source "a book"`},
	{"confirmed by us", "variants/browser", `"https://example.org/old"`, "house", "is confirmed by nobody but us"},
	{"no steps", "variants/browser", "steps: [{text: Tap, say: Tap it., do: Tap it.}]", "steps: []", "variant app way clear: has 0 steps"},
	{"nothing to say", "variants/browser", "say: Tap it.", "say: ''", "variant app way clear step 1 say: is missing"},
	{"nothing to print", "variants/browser", "do: Tap it.", "do: ''", "variant app way clear step 1 do: is missing"},
	{"unknown set", "articles/clear", "set: browser, to", "set: device, to", `checklist node browser: there is no set of variants "device"`},
	{"unknown way", "articles/clear", "way: clear", "way: mend", `checklist node clear by: no variant of browser says how to "mend"`},
	{"by an unknown set", "articles/clear", "by: {set: browser", "by: {set: device", `checklist node clear by: there is no set of variants "device"`},
	{"choice comes later", "articles/clear", "start: browser", "start: works", "no answer leads here"},
	{"undo", "articles/clear", "if_not: bad,", "if_not: bad, undo: clear,", "undo has no meaning on a step that is done by variants"},
	{"set on an action", "articles/clear", "kind: action,", "kind: action, set: browser,", "set has no meaning on a action"},
	{"country without value", "articles/look", "      value: Country\n", "", "checklist node country: needs value"},
	{"lists nothing", "articles/look", "lists: {set: browser, way: clear}", "lists: {set: browser, way: mend}", `lists: no variant of browser says how to "mend"`},
	{"unknown kind of method", "methods/payment", "kind: card", "kind: coin", `methods/payment.yaml:2: method World card: is of kind "coin"`},
	{"no name", "methods/payment", "name: Pix", "name: ''", "methods/payment.yaml:4: method  name: is missing"},
	{"no country", "methods/payment", "where: [BR],", "where: [Brazil],", `method Pix: is offered in "Brazil", which is no country`},
	{"nowhere offered", "methods/payment", "where: [BR],", "where: [],", "method Pix: needs where"},
	{"everywhere and here", "methods/payment", "where: [BR],", "where: [worldwide, BR],", "method Pix: needs where"},
	{"except of a local one", "methods/payment", "where: [BR],", "where: [BR], except: [CU],", `method Pix: leaves out "CU"`},
	{"except no country", "methods/payment", "except: [CU]", "except: [Cuba]", `method World slip: leaves out "Cuba"`},
	{"twice", "methods/payment", "where: [BR, MX]", "where: [MX, MX]", "method Maybe: stands in the list twice for MX"},
	{"method confirmed by us", "methods/payment", `note: Within seconds., confirmed: yes, sources: ["https://example.org"]`, "confirmed: yes, sources: [house]", "method Pix: is confirmed by nobody but us"},
}

func TestReadRefusesBadVariantsAndMethodsWithFileAndPlace(t *testing.T) {
	for _, c := range varied {
		t.Run(c.name, func(t *testing.T) {
			files := packtest.Varied()
			name := c.file + ".yaml"
			body := string(files[name].Data)
			if !strings.Contains(body, c.old) {
				t.Fatalf("%s does not hold %q", name, c.old)
			}
			packtest.Set(files, name, strings.Replace(body, c.old, c.new, 1))
			_, err := knowledge.Read(files)
			if err == nil {
				t.Fatal("it was accepted")
			}
			if !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), name) {
				t.Errorf("refused with %q, want %q", err, c.want)
			}
		})
	}
}

func TestReadRefusesAStepByVariantsBeforeTheChoice(t *testing.T) {
	files := packtest.Varied()
	early := strings.Replace(packtest.Clear, "start: browser", "start: early", 1) +
		"  - {id: early, kind: question, text: \"Now?\", answers: [{text: \"Yes\", to: clear}, {text: \"No\", to: browser}], unsure: browser}\n"
	packtest.Set(files, "articles/clear.yaml", packtest.Article("clear", early))
	_, err := knowledge.Read(files)
	if err == nil || !strings.Contains(err.Error(), `checklist node clear: can be reached before "browser" was chosen`) {
		t.Errorf("it gave %v", err)
	}
}

func TestEditionAndPackHoldVariantsAndMethods(t *testing.T) {
	files := packtest.Varied()
	lib := read(t, files)
	pack, err := lib.Pack()
	if err != nil {
		t.Fatal(err)
	}
	again, err := knowledge.ReadZip("pack.zip", pack)
	if err != nil || again.Edition() != lib.Edition() || again.Variants("browser").Variant("app") == nil || len(again.MethodsIn("BR")) != 4 {
		t.Errorf("the pack came back as %v, %v", again, err)
	}
	for _, name := range []string{"variants/browser.yaml", "methods/payment.yaml"} {
		changed := packtest.Varied()
		packtest.Set(changed, name, string(files[name].Data)+"\n# another word\n")
		if read(t, changed).Edition() == lib.Edition() {
			t.Errorf("another %s gave the same edition", name)
		}
	}
}

// fuzzPart feeds any bytes to the reader of one file of a pack.
func fuzzPart(f *testing.F, name string) {
	f.Add(packtest.Varied()[name].Data)
	f.Add([]byte("id: browser\nasks: [{id: a, answers: [{ask: a}]}]"))
	f.Add([]byte("- {name: x, where: [worldwide, worldwide]}"))
	f.Add([]byte("&a [*a, *a]"))
	f.Fuzz(func(t *testing.T, body []byte) {
		files := packtest.Varied()
		files[name].Data = body
		lib, err := knowledge.Read(files)
		if (lib == nil) == (err == nil) {
			t.Fatalf("library %v with error %v", lib, err)
		}
		var found knowledge.Problems
		if err != nil && (!errors.As(err, &found) || found[0].Text == "") {
			t.Fatalf("refused without a reason: %v", err)
		}
	})
}

// FuzzReadVariants feeds the reader of variants any bytes.
func FuzzReadVariants(f *testing.F) { fuzzPart(f, "variants/browser.yaml") }

// FuzzReadMethods feeds the reader of ways to pay any bytes.
func FuzzReadMethods(f *testing.F) { fuzzPart(f, "methods/payment.yaml") }
