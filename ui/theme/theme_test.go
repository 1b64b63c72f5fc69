package theme_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/theme"
)

func TestDensityMakesTheRowsOfTheDesign(t *testing.T) {
	app := test.NewTempApp(t)
	want := map[theme.Density]float32{"": 29, theme.Compact: 29, theme.Comfortable: 35, theme.Large: 42}
	for density, height := range want {
		app.Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light, Density: density}))
		if got := widget.NewLabel("x").MinSize().Height; got < height-1 || got > height+1 {
			t.Errorf("density %q: a row is %v px high, want %v", density, got, height)
		}
	}
}

func TestScaleStepsStayInRange(t *testing.T) {
	look := theme.Look{}
	for range 9 {
		look = look.Step(1)
	}
	if look.Scale != 200 || look.Factor() != 2 {
		t.Errorf("nine steps up: %d %%, want 200", look.Scale)
	}
	for range 9 {
		look = look.Step(-1)
	}
	if look.Scale != 80 {
		t.Errorf("nine steps down: %d %%, want 80", look.Scale)
	}
}

func TestTextGrowsWithTheScale(t *testing.T) {
	th := theme.New(theme.Look{Scale: 200})
	for name, want := range map[fyne.ThemeSizeName]float32{
		builtin.SizeNameText: 28, theme.SizeScript: 36, builtin.SizeNameInputBorder: 1, builtin.SizeNameScrollBar: 12,
	} {
		if got := th.Size(name); got != want {
			t.Errorf("%s at 200 %% = %v, want %v", name, got, want)
		}
	}
	if th.Look().Scale != 200 {
		t.Error("the theme forgot its look")
	}
}

func TestModeGoesRound(t *testing.T) {
	test.NewTempApp(t)
	look := theme.Look{}
	for _, want := range []theme.Mode{theme.Light, theme.Dark, theme.System} {
		if look = look.NextMode(); look.Mode != want {
			t.Fatalf("mode = %q, want %q", look.Mode, want)
		}
	}
	auto := theme.New(look)
	for variant, mode := range map[fyne.ThemeVariant]theme.Mode{builtin.VariantLight: theme.Light, builtin.VariantDark: theme.Dark} {
		if got, want := auto.Color(theme.Page, variant), theme.New(theme.Look{Mode: mode}).Color(theme.Page, 0); got != want {
			t.Errorf("system mode shows %v for %s, want %v", got, mode, want)
		}
	}
}

func TestWhatTheThemeDoesNotNameComesFromFyne(t *testing.T) {
	test.NewTempApp(t)
	th := theme.New(theme.Look{Mode: theme.Light})
	if th.Color(builtin.ColorNameShadow, 0) == nil || th.Icon(builtin.IconNameSearch) == nil || th.Font(fyne.TextStyle{Bold: true}) == nil {
		t.Error("a colour, icon or font is missing")
	}
}
