package search

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// tongue is a row of words of other languages that mean the same in English.
// A word that ends in * stands for all words that begin so.
type tongue struct{ english, words string }

// tongues has what shoppers write who do not write English: Spanish,
// Portuguese, French, German, Italian, Polish, Turkish, Russian, Arabic and
// Korean. Words without a meaning of their own have no English.
var tongues = []tongue{
	{"payment", "pago pagos pagamento pagamentos paiement* zahlung* płatnoś* odeme* ödeme* платеж* оплат* الدفع دفع دفعة 결제*"},
	{"pay", "pagar pagare payer bezahlen zahlen zapłac* płaci* öde платить заплатить أدفع"},
	{"card", "tarjeta* cartão cartao cartões carte cartes karte* carta karta kartą kartę karty kart kartım* карт* بطاقة بطاقتي البطاقة 카드*"},
	{"declined", "rechazad* rechaza recusad* refus* abgelehn* rifiutat* odrzucon* odmow* reddedil* reddetti отклон* отказ* رفض مرفوض مرفوضة 거절*"},
	{"declined not accepted", "angenommen przechodzi geçmiyor проходит passa"},
	{"expired", "caducad* vencid* expirad* expirée expiré abgelaufen* scadut* przeterminowan* wygasł* истек* просроч* süresi انتهت منتهية 만료*"},
	{"bank", "banco bancos banque banca banka bankam bankası banku bankiem bankowi банк* البنك بنك مصرف 은행*"},
	{"call", "llamar ligar appeler anrufen chiamare zadzwoni* aramak arama звонить позвонить اتصل الاتصال 전화*"},
	{"blocked", "bloquead* bloqueia bloque bloquea bloquée bloqué gesperrt* blockiert* bloccat* blokuj* zablokowan* заблокиров* блокирует engell* محظورة محظور 차단*"},
	{"insufficient funds", "insuficient* insuffisant* unzureichend* insufficient* niewystarczając* недостаточно yetersiz 부족*"},
	{"balance funds", "saldo solde guthaben bakiye баланс средств الرصيد رصيد 잔액* 잔고*"},
	{"money", "dinero dinheiro argent geld soldi denaro pieniądz* pieniędz* деньг* денег para param المال مال نقود 돈이 돈"},
	{"insufficient", "없어요 없습니다"},
	{"account", "cuenta conta compte konto conto hesab* счет* حساب حسابي 계좌* 통장*"},
	{"limit", "límite limite limites grenze limiti лимит* الحد 한도*"},
	{"wrong", "incorrect* incorret* errado errada falsch* sbagliat* nieprawidłow* неправильн* неверн* yanlış خطأ خاطئ 잘못* 틀린*"},
	{"number", "número numero nummer numer numara* номер* رقم 번호*"},
	{"verification code", "código codigo codice kod kodu koda код كود الرمز رمز 코드* 인증번호*"},
	{"verification code received", "llega arriva reçu recu приходит gelmiyor"},
	{"email", "correo correio courriel postą почт* البريد 이메일*"},
	{"identity documents id", "ausweis* dokument* documento* dowód dowodu kimlik документ* وثائق هوية 신분증*"},
	{"passport", "pasaporte passaporte passeport reisepass passaporto paszport* pasaport* паспорт* جواز 여권*"},
	{"photo", "foto fotos fotoğraf* fotografía zdjęci* фото* صورة صور 사진*"},
	{"copy send", "kopie schicken senden enviar envoyer inviare wysłać gönder* отправить إرسال 보내*"},
	{"address", "dirección direccion endereço endereco adresse indirizzo adres* адрес* العنوان 주소*"},
	{"address mismatch", "coincide corresponde stimmt übereinstimm* совпадает"},
	{"delete clear", "borrar limpar apagar effacer löschen cancellare wyczyść wyczyścić usunąć очистить удалить silmek temizle* مسح 삭제*"},
	{"cache", "caché кэш кеш önbellek"},
	{"cookies", "куки ciasteczka çerez* 쿠키*"},
	{"browser", "navegador navigateur przeglądark* браузер* tarayıcı* المتصفح متصفح 브라우저*"},
	{"outdated browser", "obsoleto veraltet* устарел* przestarzał* 오래된"},
	{"antivirus", "antivírus antivirenprogramm virenschutz антивирус* مضاد 백신*"},
	{"internet connection", "conexión conexao conexão connexion verbindung connessione połączenie интернет* соединени* bağlantı* internetim الإنترنت الانترنت 인터넷*"},
	{"unstable drops", "пропадает обрывается abbricht kopuyor تنقطع ينقطع 끊겨*"},
	{"slow", "lento lenta lent langsam wolny wolne медленн* yavaş بطيء 느려*"},
	{"another", "otro otra outro outra autre andere anderes altro altra inny inną innej другим другой другую başka أخرى آخر 다른*"},
	{"payment method", "método metodo méthode moyen zahlungsart methode sposób способ* yöntem* طريقة طرق 방법*"},
	{"exchange rate", "wechselkurs kurs курс* cambio câmbio taux tasso سعر 환율*"},
	{"currency", "moneda moeda devise währung valuta walut* валют* döviz الصرف عملة 통화*"},
	{"exchange", "wymiany wymiana обмена"},
	{"not supported", "compatível compatible unterstützt compatibile obsługiwan* поддержива* desteklen* مدعومة 지원*"},
	{"activated", "aktiviert activad* ativad* activé* attivat* aktywowan* активирован* etkin 활성*"},
	{"not", "nicht kein keine nie"},
	{"fraud", "fraude betrug frode oszustw* мошенн* dolandırıc* احتيال 사기*"},
	{"unauthorized charges", "izinsiz çekilm* autorizzat* unbefugt* списали несанкционирован* cobro cobros cobrança* nieautoryzowan* 무단*"},
	{"contact support", "soporte suporte assistance kundendienst assistenza wsparci* поддержк* destek* الدعم دعم خدمة 상담원* 고객센터*"},
	{"talk to", "hablar falar parler sprechen parlare rozmawiać поговорить konuşmak التحدث"},
	{"error", "erreur fehler errore błąd ошибк* hata* 오류*"},
	{"declined", "funktioniert funciona funziona marche działa работает çalışmıyor va"},
	{"", "el la los las un una de del con mi mis no me que por es está se le lo les du des au ma mon mes où par avec est pas je il der die das ein eine mit ist wird meine mein zum bei gli non che è moja mój w z na się jest мой моя мои не на с у меня всё все время в и bir bu da ve ne benim o os as um uma meu minha com em ao diz não هذا من على في تم أريد مع 해요 라고 했어요 taper"},
}

// dictionary is tongues in the form words are looked up in.
type dictionary struct{ whole, begun map[string]string }

var dictionaries = sync.OnceValue(func() dictionary {
	d := dictionary{map[string]string{}, map[string]string{}}
	for _, row := range tongues {
		for w := range strings.FieldsSeq(row.words) {
			if head, ok := strings.CutSuffix(w, "*"); ok {
				d.begun[fold(head)] = row.english
			} else {
				d.whole[fold(w)] = row.english
			}
		}
	}
	return d
})

// translate puts a word of another language into English; ok tells whether
// it knows the word.
func translate(w string) (english string, ok bool) {
	d := dictionaries()
	if english, ok = d.whole[w]; ok {
		return english, true
	}
	for cut := len(w); cut > 0; cut-- {
		if cut < len(w) && !utf8.RuneStart(w[cut]) {
			continue
		}
		if english, ok = d.begun[w[:cut]]; ok {
			return english, true
		}
	}
	return "", false
}
