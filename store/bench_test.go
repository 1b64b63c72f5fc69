package store

import "testing"

func BenchmarkReadContact(b *testing.B) {
	line := []byte(`{"customer":"Ana","phone":"+34 600 123 456","order":"8123456789012345","topic":"payment-declined",
		"outcome":"will-try","note":"the bank said no","started":"2026-11-21T10:00:00Z","attempt_amount":129.90}`)
	for b.Loop() {
		_, err := ReadContact(line)
		must(b, err)
	}
}
