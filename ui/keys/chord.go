package keys

import "strings"

// Mod is a set of modifier keys held down.
type Mod uint8

// The modifiers. There is no Ctrl+Alt chord in Paydesk: on many keyboards
// that is AltGr, which types a letter.
const (
	Ctrl Mod = 1 << iota
	Alt
	Shift
)

// Chord is a key with the modifiers held down. Key is a key's name as Fyne
// reports it ("F2", "Return", "KP_Enter", "Prior", "A"), a printed sign ("/"),
// or one of the families Digit and Letter.
type Chord struct {
	Mod Mod
	Key string
}

// Families of keys that share one binding.
const (
	Digit  = "1-9"
	Letter = "A-Z" // any letter of any script
)

// The names of keys that are not a printed sign.
const (
	Return    = "Return"
	PadEnter  = "KP_Enter"
	Escape    = "Escape"
	Backspace = "BackSpace"
	Tab       = "Tab"
	Up        = "Up"
	Down      = "Down"
	PageUp    = "Prior"
	PageDown  = "Next"
	Home      = "Home"
	End       = "End"
	Delete    = "Delete"
)

// printed are the key names that people call otherwise.
var printed = map[string]string{
	Return: "Enter", PadEnter: "Enter (numpad)", Escape: "Esc", Backspace: "Backspace",
	PageUp: "PgUp", PageDown: "PgDn", Delete: "Del", Letter: "any letter",
}

// String returns the chord as the menu and the key sheet show it, such as
// "Ctrl+Shift+S".
func (c Chord) String() string {
	var b strings.Builder
	for _, m := range []struct {
		mod  Mod
		name string
	}{{Ctrl, "Ctrl+"}, {Alt, "Alt+"}, {Shift, "Shift+"}} {
		if c.Mod&m.mod != 0 {
			b.WriteString(m.name)
		}
	}
	if name, ok := printed[c.Key]; ok {
		return b.String() + name
	}
	return b.String() + c.Key
}

// key, ctrl, alt and shifted keep the table of bindings short.
func key(k string) Chord         { return Chord{Key: k} }
func ctrl(k string) Chord        { return Chord{Mod: Ctrl, Key: k} }
func alt(k string) Chord         { return Chord{Mod: Alt, Key: k} }
func ctrlShift(k string) Chord   { return Chord{Mod: Ctrl | Shift, Key: k} }
func chords(cs ...Chord) []Chord { return cs }
