package settings

import (
	"os"
	"path/filepath"
	"testing"

	"paydesk/store"
)

// elsewhere is a desk beside the one that is shown.
func elsewhere(p *page) *store.Store {
	p.t.Helper()
	s, err := store.Open(p.t.Context(), p.t.TempDir(), store.Options{})
	p.must(err)
	p.t.Cleanup(func() { s.Close() })
	return s
}

func TestABundleIsWrittenIntoAFolder(t *testing.T) {
	p := open(t)
	p.contact(store.Contact{Note: "n"})
	p.at(4)
	p.press("Write what is new")
	p.says("Name a folder for the bundle")
	folder, boss := t.TempDir(), elsewhere(p)
	p.backups.bundles.to.entry.SetText(folder)
	p.backups.bundles.to.entry.OnEnter()
	p.says("Bundle 1, 1 contact: " + folder)
	files, err := filepath.Glob(filepath.Join(folder, "*"+store.BundleExtension))
	if err != nil || len(files) != 1 {
		t.Fatalf("%q, %v", files, err)
	}
	p.must(boss.ImportBundles(t.Context(), files, func(b store.TakenBundle) {
		if b.Added != 1 || b.Err != nil {
			t.Errorf("%+v", b)
		}
	}))
}

func TestBundlesAreTakenInFromAFolder(t *testing.T) {
	p, folder := open(t), t.TempDir()
	desk := elsewhere(p)
	for range 3 {
		_, err := desk.Add(t.Context(), store.Contact{Note: "n"})
		p.must(err)
		_, err = desk.ExportBundle(t.Context(), folder, false)
		p.must(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	p.must(err)
	p.must(os.Remove(files[1]))
	p.must(os.WriteFile(filepath.Join(folder, "bad"+store.BundleExtension), []byte("nonsense"), 0o600))
	p.at(4)
	p.press("Take in")
	p.says("Name a folder of bundles")
	p.backups.bundles.from.entry.SetText(folder)
	p.press("Take in")
	p.says("Bundles taken in: 2. Contacts: 2 contacts added, 0 changed, 0 erased. Here already: 0.")
	p.shows("! "+filepath.Join(folder, "bad"+store.BundleExtension)+" is no bundle", "bundle 2 is not here")
	if p.changed != 1 {
		t.Errorf("the window was told %d times", p.changed)
	}
	p.press("Take in")
	p.says("Here already: 2.")
	p.backups.bundles.from.entry.SetText(t.TempDir())
	p.backups.bundles.from.entry.OnEnter()
	p.says("no bundle in the folder")
}
