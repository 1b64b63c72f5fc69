// Package theme is the look of Paydesk: its colours, sizes and density.
//
// A screen never names a colour or a size of its own. It asks for a role
// ("the script band", "a question's text") and the theme answers for light or
// dark, for the chosen density and for the chosen text size. Every pair of
// colours that meets on the screen has a contrast the tests compute: 4.5 : 1
// for text, 3 : 1 for lines and marks.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	builtin "fyne.io/fyne/v2/theme"
)

// Mode says which of the two palettes is shown.
type Mode string

// The modes. The zero value means System.
const (
	System Mode = "system" // as the operating system asks
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Density says how closely the controls sit.
type Density string

// The densities. The zero value means Compact.
const (
	Compact     Density = "compact"
	Comfortable Density = "comfortable"
	Large       Density = "large"
)

// Scales are the text sizes an agent can choose, in percent.
var Scales = []int{80, 100, 125, 150, 200}

// Look is what an agent chose in the settings.
type Look struct {
	Mode    Mode    `json:"mode,omitempty"`
	Density Density `json:"density,omitempty"`
	Scale   int     `json:"scale,omitempty"` // percent; 0 means 100
}

// Factor returns the text scale as a factor, 1 for 100 %.
func (l Look) Factor() float32 {
	if l.Scale == 0 {
		return 1
	}
	return float32(l.Scale) / 100
}

// Step returns the look with the text one size larger (by = 1) or smaller
// (by = -1); at either end it stays as it is.
func (l Look) Step(by int) Look {
	at := 1
	for i, s := range Scales {
		if s == l.Scale {
			at = i
		}
	}
	l.Scale = Scales[min(max(at+by, 0), len(Scales)-1)]
	return l
}

// NextMode returns the look with the mode after the present one: light, dark,
// then whatever the system asks.
func (l Look) NextMode() Look {
	next := map[Mode]Mode{"": Light, System: Light, Light: Dark, Dark: System}
	l.Mode = next[l.Mode]
	return l
}

// Theme is a fyne.Theme for one Look.
type Theme struct {
	look Look
}

var _ fyne.Theme = (*Theme)(nil)

// New returns the theme for a look.
func New(l Look) *Theme { return &Theme{look: l} }

// Look returns what the theme was made for.
func (t *Theme) Look() Look { return t.look }

// Color answers for the theme's own roles and for those of Fyne; a name that
// neither knows gets Fyne's own answer.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	if pair, ok := palette[name]; ok {
		return pair[t.column(system)]
	}
	return builtin.DefaultTheme().Color(name, t.variant(system))
}

func (t *Theme) variant(system fyne.ThemeVariant) fyne.ThemeVariant {
	switch t.look.Mode {
	case Light:
		return builtin.VariantLight
	case Dark:
		return builtin.VariantDark
	}
	return system
}

func (t *Theme) column(system fyne.ThemeVariant) int {
	if t.variant(system) == builtin.VariantLight {
		return 0
	}
	return 1
}

// Font is Fyne's built-in Noto Sans, which covers Latin, Greek and Cyrillic.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	return builtin.DefaultTheme().Font(style)
}

// Icon is one of Fyne's own set.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return builtin.DefaultTheme().Icon(name)
}

// Size answers in Fyne's device-independent pixels, at the look's text scale.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := densities[t.density()][name]; ok {
		return s * t.look.Factor()
	}
	if s, ok := fixed[name]; ok {
		return s
	}
	if s, ok := sizes[name]; ok {
		return s * t.look.Factor()
	}
	return builtin.DefaultTheme().Size(name)
}

func (t *Theme) density() Density {
	if t.look.Density == "" {
		return Compact
	}
	return t.look.Density
}
