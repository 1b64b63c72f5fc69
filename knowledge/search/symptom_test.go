package search

import (
	"testing"

	"paydesk/knowledge"
)

// twoTopics are a symptom and a cause of it that much the same words name.
func twoTopics() *Index {
	return New(Source{Articles: []*knowledge.Article{
		{ID: "refused", Title: "Payment refused", Kind: knowledge.Symptom, Summary: "The bank refused the payment"},
		{
			ID: "bank", Title: "Refused by the bank", Kind: knowledge.Cause, Aliases: []string{"bank refused honor"},
			Related: []knowledge.Relation{{ID: "refused", As: knowledge.CauseOf}},
		},
		{ID: "other", Title: "Slow network", Kind: knowledge.Cause},
	}})
}

func TestASymptomComesBeforeItsCause(t *testing.T) {
	for query, want := range map[string]knowledge.TopicID{
		"payment refused": "refused", "bank honor refused": "bank", "slow network": "other",
	} {
		if hits := twoTopics().Search(query, 3).Hits; len(hits) == 0 || hits[0].ID != want {
			t.Errorf("Search(%q) = %+v, want %s first", query, hits, want)
		}
	}
}

func TestOnlyACauseOfTheSymptomStandsBack(t *testing.T) {
	articles := twoTopics().articles
	if !isCauseOf(articles[1], articles[0]) || isCauseOf(articles[0], articles[1]) || isCauseOf(articles[2], articles[0]) {
		t.Error("causes and symptoms are mixed up")
	}
}
