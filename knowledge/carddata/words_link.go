package carddata

// verbs say that a number is what follows.
var verbs = wordSet(`is, was, es, era, est, ist, e, jest, to, это, это, adalah, la, 是, は, 는, هو, הוא, ye, são`)

// others are words between two codes of which one is right.
var others = wordSet(`or, and, not, but, now, then, also, maybe, o, y, e, ou, et, no, oder, und, nicht, или, и, не, а, lub, i, of, en, veya, ve, atau, amex, visa, mc`)

// smsWays are words before "sms" that say how a code came.
var smsWays = wordSet(`by, via, from, in, per, por, par, per, di, z, ze, из, с, по, dari, qua, lewat, mit, aus`)

// smsNames are names of a text message.
var smsNames = wordSet(`sms, text, смс, mensaje, mensagem, message, wiadomosci, nachricht, сообщения`)
