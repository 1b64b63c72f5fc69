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
	unionpay googlepay applepay overdrawn livechat helpdesk signin voicemail
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

// groups are words of one sense: each stands for all the others of its row,
// a little less well than the word itself.
var groups = []string{
	"decline refuse reject deny rebuff",
	"block lock freeze restrict suspend",
	"expire lapse",
	"wrong incorrect mistaken invalid bad",
	"mistype misspell typo",
	"fault glitch error bug malfunction",
	"crash freeze hang stuck",
	"money cash funds",
	"bank issuer",
	"call ring phone telephone",
	"cellphone mobile phone",
	"text sms",
	"code otp",
	"delete clear empty wipe erase",
	"slow unstable weak patchy",
	"internet connection network",
	"wifi hotspot wireless",
	"old ancient outdated",
	"photo picture scan image",
	"id identity",
	"document paper",
	"license licence",
	"abroad foreign international overseas",
	"fraud scam fraudulent",
	"suspicious unusual strange",
	"stolen hacked",
	"unauthorized unauthorised",
	"unknown unrecognized",
	"purchase buy order",
	"often many frequency",
	"attempt try",
	"limit cap ceiling maximum",
	"raise increase",
	"support helpdesk service",
	"agent person human",
	"another different alternative",
	"method option",
	"america american us usa",
	"antivirus firewall",
	"program software app",
	"interfere block",
	"verify confirm prove",
	"verification check",
	"address postcode zip",
	"details information data",
	"profile account",
	"number digit",
	"balance funds",
	"date expiry",
	"exchange conversion",
	"extra additional",
	"active activated enabled enrolled",
	"brand type kind",
	"accept take",
	"public open free",
	"drop lost disconnect",
	"temporary hold",
	"charge deduct debit",
	"update upgrade",
}

// meaning says what phrases stand for.
type meaning struct{ said, means string }

