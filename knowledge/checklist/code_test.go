package checklist

import (
	"math/rand/v2"
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

// stroll answers and skips at random until the end or n steps.
func stroll(t testing.TB, r *Run, rnd *rand.Rand, n int) {
	for range n {
		if r.Ended() {
			return
		}
		e := Event{Kind: Answered, Answer: 1 + rnd.IntN(len(r.Step().Answers))}
		if rnd.IntN(4) == 0 {
			e = Event{Kind: Skipped, Answer: 1 + rnd.IntN(len(Reasons))}
		}
		apply(t, r, e)
	}
}

func TestCodeLeadsToTheSameStepOnAnotherDesk(t *testing.T) {
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for _, a := range lib.Articles() {
		for n := range 12 {
			r := start(t, lib, a.ID)
			stroll(t, r, rnd, n)
			topic, events, err := FromCode(lib, r.Code())
			if err != nil {
				t.Fatalf("%s after %d steps: %v", a.ID, n, err)
			}
			again, err := Replay(lib, topic, events)
			if err != nil {
				t.Fatal(err)
			}
			if again.Step().Node != r.Step().Node || len(again.Path()) != len(r.Path()) {
				t.Errorf("%s: code %s leads elsewhere", a.ID, r.Code())
			}
		}
	}
}

func TestCodeForgivesHowItIsReadOut(t *testing.T) {
	lib := library(t)
	r := start(t, lib, "main")
	press(t, r, 1, Done)
	code := r.Code()
	spoken := strings.ToLower(strings.NewReplacer("-", " ", "0", "o", "1", "l").Replace(code))
	if _, events, err := FromCode(lib, spoken); err != nil || len(events) != 2 {
		t.Errorf("%q gave %d events, %v", spoken, len(events), err)
	}
}

func TestCodeCatchesEveryWrongLetter(t *testing.T) {
	lib := library(t)
	r := start(t, lib, "main")
	press(t, r, 1, Done, Done)
	code := r.Code()
	for i := range code {
		for _, letter := range alphabet {
			if code[i] == '-' || code[i] == byte(letter) {
				continue
			}
			wrong := code[:i] + string(letter) + code[i+1:]
			if _, _, err := FromCode(lib, wrong); err == nil {
				t.Fatalf("%s was taken for %s", wrong, code)
			}
		}
	}
}

func TestCodeOfAnotherEditionIsRefused(t *testing.T) {
	r := start(t, library(t), "main")
	other, err := knowledge.Read(packtest.Pack(map[string]string{"main": packtest.Ask}))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := FromCode(other, r.Code()); err == nil || !strings.Contains(err.Error(), "another edition") {
		t.Errorf("gave %v", err)
	}
}

func TestTopicsOfTheShippedKnowledgeHaveCodesOfTheirOwn(t *testing.T) {
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[uint32]knowledge.TopicID{}
	for _, a := range lib.Articles() {
		if other, taken := seen[topicBits(a.ID)]; taken {
			t.Errorf("%s and %s share their bits", a.ID, other)
		}
		seen[topicBits(a.ID)] = a.ID
	}
}

// FuzzFromCode feeds typed codes: a sentence or a path, never a crash.
func FuzzFromCode(f *testing.F) {
	lib := library(f)
	r := start(f, lib, "main")
	f.Add(r.Code())
	press(f, r, 1, Done)
	f.Add(r.Code())
	f.Add("")
	f.Add("ZZZZ-ZZZZ-ZZZZ")
	f.Fuzz(func(t *testing.T, code string) {
		topic, events, err := FromCode(lib, code)
		if err != nil {
			return
		}
		if _, err := Replay(lib, topic, events); err != nil {
			t.Fatalf("%q gave events that do not fit: %v", code, err)
		}
	})
}
