package filescan

import (
	"bytes"
	"context"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// BenchmarkFile reads a megabyte of each kind of content.
func BenchmarkFile(b *testing.B) {
	random := make([]byte, 1<<20)
	for i, r := 0, rand.New(rand.NewPCG(1, 2)); i < len(random); i++ {
		random[i] = byte(r.Uint32())
	}
	row := "K7QD-000123,2026-11-22T10:00:00Z,Ana García,ana12@example.com,+34 612 345 678,8190123456789012,card-expired,has a new card\n"
	for name, body := range map[string][]byte{
		"random.bin": random,
		"zeros.bin":  make([]byte, 1<<20),
		"prose.txt":  bytes.Repeat([]byte("The shopper says that the bank declined the payment of 25.90 again. "), 1<<20/68),
		"rows.csv":   []byte("ref,started,customer,email,phone,order,topic,note\n" + strings.Repeat(row, 1<<20/len(row))),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				if err := File(context.Background(), name, io.NewSectionReader(bytes.NewReader(body), 0, int64(len(body))), int64(len(body)), Report{Found: func(f Finding) { b.Fatal(f) }}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