// meanings of phrases. Between the words of a phrase one other word may
// stand.
var meanings = []meaning{
	// Abbreviations of contact notes.
	{"pmt|pymt|paymt", "payment"},
	{"pend|pndg", "pending"},
	{"chg|chgs", "charges"},
	{"decl|dcl", "declined"},
	{"cx|cus", "customer"},
	{"ecom|ecomm", "online payments"},
	{"insuff|nsf|isf", "insufficient funds"},
	{"acct|acc|a c", "account"},
	{"addr|addy", "address"},
	{"exp|expdate|exp date", "expiry date"},
	{"auth", "authorize"},
	{"txn|trx|trans|tx", "transaction"},
	{"verif|ver", "verification"},
	{"info", "information"},
	{"curr|ccy|forex|fx", "currency exchange rate"},
	{"msg", "message"},
	{"doc|docs", "documents"},
	{"pic|pics|selfie", "photo"},
	{"av", "antivirus"},
	{"cs|csr|helpline", "contact support"},
	{"cc", "credit card"},
	{"dnh", "do not honor"},
	{"sca|psd2|acs", "3ds authentication"},
	{"2fa|mfa|two factor", "verification code"},
	{"pw|pwd", "password"},
	{"ff|firefox|chrome|safari|edge|opera", "browser"},
	{"limt|lim", "limit"},
	{"unauth", "unauthorized"},
	{"diff", "different another"},
	{"dupe", "twice"},
	{"num|nr", "number"},
	{"avs", "billing address mismatch"},

	// Brands and kinds of card.
	{"amex|american express|jcb|diners|diners club|discover|unionpay|union pay|rupay|elo|troy|mir|hipercard|cartes bancaires", "card type brand accepted"},
	{"prepaid|virtual card|gift card|giftcard|revolut|vanilla", "card type prepaid accepted"},
	{"maestro", "card type accepted"},
	{"what card|which card|card brand|kind of card|kinds of card|type of card|types of card", "card type accepted"},
	{"card from the us|from the states|united states|card from us|us card|us bank|american card|american bank|american visa|american mastercard|from america|issued in america|bank in america|texas|california|florida|new york|chicago|chase|wells fargo|capital one|citibank", "american card not supported us"},
	{"support this card|not supported|unsupported", "card not supported"},
	{"applepay|apple pay|googlepay|google pay|klarna|bitcoin|crypto|cash on delivery|bank transfer|wire transfer|western union|boleto|pix|ideal|sepa|samsung pay|skrill|webmoney|qiwi|direct debit|installments", "another payment method"},
	{"paypal", "another payment method paypal"},

	// Money on the account.
	{"broke|skint|no money|no cash|out of money|ran out of money|run out of money|short of money|empty account|account is empty|account empty|no funds|lack of funds|lacks funds|not enough", "insufficient funds enough"},
	{"payday|paycheck|salary|wage|wages|get paid|gets paid|got paid|getting paid", "insufficient funds"},
	{"overdraft|overdrawn|in the red|into the red|below zero|minus|negative balance", "insufficient funds"},
	{"euros left|dollars left|pounds left|left on card|left in account|left on it|left in bank|euros on it|dollars on it|pounds on it|only euros|only dollars|only pounds|cannot afford|can not afford|can afford", "insufficient funds"},
	{"top up|topped up|topping up|more money", "insufficient funds balance"},
	{"how much money|how much credit|how much left|see balance|see what is on|check balance|available money|look at balance", "check balance"},
	{"charges pending|pending charges|still processing on statement|reserved", "pending charges balance"},
	{"credit line", "credit limit"},
	{"maxed|maxed out|max out|used up credit|no credit left|credit is used|credit used up|higher limit|low limit|limit too low|over my credit|above limit|limit on credit card|credit card limit|credit limit", "credit limit exceeded order amount"},
	{"too expensive|amount too high|amount is too high|costs more than card|bigger than limit|pricey", "credit limit exceeded amount"},
	{"per day|hundred a day|thousand a day|spend a day|payments a day|only spend|each day|per month|a month|daily|monthly|per week|weekly|spending limit|spending cap|day limit|day allowance|daily allowance|allowance for|reached allowance|used allowance|for today", "daily monthly limit transaction"},
	{"raise limit|raise the limit|increase limit|lift limit", "limit increase bank"},

	// The card.
	{"out of date|run out|ran out|past its date|past date|date passed|date has passed|no longer valid|not valid|good thru|good through|valid thru|valid until|too old card|old card", "card expired date"},
	{"new card arrived|new card came|renewed card|replacement card|card renewed|renewal", "card expired new"},
	{"digits on back|number on back|three digits|3 digits|four digits on front|security number|security code|back of card", "cvv security code"},
	{"mixed up|swapped digits|wrong digit|digit wrong|fat finger|slip of finger|entered wrong|typed wrong|typing mistake|put in wrong|mistyped|typo|keyed wrong", "incorrect card details wrong number typed"},
	{"name on card|cardholder name|card holder name", "card details incorrect"},
	{"double check|compare|go over|look over|read back", "check card information"},
	{"moved house|moved home|moved flat|moved apartment|new house|new flat|changed address|change address|new address|got married|maiden surname|relocated", "update address account"},
	{"saved card|stored card|saved address", "account update saved"},
	{"freeze my card|freeze card|card frozen|frozen", "card restricted blocked bank"},
	{"suspended|card paused|card on hold", "card restricted blocked bank"},
	{"not let me|not let him|not let her|not let us|not let them", ""},
	{"n7", "wrong cvv"},
	{"cut up|swallowed|pick up|pickup|nicked|pinched", "lost stolen card"},
	{"checking account|current account|savings account|chequing account", "account type not available"},
	{"switched off|turned off|deactivated|disabled", "restricted off"},

	// The bank.
	{"do not honor|do not honour|honor|honour", "declined bank honor"},
	{"refer to", "contact issuer"},
	{"turned down|turn down|turns down|knocked back|said no|says no|saying no|bounced|bounces|will not take|not go through|not going through|does not accept|not accept|not be accepted|did not work|does not work|not approved|disapproved|thrown out|kicked back|spits out", "declined"},
	{"speak to bank|talk to bank|call the bank|ring the bank|phone the bank|telephone bank|contact issuer|call issuer|ring issuer|ask bank|ask the bank|number on card|hotline|tell bank|tell the bank", "contact bank call"},
	{"foreign|overseas|abroad|international|cross border|china|chinese|geoblock", "bank restriction foreign blocked"},
	{"vacation|holiday|travelling|traveling|trip|out of country|other countries|another country", "bank restriction abroad"},
	{"out of the ordinary|unusual|not usual|odd purchase", "bank unusual purchase"},
	{"maintenance|bank is down|bank down|bank offline|bank outage|bank server|bank system|bank computer|switch inoperative|inoperative|bank fault|bank has a fault|bank problem|bank error|bank not reachable|bank not responding", "system error bank side outage"},
	{"temporary hold|on hold|put a hold|earmarked|amount reserved|money reserved|blocked amount", "temporary hold bank"},
	{"bank thinks|bank believes|bank suspects|bank says fraud|bank flagged|flagged|red flag|suspicious|swindle|con|scam|scammed|defraud|phishing", "suspected fraud bank"},
	{"not me|was not me|did not buy|did not order|did not make|never ordered|never bought|never made|not mine|do not recognize|not recognize|not recognise|unknown charge|unfamiliar|someone else|somebody else|stranger|without my knowledge|without knowing|behind my back|strange payment|strange charge|odd charge|odd payment|without permission|without my permission|without asking|hacked|hacker|took money|taken money|money gone|money disappeared|ripped off", "unauthorized charges not make"},
	{"chargeback|dispute", "unauthorized charges"},
	{"velocity|too many|too often|too frequent|so many times|many times in a row|over and over|again and again|repeatedly|ten times|five times|six times|several times|in a row|rapid|hammering|spamming|short time|kept pressing|kept clicking|keeps pressing", "high frequency too many payments"},

	// Checks of the payer.
	{"vbv|msc|verified by visa|visa secure|mastercard identity check|secure code|securecode|safekey|extra password|enrolled|enrollment|enroll", "3ds secure activated"},
	{"3ds", "secure activated"},
	{"code expired|code run out|code has expired|one time|passcode|otp|tan|six digit|6 digit|four digit code|sms|text message|by text|code by email|code arrive|code come|never arrives|code did not|verification pin", "verification code sms email"},
	{"maiden name|first pet|pet name|first school|favorite teacher|place of birth|born|secret answer|secret question|memorable|security answer", "security questions answer"},
	{"prove who|prove that|prove it|who i am|who he is|who she is|who they are|really me|really him|really her|identify|identity|confirm identity|personal check", "verify identity security verification"},
	{"passport|driver license|drivers license|driving license|id card|identity card|residence permit|proof of identity|kyc|national id|copy of id", "identity documents proof"},
	{"my appeal|appeal|for security reasons|both sides|front and back|billing document|card statement|card bill|cover part|last four digits visible", "isc security documents appeal"},
	{"working days|business days", "working days reply documents"},

	// The device and the line.
	{"wifi in cafe|cafe|coffee shop|starbucks|airport|hotel|library|mcdonalds|train station|hotspot|public network|public wifi|public computer|internet cafe|free wifi|guest network", "public wifi secure connection"},
	{"no connection|signal|reception|bars|tunnel|one bar|drops out|dropping|keeps dropping|cut out|cuts out|cuts off|disconnected|disconnects|no network|poor connection|bad connection|offline|bandwidth|router|lag|laggy|4g|3g|5g|buffering|mobile data", "weak unstable internet connection"},
	{"kaspersky|norton|mcafee|avast|avg|bitdefender|eset|malwarebytes|defender|windows defender|sophos|avira|virus scanner|virus program|virus protection|vpn|adblock|ad blocker|adblocker|proxy|web filter|company network|office computer", "security software antivirus firewall blocks"},
	{"internet explorer|ie11|windows 7|windows xp|old computer|old version|latest version|browser version|newest version|old laptop|years old|years ago|out of date browser", "outdated browser old"},
	{"cookies|cookie|cache|history|browsing data|temp files|temporary files|incognito|private window|private mode|log out of everywhere", "clear browser cache cookies"},
	{"white screen|blank page|blank screen|white page|spinner|spinning|spins|hangs|page freezes|screen freezes|site freezes|shop freezes|app freezes|frozen page|crashed|crashes|crash|stuck|button does nothing|nothing happens|error 500|502|503|404|server|gateway|down for|site is down|website down|site down|page is down|playing up|acting up|acting weird|acting strange|weird|hiccup|outage|loads forever", "technical error payment page fault"},
	{"wait a few minutes|few minutes|try again later|restart|reboot", "temporary technical fault"},
	{"error|errors|errored", "payment error"},
	{"not be completed|not complete|not completed|unable to complete|could not complete|went wrong|go wrong|goes wrong|unable to process|could not process|not processed|could not be processed", "payment failed processing error"},

	// Help and money matters.
	{"live chat|livechat|talk to human|real person|real human|talk to someone|speak to someone|speak with|chat with|talk with|speak to agent|speak to human|connect me with|connect me to|talk to somebody|speak to somebody|supervisor|manager|complaint|complain|escalate|escalation|ticket|help desk|helpdesk|help center|hand over|pass on|second line|tier two|tier 2", "contact aliexpress support"},
	{"exchange rate|conversion|convert|converted|in dollars|in euros|in pounds|other currency|different currency|foreign currency|my currency|rubles|zloty|rupees|pesos|surcharge|charged more|more than price|more than expected|more than it said|costs more than shown|statement is higher|rate", "currency conversion exchange rate"},
	{"another card|different card|other card|second card|wife card|husband card|friend card|another way|other way|different way|something else|alternative|alternatives|other means|payment methods|payment options|ways to pay|how else|any other", "another payment method different"},
}

