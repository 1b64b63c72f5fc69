package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	builtin "fyne.io/fyne/v2/theme"
)

// The colour roles that Fyne has no name for.
const (
	Page        fyne.ThemeColorName = "paydeskPage"
	Surface     fyne.ThemeColorName = "paydeskSurface" // panes beside the page
	Raised      fyne.ThemeColorName = "paydeskRaised"  // layers and headers
	Text        fyne.ThemeColorName = "paydeskText"
	Muted       fyne.ThemeColorName = "paydeskMuted" // second lines, hints, keys
	SelectedRow fyne.ThemeColorName = "paydeskSelectedRow"
	ScriptBand  fyne.ThemeColorName = "paydeskScriptBand" // behind words to read aloud
	FieldBorder fyne.ThemeColorName = "paydeskFieldBorder"
	FocusRing   fyne.ThemeColorName = "paydeskFocusRing"
	Hairline    fyne.ThemeColorName = "paydeskHairline" // decoration only

	MarkOpen      fyne.ThemeColorName = "paydeskMarkOpen"
	MarkResolved  fyne.ThemeColorName = "paydeskMarkResolved"
	MarkWaiting   fyne.ThemeColorName = "paydeskMarkWaiting"
	MarkEscalated fyne.ThemeColorName = "paydeskMarkEscalated"
	MarkDropped   fyne.ThemeColorName = "paydeskMarkDropped"
)

// pair holds a role's colour in the light and in the dark palette.
type pair [2]color.NRGBA

func tones(light, dark uint32) pair { return pair{rgb(light), rgb(dark)} }

// thin is a colour that a fifth of is seen.
func thin(c color.NRGBA) color.NRGBA {
	c.A = 0x33
	return c
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

var (
	page    = tones(0xFFFFFF, 0x14181D)
	surface = tones(0xF4F6F8, 0x1C2229)
	raised  = tones(0xE9EDF1, 0x262E37)
	text    = tones(0x1B1F24, 0xE8ECF0)
	muted   = tones(0x4A5560, 0xAEB8C2)
	border  = tones(0x717E8B, 0x7F8C98)
	primary = tones(0x0B5CAD, 0x6CB2F5)
	onSolid = tones(0xFFFFFF, 0x0B1622)
	chosen  = tones(0xD6E6F7, 0x1F3B57)
	line    = tones(0xD5DBE1, 0x333D47)
	failed  = tones(0xA3260B, 0xFF9B80)
	warned  = tones(0x7A4E00, 0xF5C869)
	passed  = tones(0x00614A, 0x7FE0BE)
	// Fyne lays glow over a button of any colour, a primary one as well, so it
	// lets that through.
	glow = pair{thin(primary[0]), thin(primary[1])}
)

// palette maps every role, our own and Fyne's, to its two colours.
var palette = map[fyne.ThemeColorName]pair{
	Page: page, Surface: surface, Raised: raised,
	Text: text, Muted: muted, SelectedRow: chosen,
	ScriptBand:  tones(0xFFF4CE, 0x3A300F),
	FieldBorder: border, FocusRing: primary, Hairline: line,

	MarkOpen:      tones(0x0B3D66, 0xB9DAFC),
	MarkResolved:  tones(0x1F8F75, 0x39CDA1),
	MarkWaiting:   tones(0xA9720F, 0xFFC832),
	MarkEscalated: tones(0x6B1A06, 0xF0683A),
	MarkDropped:   tones(0xC21FB4, 0xE84BDD),

	builtin.ColorNameBackground:          page,
	builtin.ColorNameForeground:          text,
	builtin.ColorNamePlaceHolder:         tones(0x55606B, 0x98A4AF),
	builtin.ColorNameDisabled:            tones(0x55606B, 0x98A4AF),
	builtin.ColorNamePrimary:             primary,
	builtin.ColorNameHyperlink:           primary,
	builtin.ColorNameForegroundOnPrimary: onSolid,
	builtin.ColorNameForegroundOnError:   onSolid,
	builtin.ColorNameForegroundOnSuccess: onSolid,
	builtin.ColorNameForegroundOnWarning: onSolid,
	builtin.ColorNameError:               failed,
	builtin.ColorNameWarning:             warned,
	builtin.ColorNameSuccess:             passed,
	builtin.ColorNameButton:              raised,
	builtin.ColorNameDisabledButton:      surface,
	builtin.ColorNameInputBackground:     page,
	builtin.ColorNameInputBorder:         border,
	builtin.ColorNameMenuBackground:      raised,
	builtin.ColorNameOverlayBackground:   raised,
	builtin.ColorNameHeaderBackground:    raised,
	builtin.ColorNameSeparator:           line,
	builtin.ColorNameSelection:           chosen,
	builtin.ColorNameHover:               glow,
	builtin.ColorNamePressed:             glow,
	builtin.ColorNameFocus:               glow,
	builtin.ColorNameScrollBar:           border,
}
