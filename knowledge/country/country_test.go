package country

import "testing"

func TestACountryIsKnownHoweverItIsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"BR": "BR", "br": "BR", " Brazil ": "BR", "brasil": "BR", "BRAZ": "BR", "méxico": "MX", "Mexico": "MX",
		"UK": "GB", "england": "GB", "USA": "US", "U.S.A.": "US", "Türkiye": "TR", "turkey": "TR", "Korea": "KR",
		"south  korea": "KR", "Bosnia & Herzegovina": "BA", "Côte d’Ivoire": "CI", "Curacao": "CW",
		"niger": "NE", "nigeria": "NG", "nige": "", "guin": "", "uni": "", "unit": "", "": "", "x": "", "Atlantis": "",
		"[erased]": "", "\xff\xfe": "",
	} {
		if got := Of(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestEveryCountryIsFoundByItsCodeAndItsName(t *testing.T) {
	if n := len(Codes()); n < 230 || n > 250 {
		t.Fatalf("%d countries", n)
	}
	for _, code := range Codes() {
		if Of(code) != code || Of(Name(code)) != code {
			t.Errorf("%s (%s) gives %q and %q", code, Name(code), Of(code), Of(Name(code)))
		}
	}
	for text, code := range others {
		if Name(code) == "" || Of(text) != code {
			t.Errorf("%q gives %q, want %q", text, Of(text), code)
		}
	}
}