// elsewhere are subjects of other help pages. They make sure that "where is
// my parcel" finds nothing worth trusting.
var elsewhere = stems(elsewhereList)

const elsewhereList = `
	parcel package tracking track shipment shipped ship courier postman customs seller sell supplier manufacturer
	factory wholesale sample bulk discount coupon voucher promo promotion newsletter unsubscribe review rating
	feedback star size chart color shoe shoes dress shirt warranty damaged scratched defective missing
	return returns label exchange replace replacement item quality fake counterfeit cart wishlist basket
	subscribe affiliate store followers game coins points weather joke hiring job career vacancy
	photoshop printer recipe invoice tax vat catalog logo
	download install toy toys babies gift match quality arrive arrived arrival deliver delivered warehouse lost storefront category dropshipping dropship
	nice weather welcome goodbye bye hiring neighbour neighbor duty locker lamp drone battery jacket waterproof
	flash sale free-sample hole blurry
	username nickname avatar language translate dark mode
`

// everyday are common words that say nothing about payments. Without them
// each would be taken for a misprint of a word of the articles.
var everyday = set(`
	within below under beneath sufficient plenty loads ample
	idea paying knowledge battery batteries
	able above across add age ago air alone along answer area arm around bad bag bar bath battery beach bear beat
	beautiful bed behind below beside best better bicycle big bike bird black blood blue board boat body book both
	bottom box boy bread bring brother brown build bus busy butter camera camp capital care carry case cat catch chair
	cheap child children church circle city class clean climb clock clothes cloud coat cold cook cool copper corn corner
	cotton count country cover cross cry cup cut dance dark daughter day dead deal dear deep desk dinner dog door draw
	dream drink drive dry duck ear early earth east eat edge egg eight energy engine evening eye face fact fair fall
	family far farm father feel feet fence field fight fill film finger finish fire fish floor flower fly food foot
	football forest found four fridge friend fruit full fun game garden girl glad glass gold good grass gray great
	green ground group grow hair half hand happy hard hat head hear heart heat heavy height help high hill hit hole
	home horse hot hour house huge hungry ice inch island job join jump keep key kid kill kitchen knee ladder lake land
	large later laugh lead leaf learn leg length letter life lift light lion lip list little live load loud love low
	lunch machine mail main map march mark market marry master matter meal mean meat meet metal middle mile milk mind
	mine mirror miss mix model moment moon morning mother mountain mouse mouth move movie music nail narrow near neck
	neighbour nice night noise nose note noon north nurse ocean office oil orange other outside oven own page pain paint
	pair pan pants party path pen pencil pepper pet piano piece pig pilot pipe place plan plane plant plastic plate play
	pool poor pot potato power press pretty price pull pump push quick quiet quite race radio rain reach reached reaches
	read ready red rest rice rich ride right river road rock roof room rope round rule run sad safe salt sand save
	school sea season seat see seed sell send seven shade shake shape sharp sheep shelf shine shirt shoe shop short
	shoulder shout show shower sick side sign silver sing sister sit six size skin skirt sky sleep smell smile smoke
	smooth snow soap sock soft soil son song soon sorry soup south space speak speed spoon spot spring square stair
	stand star station stay step stick stomach stone story storm stove straight street strong student sugar suit summer
	sun sweet swim swollen table tail tall tea teach team teeth test thick thin throat throw tiger tired tool tooth top
	touch town toy train tree truck true tube turn twelve umbrella uncle use vacuum valley vegetable voice wait walk
	wall wall warm wash watch water wave wear weather week weigh weight west wheel white wide wife wind window wine
	winter wish woman wood wool word work world worry yard year yellow young
`)

