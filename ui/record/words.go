package record

import (
	"fmt"
	"strings"
)

const (
	title = "What we keep about you"
	foot  = "  ·  made on "
	lead  = "This paper lists what our payment help desk keeps about you, as of %s. It holds %s. " +
		"Card numbers and security codes are never kept: where one was said, only a mark stands in its place."
	otherLetters = "Some of it is written in letters that this page cannot show; a question mark stands for each of them. " +
		"The data file (JSON) that belongs to this paper holds them as they are."
)

// rights close the paper.
var rights = []string{
	"Is something wrong? Tell us the reference of the contact and what it should say, and we correct it.",
	"Do you want it erased? Tell us so, with the e-mail, order number or phone number above. We remove it from our log and from the backups on our desk.",
	"Why your bank declined a payment is for the bank to say; this paper may leave it out.",
	"What has left our desk before then, such as papers we gave you, is not reached by that.",
}

// Words of the log in plain language.
var (
	channels = map[string]string{"phone": "Phone", "chat": "Chat", "email": "E-mail"}
	outcomes = map[string]string{
		"resolved":          "It was solved",
		"will-try":          "You try the steps we gave you",
		"waiting-bank":      "Your bank has to act",
		"waiting-documents": "Documents are awaited",
		"escalated":         "It was handed to the support of the platform",
		"dropped":           "The contact broke off",
	}
	readers = map[string]string{"shopper": "for you", "bank": "for your bank", "support": "for the support of the platform"}
	fields  = map[string]string{
		"customer": "name", "email": "e-mail", "order": "order number", "lang": "language", "topic": "what was asked",
		"code": "code or message", "outcome": "what came of it",
	}
)

// inWords is a word of the log in plain language, or the word itself.
func inWords(words map[string]string, word string) string {
	if plain := words[word]; plain != "" {
		return plain
	}
	return word
}

// fieldName is a field of a contact in plain language.
func fieldName(field string) string {
	return inWords(fields, strings.ReplaceAll(field, "_", " "))
}

func countOf(contacts int) string {
	if contacts == 1 {
		return "one contact"
	}
	return fmt.Sprintf("%d contacts", contacts)
}
