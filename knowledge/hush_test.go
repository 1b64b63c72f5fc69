package knowledge_test

import (
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

func TestTellingFindsWhatGivesTheReasonAway(t *testing.T) {
	for text, want := range map[string]string{
		"Your bank takes this for FRAUD.":            "fraud",
		"a Fraudulent transaction":                   "fraud",
		"the card was stolen":                        "stolen",
		"it is on a black-list":                      "black list",
		"they pick\u200b-up the card":                "pick up",
		"under sus\u00adpicion":                      "suspic",
		"ｆｒａｕｄ in wide letters":                      "fraud",
		"fráud with an accent":                       "fraud",
		"reported_lost":                              "lost",
		"The bank has blocked it":                    "block",
		"It is a risk.":                              "risk",
		"Your bank declined the payment.":            "",
		"Call the number on your card.":              "",
		"Pay another way, or let the bank say yes.":  "",
		"The clock shows the time of your payment.":  "",
		"Our policy, and the almost unlimited time.": "",
		"": "",
	} {
		if got := knowledge.Telling(text); got != want {
			t.Errorf("%q tells %q, want %q", text, got, want)
		}
	}
}

// hushedArticle is an article of a pack, hushed by its flag.
func hushedArticle() string {
	return strings.Replace(packtest.Article("a", packtest.Ask), "summary:", "hushed: true\nsummary:", 1)
}

// tellingChanges put a telling word into each text that comes before the
// shopper, and name the place that the refusal has to name.
var tellingChanges = []struct{ old, new, place string }{
	{"say: [{text: Let us look.", "say: [{text: It is fraud.", "say, entry 1"},
	{"resolution: [{text: Do it.", "resolution: [{text: It was stolen.", "resolution, entry 1"},
	{"related: []", "related: []\nwaits: [{what: The fraud team, min: 1, max: 2, unit: days, source: house}]", "waits, entry 1"},
	{"title: Do it", "title: Report it", "handout title"},
	{"lead: It did not work.", "lead: Your card is lost.", "handout lead"},
	{"wrong: It is broken", "wrong: The card is blocked", "handout wrong"},
	{"who: You", "who: The fraud team", "handout who"},
	{"next: You do it", "next: The police call", "handout next"},
	{"steps: [{do: Do it.}]", "steps: [{do: Do it., how: Say it is no fraud.}]", "handout steps"},
	{"steps: [{do: Do it.}]", "ready: [The stolen card]\n  steps: [{do: Do it.}]", "handout ready"},
	{"steps: [{do: Do it.}]", "warning: This is no scam.\n  steps: [{do: Do it.}]", "handout warning"},
	{"how: Tell us.", "how: Ask for the risk team.", "handout fallback"},
	{"text: Does it work?", "text: Does it work?\n      script: Was your card lost?", "checklist node works script"},
	{"found: It does not work.", "found: The bank suspects you.", "checklist node works answer 2 found"},
	{"next: [{do: Try it.}]", "next: [{do: Ask for the theft desk.}]", "checklist node bad next"},
	{"result: will-try", "wait: {what: The fraud team, min: 1, max: 2, unit: days, source: house}, result: will-try", "checklist node bad wait"},
	{"to: good}, {text: \"No\", to: bad, found: It does not work.}]\n      unsure: bad\n",
		"to: do}, {text: \"No\", to: bad}]\n      unsure: bad\n    - {id: do, kind: action, text: Do it, to: good, handout: {do: Say that it is no fraud.}}\n",
		"checklist node do handout"},
}

func TestHushedArticleIsRefusedForEveryTellingText(t *testing.T) {
	for _, c := range tellingChanges {
		open := packtest.Article("a", packtest.Ask)
		for name, body := range map[string]string{"open": open, "hushed": hushedArticle()} {
			if !strings.Contains(body, c.old) {
				t.Fatalf("the article does not hold %q", c.old)
			}
			files := packtest.Pack(nil)
			packtest.Set(files, "articles/a.yaml", strings.Replace(body, c.old, c.new, 1))
			_, err := knowledge.Read(files)
			if name == "open" {
				if err != nil {
					t.Errorf("%s: an article that is not hushed is refused: %v", c.place, err)
				}
				continue
			}
			if want := c.place + ": says "; err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "articles/a.yaml:") {
				t.Errorf("%s: %v, want %q with its line", c.place, err, want)
			}
		}
	}
}

// What a hushed article takes from variants is held to the hush as well, in
// the same order each time.
func TestHushedArticleIsRefusedForWhatItsVariantsSay(t *testing.T) {
	files := packtest.Varied()
	packtest.Set(files, "articles/clear.yaml", strings.Replace(packtest.Article("clear", packtest.Clear), "summary:", "hushed: true\nsummary:", 1))
	packtest.Set(files, "variants/browser.yaml", strings.NewReplacer(
		"Where do you pay?", "Where was it stolen?", "Clear the old one.", "Clear the fraud.", "do: Open it.", "do: Open the block list.",
	).Replace(packtest.Browser))
	_, err := knowledge.Read(files)
	if err == nil {
		t.Fatal("the pack is taken")
	}
	left := err.Error()
	for _, want := range []string{
		`checklist node browser.place script: says "stolen"`, `checklist node clear.old.1 handout: says "block"`, `checklist node clear.old.2 script: says "fraud"`,
	} {
		before, after, found := strings.Cut(left, want)
		if !found || !strings.Contains(before, "articles/clear.yaml:") {
			t.Fatalf("%q is missing or too early; left is\n%s", want, left)
		}
		left = after
	}
}

// What only the agent reads may name the reason.
func TestHushedArticleTellsTheAgent(t *testing.T) {
	body := strings.NewReplacer("text: Something.", "text: The bank takes it for fraud.", "Title of a", "Stolen card", "it does not work", "they think I stole it").Replace(hushedArticle())
	files := packtest.Pack(nil)
	packtest.Set(files, "articles/a.yaml", body)
	if lib := read(t, files); !lib.Article("a").Hushed {
		t.Error("the article is not hushed")
	}
}

// The topics themselves are hushed, whatever a pack leaves out or says.
func TestNoPackCanLiftTheHush(t *testing.T) {
	for _, id := range []string{"lost-or-stolen-card", "suspected-fraud"} {
		for _, flag := range []string{"", "hushed: false\n"} {
			body := strings.Replace(packtest.Article(id, packtest.Ask), "summary:", flag+"summary:", 1)
			files := packtest.Pack(nil)
			packtest.Set(files, "articles/"+id+".yaml", body)
			if !read(t, files).Article(knowledge.TopicID(id)).Hushed {
				t.Errorf("%s with %q is not hushed", id, flag)
			}
			packtest.Set(files, "articles/"+id+".yaml", strings.Replace(body, "Let us look.", "It is fraud.", 1))
			if _, err := knowledge.Read(files); err == nil || !strings.Contains(err.Error(), `says "fraud"`) {
				t.Errorf("%s with %q may tell: %v", id, flag, err)
			}
		}
	}
}
