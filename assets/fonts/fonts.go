// Package fonts holds the two fonts that Paydesk prints and measures with: a
// subset of Noto Sans with Latin, Greek and Cyrillic letters. It is made by
// scripts/fonts.sh and used under the SIL Open Font License (OFL.txt).
package fonts

import _ "embed"

// Regular and Bold are TrueType files. They are strings, not bytes, because
// gofpdf writes into the slice it is given: a conversion hands each document
// a copy of its own.
var (
	//go:embed NotoSans-Regular.ttf
	Regular string
	//go:embed NotoSans-Bold.ttf
	Bold string
)
