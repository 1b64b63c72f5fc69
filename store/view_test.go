package store

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"paydesk/store/report"
)

func TestViewsAreKeptByName(t *testing.T) {
	s := open(t, t.TempDir())
	must(t, s.SetSetting(ctx, "report", "is no view"))
	must(t, s.SetSetting(ctx, "theme", "dark"))
	banks := View{"Banks on the phone", []report.Grouping{report.Topic}, report.Filter{report.Channel: {"phone"}, report.Weekday: {"monday"}}}
	must(t, s.SaveView(ctx, View{Name: " Banks on the phone "}))
	must(t, s.SaveView(ctx, banks))
	must(t, s.SaveView(ctx, View{Name: "All"}))
	views, err := s.Views(ctx)
	must(t, err)
	if len(views) != 2 || views[0].Name != "All" || views[1].Name != banks.Name || !slices.Equal(views[1].Filter[report.Weekday], []string{"monday"}) {
		t.Errorf("views: %+v", views)
	}
	v, err := s.View(ctx, banks.Name)
	must(t, err)
	if !slices.Equal(v.By, banks.By) {
		t.Errorf("%+v", v)
	}
	must(t, s.DropView(ctx, "All"))
	if _, err := s.View(ctx, "All"); !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), banks.Name) {
		t.Errorf("a view that was dropped: %v", err)
	}
}

func TestViewsThatCannotBe(t *testing.T) {
	s := open(t, t.TempDir())
	isRefused(t, s.SaveView(ctx, View{Name: "  "}))
	isRefused(t, s.SaveView(ctx, View{Name: strings.Repeat("x", maxViewName+1)}))
	if wrong := (*report.InputError)(nil); !errors.As(s.SaveView(ctx, View{Name: "x", Filter: report.Filter{"colour": {"red"}}}), &wrong) {
		t.Error("a grouping that is none is kept")
	}
	must(t, s.SaveView(ctx, View{Name: "card " + pan}))
	views, err := s.Views(ctx)
	must(t, err)
	if len(views) != 1 || strings.Contains(views[0].Name, "1111 1111") {
		t.Errorf("%+v", views)
	}
}
