package search

import "strings"

// The tables of this file say how people in the trade and shoppers speak.
// They hold words only, no topics: what a phrase means is said in words that
// articles use, so that a new article needs no new table.

// set reads a list of words.
func set(lists ...string) map[string]bool {
	words := map[string]bool{}
	for _, list := range lists {
		for w := range strings.FieldsSeq(list) {
			words[w] = true
		}
	}
	return words
}

// stems reads a list of words as the stems the vocabulary has.
func stems(list string) map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		words[stem(american(w))] = true
	}
	return words
}

// noise are words that carry grammar, courtesy or the setting of every
// contact. They count little, but a message is made of them, too.
var noise = set(`
	a an the this that these those some any each every both such same other
	i me my mine we us our you your yors he him his she her it its they them their theirs
	is am are was were be been being do does did doing done have has had having
	can could will would shall should may might must let lets
	to of in on at by for from with about into onto over out off up down as than then so too very just only
	and or but if because since while when where what which who whom whose why how there here now again also
	not no nor never yes ok okay
	please thanks thank hello hi hey sorry well really actually still yet even ever already always
	get gets got getting go goes going went gone come comes came want wants wanted need needs needed try tries tried trying
	say says said tell tells told ask asks asked think thinks know knows see sees like
	make makes made take takes took give gives gave put puts use uses used using
	thing things something anything nothing everything someone somebody anyone one two
	customer customers cust shopper shoppers buyer client caller guy lady man woman person people
	aliexpress alibaba ali shop site visa mastercard
	i m s t ll ve re d
	until till before after between during through against without
	dont doesnt didnt isnt wasnt
	today bit lot maybe perhaps kind way much many more most few
	keep keeps kept seem seems
	com www http https
`)

// contractions written without their apostrophe, as people type them.
var contractions = map[string]string{
	"cant": "can", "can't": "can", "cannot": "can", "wont": "will", "won't": "will", "dont": "do", "doesnt": "does",
	"didnt": "did", "isnt": "is", "arent": "are", "wasnt": "was", "werent": "were", "hasnt": "has",
	"havent": "have", "hadnt": "had", "couldnt": "could", "wouldnt": "would", "shouldnt": "should",
	"aint": "is",
}

// wholeLetters are letters that do not come apart into a base letter and an
// accent.
var wholeLetters = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ı': "i", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ð': "d", 'þ': "th", 'ħ': "h",
}

// spellings are British or old spellings that no ending tells.
var spellings = map[string]string{
	"cheque": "check", "licence": "license", "licences": "licenses", "defence": "defense", "offence": "offense",
	"grey": "gray", "programme": "program", "cancelled": "canceled", "cancelling": "canceling",
	"honour": "honor", "enrolment": "enrollment", "enrol": "enroll", "fulfil": "fulfill", "mobiles": "mobile",
	"hour": "hour", "hours": "hours", "four": "four", "your": "your", "yours": "yours", "otherwise": "otherwise",
}

// irregulars lead stems that differ to the stem they belong to.
var irregulars = map[string]string{
	"paid": "pai", "payment": "pai", "stolen": "steal", "stole": "steal", "sent": "send", "bought": "bui",
	"froze": "freez", "frozen": "freez", "lost": "lose", "spent": "spend", "wrote": "write",
	"written": "write", "broken": "break", "expiri": "expir", "rang": "ring", "rung": "ring",
	"forgot": "forget", "forgotten": "forget", "typo": "typo", "monies": "monei", "fund": "fund",
	"mistaken": "mistak", "fallen": "fall", "fell": "fall", "chose": "choos", "chosen": "choos", "knew": "know",
	"identif": "ident", "identiti": "ident", "suspici": "suspect", "fraudul": "fraud", "fraudster": "fraud",
}

// joints are words typed apart that are one.
var joints = set(`
	wifi email paypal antivirus firewall login popup checkout online offline passcode securecode
	3d 3ds 3dsecure password smartphone website webpage barcode timeout payday handset laptop
	prepaid postcode gpay unionpay googlepay applepay overdrawn livechat helpdesk signin voicemail
	mastercard
`)

// jointHeads are what joints begin with.
var jointHeads = beginnings(joints)

func beginnings(words map[string]bool) map[string]bool {
	heads := map[string]bool{}
	for w := range words {
		for i := 1; i < len(w); i++ {
			heads[w[:i]] = true
		}
	}
	return heads
}

// oneWord writes joined words as the articles have them.
var oneWord = map[string]string{
	"3dsecure": "3ds", "3d": "3ds", "threed": "3ds", "mails": "email", "mail": "email", "emails": "email",
	"wlan": "wifi", "paypall": "paypal", "cvc": "cvv", "cvv2": "cvv", "cvc2": "cvv", "csc": "cvv", "cid": "cvv",
}
