package store

import "testing"

// A card number that is read out group by group, each behind a word for a code,
// is none of an error.
func TestNoPartOfALongNumberIsKept(t *testing.T) {
	for query, parts := range map[string]string{
		"error 4111 error 1111 error 1111 error 1111 payment declined": "4111 1111",
		"rc 4111, rc 1111, rc 1111, rc 1111 declined":                  "4111 1111",
		"code 4929 code 1234 code 5678 code 9012":                      "4929 1234 5678 9012",
		"error 2001 error 2002 card declined":                          "2001 2002",
		"4111 1111 1111 code 2001 card declined":                       "4111 1111 2001",
		"code 411 code 111 code 111 code 111 code 111 code 1 declined": "411 111 1",
		"isc 4111 isc 1111 isc 1111 isc 1111 declined":                 "4111 1111",
		"error n7 error b2 error c9 card declined":                     "n7 b2 c9",
		"code ٤١١١ code ١١١١ card declined":                            "٤١١١ ١١١١",
	} {
		withholds(t, query, parts)
	}
}

// Four digits behind the word code are a one-time code as often as an error.
func TestFourDigitsAreKeptWhereTheyAreACodeOfAProcessor(t *testing.T) {
	kept(t, map[string]string{
		"the code 4829 he got declined":      "the code # he got declined",
		"error code 1985 at checkout":        "error code # at checkout",
		"rs 4829 payment declined":           "rs # payment declined",
		"error code 2046 at checkout":        "error code 2046 at checkout",
		"reason 1002, then error 3000 twice": "reason # then error # twice",
		"rc 05 then rc 51 card declined":     "rc 05 then rc 51 card declined",
		"ISC_RS_5100102051 at checkout":      "code isc rs 2051 at checkout",
		"isc 4829 at checkout":               "isc 4829 at checkout",
	})
}
