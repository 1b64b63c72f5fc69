package window

import (
	"strconv"

	"fyne.io/fyne/v2"

	"paydesk/ui/keys"
	"paydesk/ui/words"
)

// mainMenu makes the menu bar from the key table. Fyne asks the menu for a
// chord before it asks the focused field, so every chord with Ctrl or Alt has
// its line here; second chords of an action go under "More keys".
func (w *window) mainMenu() *fyne.MainMenu {
	menus := make([]*fyne.Menu, len(keys.Menus))
	more := fyne.NewMenu("")
	for i, m := range keys.Menus {
		menus[i] = fyne.NewMenu(words.T("menu." + string(m)))
		for _, b := range keys.Table {
			if b.Menu == m {
				menus[i].Items = append(menus[i].Items, w.menuItem(b))
				more.Items = append(more.Items, w.secondKeys(b)...)
			}
		}
	}
	others := fyne.NewMenuItem(words.T("menu.more"), nil)
	others.ChildMenu = more
	help := menus[len(menus)-1]
	help.Items = append(help.Items, others)
	return fyne.NewMainMenu(menus...)
}

// menuItem is the line of an action with its first chord.
func (w *window) menuItem(b keys.Binding) *fyne.MenuItem {
	label := words.T("do." + string(b.Action))
	first := b.Chords[0]
	if first.Key == keys.Digit {
		return w.digits(label, b)
	}
	if b.TextKeys() {
		return fyne.NewMenuItem(label+"   "+first.String(), w.guard.Call(func() { w.choose(b.Action) }))
	}
	item := fyne.NewMenuItem(label, func() { w.chosen(b, first) })
	item.Shortcut = shortcut(first)
	return item
}

// digits is a menu of nine lines, one a digit.
func (w *window) digits(label string, b keys.Binding) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, nil)
	item.ChildMenu = fyne.NewMenu("")
	for n := 1; n <= 9; n++ {
		chord := keys.Chord{Mod: b.Chords[0].Mod, Key: strconv.Itoa(n)}
		line := fyne.NewMenuItem(chord.Key, func() { w.chosen(b, chord) })
		line.Shortcut = shortcut(chord)
		item.ChildMenu.Items = append(item.ChildMenu.Items, line)
	}
	return item
}

func (w *window) secondKeys(b keys.Binding) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, c := range b.Chords[1:] {
		item := fyne.NewMenuItem(words.T("do."+string(b.Action)), func() { w.chosen(b, c) })
		item.Shortcut = shortcut(c)
		out = append(out, item)
	}
	return out
}

// chosen does what a chord of the menu means here.
func (w *window) chosen(b keys.Binding, c keys.Chord) {
	if !w.press(c) {
		w.choose(b.Action)
	}
}

// choose does an action of the menu.
func (w *window) choose(a keys.Action) { w.do(keys.Hit{Action: a}) }
