// Package assets holds the files that are built into Paydesk: the knowledge
// it ships with and, in packages below it, the fonts, the icons, the words of
// the window and the printed page.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed knowledge
var knowledge embed.FS

// Knowledge is the shipped knowledge pack: articles, facts, variants and ways
// to pay, a folder each of YAML files.
func Knowledge() fs.FS {
	sub, err := fs.Sub(knowledge, "knowledge")
	if err != nil {
		panic(err) // the folder is embedded above; only a broken build gets here
	}
	return sub
}
