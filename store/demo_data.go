package store

// shopperKind is a country's shoppers as the demo makes them up.
type shopperKind struct {
	weight   int
	country  string // ISO 3166
	lang     string
	currency string
	rate     float64 // units of the currency for one US dollar, about
	phone    string  // # is a digit
	given    []string
	family   []string
}

// weigh is how often the demo draws this kind.
func (k shopperKind) weigh() int { return k.weight }

// shopperKinds are about where the platform's shoppers are.
var shopperKinds = []shopperKind{
	{20, "ES", "es", "EUR", 0.92, "+34 6## ### ###",
		[]string{"Lucía", "Marta", "Carmen", "Javier", "Pablo", "Álvaro", "Nuria", "Sergio"},
		[]string{"García", "Navarro", "Iglesias", "Romero", "Castaño", "Molina", "Vidal"}},
	{16, "US", "en", "USD", 1, "+1 (555) ###-####",
		[]string{"Ashley", "Brandon", "Keisha", "Tyler", "Megan", "Carlos", "Denise"},
		[]string{"Walker", "Nguyen", "Harris", "Ortiz", "Coleman", "Fischer", "Boyd"}},
	{14, "BR", "pt-BR", "BRL", 5.4, "+55 11 9####-####",
		[]string{"Camila", "João", "Thiago", "Larissa", "Renata", "Vinícius"},
		[]string{"Souza", "Oliveira", "Araújo", "Barbosa", "Teixeira", "Moraes"}},
	{11, "FR", "fr", "EUR", 0.92, "+33 6 ## ## ## ##",
		[]string{"Élodie", "Julien", "Manon", "Hugo", "Aïcha", "Bastien"},
		[]string{"Lefèvre", "Moreau", "Girard", "Benali", "Rousseau", "Chevalier"}},
	{10, "KR", "ko", "KRW", 1350, "+82 10-####-####",
		[]string{"서연", "민준", "지우", "하은", "도윤"},
		[]string{"김", "이", "박", "최", "정"}},
	{9, "PL", "pl", "PLN", 4, "+48 5## ### ###",
		[]string{"Agnieszka", "Łukasz", "Zofia", "Mateusz", "Paweł"},
		[]string{"Wójcik", "Kamińska", "Zieliński", "Dąbrowska", "Mazur"}},
	{8, "DE", "de", "EUR", 0.92, "+49 15# ########",
		[]string{"Jürgen", "Annika", "Lukas", "Sabine", "Mehmet"},
		[]string{"Schröder", "Keller", "Yıldız", "Böhm", "Albrecht"}},
	{5, "NL", "nl", "EUR", 0.92, "+31 6 ########",
		[]string{"Sanne", "Daan", "Fleur", "Joost"},
		[]string{"de Vries", "van Dijk", "Bakker", "Smit"}},
	{4, "IT", "it", "EUR", 0.92, "+39 3## ### ####",
		[]string{"Chiara", "Lorenzo", "Giulia", "Niccolò"},
		[]string{"Ferrari", "Conti", "Marchetti", "De Luca"}},
	{4, "JP", "ja", "JPY", 150, "+81 90-####-####",
		[]string{"陽葵", "蓮", "結衣", "大翔", "さくら"},
		[]string{"佐藤", "鈴木", "高橋", "田中", "渡辺"}},
	{3, "KZ", "ru", "USD", 1, "+7 70# ### ## ##",
		[]string{"Айгерим", "Данияр", "Ольга", "Тимур"},
		[]string{"Ахметов", "Ким", "Иванова", "Сергеев"}},
}

// word is one choice of a text with its weight.
type word struct {
	weight int
	text   string
}

// weigh is how often the demo draws this word.
func (w word) weigh() int { return w.weight }

var (
	demoAgents = []word{{22, "Amara"}, {18, "Bartek"}, {15, "Chen"}, {13, "Daniela"},
		{11, "Emre"}, {9, "Fatima"}, {7, "Goran"}, {5, "Hye-jin"}}
	demoDesks    = []word{{60, "Payments A"}, {40, "Payments B"}}
	demoChannels = []word{{55, "phone"}, {35, "chat"}, {10, "email"}}
	demoMail     = []word{{5, "example.com"}, {3, "example.org"}, {2, "example.net"}}
	// What the agent wrote, in two halves.
	demoSeen = []word{
		{9, "Bank declined it without a reason"},
		{8, "Card works in shops, not for orders abroad"},
		{6, "Second attempt failed with the same message"},
		{6, "Page froze after the code was typed in"},
		{5, "The code by text message never came"},
		{5, "Paid from the app, the browser works"},
		{4, "Limit of the card was reached this week"},
		{4, "Card expired last month, new one not added yet"},
		{3, "Charged twice according to the bank app"},
		{3, "Asked for documents and does not know which"},
		{2, "Antivirus blocked the payment page"},
		{2, "Uses the card of a relative"},
	}
	demoDone = []word{
		{9, "Will call the bank and try again tonight"},
		{7, "Paid with another card while we talked"},
		{6, "Sent the handout"},
		{5, "Cleared the browser data, went through"},
		{4, "Bank lifts the block within a day"},
		{4, "Waits for the limit to be raised"},
		{3, "Passed on to support with the order number"},
		{2, "Line dropped, no call back"},
		{2, "Will upload the documents tomorrow"},
	}
	// And what some notes say beside.
	demoAlso = []word{
		{9, "Tried twice today"}, {8, "Pays in the app next time"}, {7, "Bank is Santander"}, {6, "Card is a Visa debit"},
		{6, "Order waits until tomorrow night"}, {5, "Bank is Itaú"}, {5, "Uses a phone with an old Android"},
		{5, "Mastercard from a prepaid wallet"}, {4, "Shopper was in a hurry"}, {4, "Bank is Crédit Agricole"},
		{4, "Bank is Kookmin, code came late"}, {4, "Gift for a wedding, needs it by Friday"}, {3, "VPN was on, off now"},
		{3, "Bank is Sparkasse"}, {3, "Travels abroad this month"}, {3, "Statement shows a pending amount"},
		{3, "銀行に確認するとのこと"}, {3, "Bank is PKO, app says wait"}, {2, "Asked for a supervisor, calmed down"},
		{2, "Limit for online payments was zero"}, {2, "Browser extension blocked the page"}, {2, "Second language was needed"},
		{2, "カードが使えないと言われた"}, {2, "Bank is ING"}, {2, "Company card, accounting has to allow it"},
		{1, "Would rather pay by transfer"}, {1, "Neighbour helped with the computer"}, {1, "Keeps a screenshot of the message"},
		{1, "Bank is Intesa"}, {1, "Карта выдана в Алматы"}, {1, "Seller in Shenzhen is waiting"}, {1, "Lost the old phone"},
	}
)

// demoHours is how busy each hour of a day is, and demoWeekdays each day of a
// week from Sunday on.
var (
	demoHours = [24]int{2, 1, 1, 1, 1, 2, 5, 12, 26, 42, 52, 50,
		38, 36, 44, 48, 46, 42, 40, 38, 30, 20, 10, 4}
	demoWeekdays = [7]int{45, 100, 92, 85, 82, 78, 52}
)
