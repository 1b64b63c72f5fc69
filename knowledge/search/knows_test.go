package search

import "testing"

func TestKnowsTheWordsOfTheArticlesAndOfOtherLanguages(t *testing.T) {
	ix := shipped(t)
	for _, word := range []string{"declined", "Declined", "CVV", "3ds", "aliexpress", "tarjeta", "rechazadas", "карта", "отклонена", "카드"} {
		if !ix.Knows(word) {
			t.Errorf("%q is not known", word)
		}
	}
	for _, word := range []string{"", " ", "stablecoin", "smith", "card declined", "card.", "Иванов", "Карташов", "hatanaka", "zahlungsbefehlsformular", "王小明", "\xff"} {
		if ix.Knows(word) {
			t.Errorf("%q is known", word)
		}
	}
}
