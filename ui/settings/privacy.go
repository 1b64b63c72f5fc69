package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// privacy is what the desk holds of shoppers, and how it goes.
type privacy struct {
	gate    *gate
	shopper *shopper
	purge   *purge
	box     fyne.CanvasObject
}

func newPrivacy(s *Settings) *privacy {
	p := &privacy{shopper: newShopper(s), purge: newPurge(s)}
	p.gate = s.gate(store.MayErase, append(p.shopper.controls(), p.purge.controls()...)...)
	parts := append([]fyne.CanvasObject{p.gate.said}, p.shopper.parts()...)
	p.box = widgets.Column(append(append(parts, widget.NewSeparator()), p.purge.parts()...)...)
	return p
}

func (p *privacy) object() fyne.CanvasObject { return p.box }
func (p *privacy) list() *widgets.Rows       { return nil }

func (p *privacy) first() fyne.Focusable {
	if p.shopper.find.Disabled() {
		return nil
	}
	return p.shopper.find
}

func (p *privacy) show() {
	p.gate.check()
	p.shopper.show()
	p.purge.show()
}

func (p *privacy) leave() {
	p.shopper.clear()
	p.purge.clear()
}

// copies says what becomes of the local backups, under words for those that
// are rewritten.
func copies(rewritten string, c store.Copies) (lines []string) {
	for _, group := range []struct {
		word  string
		paths []string
	}{{rewritten, c.Kept}, {"copies.removed", c.Removed}, {"copies.left", c.Left}} {
		if len(group.paths) > 0 {
			lines = append(lines, words.T(group.word, len(group.paths), fileNames(group.paths)))
		}
	}
	return lines
}
