package knowledge_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

const (
	systems = "id,name,seen,rank,words\nshop,Shop,on the page,1,shop\nvisa,Visa,on a Visa card,3,visa\n"
	sources = "key,title,where\nlist,A list,https://example.com\n"
	table   = "code,name,meaning,topic,fix,retry,confirmed,source\n"
)

// coded is a pack with one article and one table of codes.
func coded(rows string) fstest.MapFS {
	files := packtest.Pack(map[string]string{"a": packtest.Ask})
	packtest.Set(files, "codes/systems.csv", systems)
	packtest.Set(files, "codes/sources.csv", sources)
	packtest.Set(files, "codes/visa.csv", table+rows)
	return files
}

func TestCodesLeadToTheirArticles(t *testing.T) {
	files := coded("N7,CVV wrong,The code is wrong,a,shopper,after-fix,yes,list\n")
	packtest.Set(files, "codes/shop.csv", table+"S_1,Stop,\"The shop, again\",a,nobody,never,no,list\n")
	lib := read(t, files)
	codes := lib.CodesOf("a")
	if len(codes) != 2 || codes[0].Code != "S_1" || codes[1].System.Name != "Visa" {
		t.Fatalf("the article has the codes %+v, want those of the platform first", codes)
	}
	if codes[0].Confirmed || codes[0].Meaning != "The shop, again" || codes[0].Noted() != "S_1" || codes[1].Noted() != "Visa N7" {
		t.Errorf("read %+v and %+v", codes[0], codes[1])
	}
	if codes := lib.CodesOf("b"); codes != nil {
		t.Errorf("an unknown article has the codes %v", codes)
	}
}

func TestTablesOfCodesAreRefusedWithFileAndReason(t *testing.T) {
	const good = "N7,CVV wrong,The code is wrong,a,shopper,after-fix,yes,list\n"
	for _, c := range []struct{ name, file, old, new, want string }{
		{"topic", "codes/visa.csv", ",a,", ",b,", `codes/visa.csv:2: N7 leads to "b"; there is no such article`},
		{"fixer", "codes/visa.csv", "shopper", "mother", `"mother" can mend it; use shopper`},
		{"retry", "codes/visa.csv", "after-fix", "soon", `the retry is "soon"; use same-card-now`},
		{"confirmed", "codes/visa.csv", "yes", "maybe", `confirmed is "maybe"; use yes or no`},
		{"source", "codes/visa.csv", ",list", ",list+other", `names the source "other", which codes/sources.csv does not list`},
		{"meaning", "codes/visa.csv", "The code is wrong", "", "the meaning of N7 is missing"},
		{"long", "codes/visa.csv", "CVV wrong", strings.Repeat("x", 81), "has 81 letters; at most 80 fit"},
		{"columns", "codes/visa.csv", "code,name", "name,code", "must begin with the columns code,name,meaning"},
		{"cells", "codes/visa.csv", ",yes", "", "codes/visa.csv:2: this is not the table expected here: the row has too many or too few columns"},
		{"quote", "codes/visa.csv", "CVV", "\"CVV", "codes/visa.csv:2: this is not the table"},
		{"system", "codes/systems.csv", "visa,", "vista,", `codes/visa.csv: is named for the system "visa", which codes/systems.csv does not list`},
		{"twice", "codes/systems.csv", "shop,S", "visa,S", `codes/systems.csv:3: the system "visa" stands in the list twice`},
		{"id", "codes/systems.csv", "shop,", "Shop 1,", `the id "Shop 1" must be lower-case words`},
		{"rank", "codes/systems.csv", ",1,", ",0,", `the rank is "0"; count from 1`},
		{"seen", "codes/systems.csv", "on the page", "", `needs a name and where its codes are seen`},
		{"row twice", "codes/visa.csv", good, good + good, `codes/visa.csv:3: N7 leads to "a" twice`},
		{"letters", "codes/visa.csv", "CVV", "\xff", "codes/visa.csv: is not UTF-8"},
		{"empty", "codes/visa.csv", table + good, "", "must begin with the columns"},
		{"title", "codes/sources.csv", "A list", "", "codes/sources.csv:2: needs a key and a title"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := coded(good)
			body := string(files[c.file].Data)
			if !strings.Contains(body, c.old) {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			packtest.Set(files, c.file, strings.Replace(body, c.old, c.new, 1))
			if _, err := knowledge.Read(files); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("refused with %v, want %q", err, c.want)
			}
		})
	}
}

func TestATableFromASpreadsheetIsRead(t *testing.T) {
	files := coded("N7,CVV wrong,The code is wrong,a,shopper,after-fix,yes,list\n")
	packtest.Set(files, "codes/visa.csv", "\xef\xbb\xbf"+string(files["codes/visa.csv"].Data))
	if codes := read(t, files).CodesOf("a"); len(codes) != 1 {
		t.Errorf("read %d codes", len(codes))
	}
}

func TestTablesNeedTheirLists(t *testing.T) {
	files := coded("")
	delete(files, "codes/sources.csv")
	if _, err := knowledge.Read(files); err == nil || !strings.Contains(err.Error(), "codes/sources.csv: is missing") {
		t.Errorf("refused with %v", err)
	}
}

// FuzzReadCodes feeds the reader of code tables any bytes: it may refuse
// them, with file and reason, and may not fall over.
func FuzzReadCodes(f *testing.F) {
	f.Add(table+"N7,n,m,a,shopper,after-fix,yes,list\n", systems)
	f.Add("\"", "id")
	f.Fuzz(func(t *testing.T, body, systems string) {
		files := coded("")
		packtest.Set(files, "codes/visa.csv", body)
		packtest.Set(files, "codes/systems.csv", systems)
		lib, err := knowledge.Read(files)
		if (lib == nil) == (err == nil) {
			t.Fatalf("library %v with error %v", lib, err)
		}
		var found knowledge.Problems
		if err != nil && (!errors.As(err, &found) || found[0].Text == "") {
			t.Fatalf("refused without a reason: %v", err)
		}
	})
}
