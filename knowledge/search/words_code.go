package search

// The words digits are spoken with.
var (
	spokenOne = map[string]string{
		"zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0", "null": "0",
		"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
		"nine": "9", "niner": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
		"fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
	}
	tens = map[string]string{
		"twenty": "2", "thirty": "3", "forty": "4", "fifty": "5", "sixty": "6", "seventy": "7", "eighty": "8", "ninety": "9",
	}
	multiples = map[string]int{"double": 2, "triple": 3, "treble": 3}
	codeWords = set(`code codes error err errors rc response reason resp r cod result status refusal transstatus transstatusreason`)
	// showWords stand right before a code as often as before a sum.
	showWords   = set(`number no nr message msg decline declined says said shows reads returned returns got gave`)
	codeFillers = set(`number no nr is was the a an it of that says with number no nr saying called like just to me him her them us she he they i code`)
)

// Words that make a number beside them a sum, a time or a count.
var (
	units = set(`dollar dollars usd eur euro euros pound pounds gbp rub rubles rupees inr cents bucks percent pct day days hour hours hr hrs
		minute minutes min mins second seconds sec secs week weeks month months year years yr times time digit digits d attempts tries
		pm am items item pieces pcs parcels packages orders cards accounts people kids euroes quid zloty pln tl lira yuan cny yen won
		working business different more g gb mb th st nd rd oclock euro's letters characters x`)
	sums = set(`times x zip zipcode postcode postal phone tel telephone house flat apt apartment room size page chapter floor gate bus line channel age aged explorer ie windows ios android version iphone ipad galaxy chrome firefox safari edge macos about around approximately nearly over under below above usd eur gbp pay paid cost costs price for of order`)
)

// Words that make a number behind them a year, or the end of a card number.
var (
	dates = set(`in since from until till by of year before after around circa january february march april may june july august
		september october november december jan feb mar apr jun jul aug sep sept oct nov dec`)
	endings   = set(`ending ends ended end last`)
	cardWords = set(`card cards visa mastercard amex maestro debit credit`)
)
