package dashboard_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paydesk/ui/theme"
)

func TestTheKeysOfThePageAreNotCut(t *testing.T) {
	p := show(t, lastWeek...)
	all := []string{"Export Ctrl+E", "Only this row Ctrl+F", "Views Alt+V", "Save the view Ctrl+S"}
	for _, c := range []struct {
		scale int
		wide  float32
		shown int // how many of all have room
	}{{100, 1280, 4}, {200, 1280, 4}, {150, 1024, 4}, {100, 700, 2}, {100, 1280, 4}} {
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light, Scale: c.scale}))
		p.win.Resize(fyne.NewSize(c.wide, 720))
		p.period(4)
		if want := strings.Join(all[:c.shown], "   "); !strings.Contains(p.texts(), want+"\n") {
			t.Errorf("at %d %% in %v pixels %q is not a line of:\n%.600s", c.scale, c.wide, want, p.texts())
		}
	}
}
