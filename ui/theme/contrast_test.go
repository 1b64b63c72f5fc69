package theme_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	builtin "fyne.io/fyne/v2/theme"

	"paydesk/ui/theme"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(v uint32) float64 {
	s := float64(v) / 0xffff
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func TestContrast(t *testing.T) {
	grounds := []fyne.ThemeColorName{theme.Page, theme.Surface, theme.Raised}
	cases := []struct {
		what  fyne.ThemeColorName
		on    []fyne.ThemeColorName
		least float64
	}{
		{theme.Text, append(grounds, theme.SelectedRow, theme.ScriptBand), 4.5},
		{theme.Muted, append(grounds, theme.SelectedRow), 4.5},
		{builtin.ColorNameForeground, grounds, 4.5},
		{builtin.ColorNamePlaceHolder, grounds, 4.5},
		{builtin.ColorNameDisabled, grounds, 4.5},
		{builtin.ColorNameHyperlink, grounds, 4.5},
		{builtin.ColorNameForegroundOnPrimary, []fyne.ThemeColorName{builtin.ColorNamePrimary}, 4.5},
		{builtin.ColorNameError, grounds, 4.5},
		{builtin.ColorNameWarning, grounds, 4.5},
		{builtin.ColorNameSuccess, grounds, 4.5},
		{theme.FieldBorder, grounds, 3},
		{theme.FocusRing, append(grounds, theme.SelectedRow), 3},
		{theme.MarkOpen, append(grounds, theme.SelectedRow), 3},
		{theme.MarkResolved, append(grounds, theme.SelectedRow), 3},
		{theme.MarkWaiting, append(grounds, theme.SelectedRow), 3},
		{theme.MarkEscalated, append(grounds, theme.SelectedRow), 3},
		{theme.MarkDropped, append(grounds, theme.SelectedRow), 3},
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		th := theme.New(theme.Look{Mode: mode})
		for _, c := range cases {
			for _, ground := range c.on {
				got := contrast(th.Color(c.what, 0), th.Color(ground, 0))
				if got < c.least {
					t.Errorf("%s: %s on %s is %.2f : 1, want at least %.1f", mode, c.what, ground, got, c.least)
				}
			}
		}
	}
}

// over is what is seen of a colour over an opaque one.
func over(top, ground color.Color) color.Color {
	t, g := color.NRGBAModel.Convert(top).(color.NRGBA), color.NRGBAModel.Convert(ground).(color.NRGBA)
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(t.A) + int(b)*(255-int(t.A))) / 255) }
	return color.NRGBA{mix(t.R, g.R), mix(t.G, g.G), mix(t.B, g.B), 255}
}

func TestAButtonWithTheFocusOrUnderThePointerCanBeRead(t *testing.T) {
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		th := theme.New(theme.Look{Mode: mode})
		for text, button := range map[fyne.ThemeColorName]fyne.ThemeColorName{
			builtin.ColorNameForeground: builtin.ColorNameButton, builtin.ColorNameForegroundOnPrimary: builtin.ColorNamePrimary,
		} {
			for _, state := range []fyne.ThemeColorName{builtin.ColorNameFocus, builtin.ColorNameHover} {
				ground := over(th.Color(state, 0), th.Color(button, 0))
				if got := contrast(th.Color(text, 0), ground); got < 4.5 {
					t.Errorf("%s: %s on %s with %s is %.2f : 1", mode, text, button, state, got)
				}
			}
		}
	}
}

func TestContrastOfBlackOnWhiteIs21(t *testing.T) {
	if got := contrast(color.Black, color.White); math.Abs(got-21) > 0.001 {
		t.Errorf("contrast(black, white) = %v, want 21", got)
	}
}