func elsewhereWords() map[string]bool { return set(elsewhereList) }

// The words of the small grammar in deny.go.
var (
	negations = set(`not never no without none isnt wasnt neither nor nowhere cannot`)
	contrasts = set(`but yet however although though still except nevertheless only unless until despite why`)
	claims    = set(`say says said saying claim claims claimed think thinks thought believe believes insist insists tells shows reads`)
	fillers   = set(`the a an my his her their our its it any been is are be was has have had being because due to of about
		from by on in with at anywhere near even that this these some lots plenty really actually there yet reached
		i he she they you we card caused`)
	deniable = stems(`expired expire expiry block blocked locked restricted frozen stolen lost fraud fraudulent scam wrong incorrect
		mistake mistakes typo typos error-free bank banks issuer limit limits exceeded reached hit insufficient outdated old public
		vpn browser wifi internet connection overdrawn empty broke maxed cookies cache antivirus firewall glitch fault hacked
		money-problem balance-problem foreign abroad american us prepaid suspicious`)
	plenty = set(`enough plenty sufficient loads lots ample`)
	fine   = set(`fine ok okay correct right good alright valid perfect strong stable fast active activated enabled working latest new current
		updated matches match sufficient normal positive covered`)
	within   = set(`within under below`)
	having   = set(`has have had got there is`)
	owned    = set(`money funds balance credit cash`)
	wonders  = set(`if whether check make sure ensure is-it how verify see`)
	opens    = set(`is are does do was can should could why how what where`)
	subjects = stems(`money funds fund cash balance credit limit card number cvv expiry date details information data address internet connection wifi
		browser antivirus firewall password amount line network signal account`)
)

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
	codeWords = set(`code codes error err errors rc response reason number no nr resp r cod result status refusal`)
	// showWords stand right before a code as often as before a sum.
	showWords = set(`message msg decline declined says said shows reads returned returns got gave`)
	codeFillers = set(`is was the a an it of that says with number no nr saying called like just to me him her them us she he they i code`)
)

// Words that make a number beside them a sum, a time or a count.
var (
	units = set(`dollar dollars usd eur euro euros pound pounds gbp rub rubles rupees inr cents bucks percent pct day days hour hours hr hrs
		minute minutes min mins second seconds sec secs week weeks month months year years yr times time digit digits d attempts tries
		pm am items item pieces pcs parcels packages orders cards accounts people kids euroes quid zloty pln tl lira yuan cny yen won
		working business different more g gb mb th st nd rd oclock euro's letters characters x`)
	sums = set(`explorer ie windows ios android version iphone ipad galaxy chrome firefox safari edge macos about around approximately nearly over under below above usd eur gbp pay paid cost costs price for of order`)
)
