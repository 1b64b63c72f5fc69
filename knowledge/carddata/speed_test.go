package carddata

import (
	"strings"
	"testing"
)

// hostile are pieces of texts that repeat what the rules look for.
var hostile = []string{
	"4", "4 ", "4111111111111111 ", "cvv ", "o1 ", "gb29nwbk", "cvv 123 ", "one ", "exp ", "4111111111111111 exp ", "5018000000000009 order ", "<", "\u200b1", "code ", "x1", "四", "1 and ", "4111 then ",
	"security ", "[card ...1111] 12/27 ", "double ", "é1", "aliexpress.1", "^aaaaa4111111111111111", "de89 ", "&#52;", "%31", "4111 11xx ", "123 or ", "jan 27 4111111111111111 ",
}

// A long text neither hangs nor hides the card at its end.
func TestLongTextsLoseTheirCard(t *testing.T) {
	for _, piece := range hostile {
		text := strings.Repeat(piece, 1<<18/len(piece)) + "\n\ncard 4111111111111111"
		if masked, _ := Mask(text); strings.HasSuffix(masked, "4111111111111111") {
			t.Errorf("behind many %q a card number is left", piece)
		}
		Hold(text)
		FindStrict(text)
	}
}

// Time that grows with the square shows in a megabyte.
func BenchmarkHostileMegabyte(b *testing.B) {
	for _, piece := range hostile {
		text := strings.Repeat(piece, 1<<20/len(piece))
		b.Run(strings.TrimSpace(piece), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(text)
			}
		})
	}
}

const cleanNote = "Shopper says the bank declined order 8190123412341234 for 129.90 EUR twice. Bank told her that online payments are blocked, asked to call back after 14:30 tomorrow. Told her to try PayPal or a gift card, she will think about it; error ISC_RS_5100102051 on the page, phone +34 612 345 678, no other."

func BenchmarkMask(b *testing.B) {
	for name, note := range map[string]string{
		"clean300B": cleanNote, "clean300BRussian": strings.Repeat("банк отклонил заказ 8190123412341234, позвонит завтра. ", 3), "wordless": "bank says no, will call back tomorrow",
		"leaking2KB": strings.Repeat(cleanNote+" ", 7)[:2000] + " card 4111111111111111 exp 12/27", "clean1MB": strings.Repeat(cleanNote+" ", 1<<20/len(cleanNote)),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(note)))
			b.ReportAllocs()
			for b.Loop() {
				Mask(note)
			}
		})
	}
}

func BenchmarkHold(b *testing.B) {
	for b.Loop() {
		Hold(cleanNote)
	}
}

func BenchmarkFindStrict(b *testing.B) {
	text := strings.Repeat(cleanNote+"\x00\xff", 1<<20/len(cleanNote))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		FindStrict(text)
	}
}
