package carddata

import "strings"

// Words are written small. One that ends in * may go on: "kart*" is karta,
// kartę, karty. The lists hold the languages of the shoppers and the usual
// misspellings.

// cardWords stand for a payment card.
var cardWords = lexicon(`
card* crad cart crd carta cartao cartão cartões carte cartes kart* karte karten
kreditkart* karta kartu kaart* kort kortnummer kortti* kártya* tarjet* targeta* tarjta
cc pan ccn creditcard* debitcard* visa* vsia mastercard* mastercrd mastercad* master
mc maestro amex american\sexpress discover diners jcb unionpay mir troy rupay
credit debit crédito credito débito debito krediet* banka\skart* bankkart*
карт* картк* кард* visa\scard thẻ the\stin\sdung บัตร カード カ-ド 카드 卡 信用卡 银行卡 銀行卡
بطاق* کارت כרטיס* κάρτα* κάρτας`)

// labels stand before numbers that are no cards: orders, items, parcels,
// phones, tickets.
var labels = lexicon(`
order* ordr ordre* oder ord pedido* commande* bestell* bestel* auftrag* ordine* ordini
zamówieni* zamowieni* заказ* замовлен* objednávk* objednavk* comand* tilaus* beställning*
beställningsnummer* sipariş* siparis* pesanan* đơn\shàng don\shang คำสั่งซื้อ 注文* 주문* 订单* 訂單*
طلب* الطلب* سفارش* הזמנ* παραγγελ* rendelés* encomenda* ऑर्डर आर्डर
item* product* producto* produto* produit* artikel* artículo* articulo* article* sku* товар* produkt* prodotto*
tracking* track parcel* package* paket* colis paquete* pacote* envío* envio* shipment* shipping* sendung*
seguimiento rastreio rastreamento suivi отслежив* трек* трек-номер* przesyłk* przesylk* tracking-nr* awb waybill*
phone* tel* telefon* teléfono* téléphone* telephone* mobile* mob cell* handy* móvil* celular* whatsapp* call
телефон* тел мобильн* 電話* 电话* 전화* هاتف* جوال* טלפון* điện\sthoại fax*
ticket* case ref* reference* referencia* référence* barcode* ean imei* serial* transaction* transac* trade*
txn invoice* factura* facture* rechnung* alipay* payment\sid boleto* oxxo* cnpj* cpf* nif vat
orderid* orderids* tradeid* itemid* parentorderid*`)

// codeWords stand for a card's security code, which has 3 or 4 digits.
var codeWords = lexicon(`
cvv* cvv2 cvc* cvc2 cvn* cvn2 cid2 cvd* cid csc cav2 ccv* cw2 cvv-code cvvcode cv2 cvw cvb
security\scode* securitycode* secuirty\scode* securty\scode* security\sno* security\snumber* sec\scode* secure\scode*
card\scode* verif\scode* signature\scode*
digits\son\sthe\sback* digits\son\sthe\sfront* cifre\ssul\sretro dígitos\satrás dígitos\sdetrás chiffres\sau\sdos ziffern\sauf\sder\srückseite säkerhetskod* turvakoodi* sikkerhedskode* sikkerhetskode* cryptograma* criptograma* รหัสความปลอดภัย numbers\son\sthe\sback* digit\scode* code\son\sthe\sback* back\sof\sthe\scard*
código\sde\sseguridad codigo\sde\sseguridad código\sde\sverificación codigo\sde\sverificacion cod\sseguridad clave\sde\sseguridad
código\sde\ssegurança codigo\sde\sseguranca código\sde\sverificação
code\sde\ssécurité code\sde\ssecurite cryptogramme* code\sde\svérification code\sde\sverification
prüfziffer* pruefziffer* prüfnummer* pruefnummer* kartenprüfnummer* sicherheitscode* sicherheitsnummer* prüfcode*
codice\sdi\ssicurezza codice\sdi\sverifica beveiligingscode* veiligheidscode*
kod\scvv kod\scvc kod\sbezpieczeństwa kod\sbezpieczenstwa kod\szabezpieczający kod\szabezpieczajacy
код\sбезопасности код\sпроверки код\sбезпеки код\scvv код\sкарты свв cvv-код проверочный\sкод
bezpečnostní\skód güvenlik\skodu* guvenlik\skodu* kode\skeamanan mã\sbảo\smật รหัส*
セキュリティコ*ド セキュリティコード 보안\s코드 보안코드 安全码 安全碼 验证码 驗證碼
رمز\sالأمان رمز\sالامان رمز\sالتحقق קוד\sאבטחה κωδικός\sασφαλείας`)

// sentWords stand for a PIN or for a code that the bank sends; they have up to
// eight digits.
var sentWords = lexicon(`
pin nip 인증번호 暗証番号 pin-code pincode pin\scode pin\snumber pinkod* geheimzahl пин пин-код пинкод pincode*
otp sms\scode* code\ssms sms-code* one-time\scode* one\stime\scode* one\stime\spassword tan sms-kod* kod\ssms смс код\sиз\sсмс смс-код verification\scode* verification\snumber* код\sподтверждения código\sde\sverificación codigo\sde\sverificacion código\sde\sverificação code\sde\svérification 验证码 驗證碼 رمز\sالتحقق`)

// fillers may stand between such a word and its number.
var fillers = lexicon(`
is was are it its it's the my a as for of no nr no. num number numbers nummer número numero numéro n° nº id
= : # es est ist e é è je to jest номер № это мой la el le das der die mi mon mein and y und et or o и code kod код código
on back card tarjeta carte karte visa mastercard amex says said reads was: ending typed entered gave gives her his their your lautet kodu lauten ist: este to: هو là she he they customer shopper
are: digit digits 3 4 three four cvv cvc är on er 是 是: 号 号码 號碼 番号 番号は 编号 編號 번호 번호는 رقم رقمه หมายเลข は の です は、 는 은 está`)

type word struct {
	text string
	open bool // letters may follow
}

func lexicon(list string) []word {
	var words []word
	for _, w := range strings.Fields(list) {
		text, open := strings.CutSuffix(strings.NewReplacer(`\s`, " ", "-", " ").Replace(w), "*")
		f, _ := fold(text, false)
		words = append(words, word{f.text, open})
	}
	return words
}

// span is a range of bytes of the folded text.
type span struct{ start, end int }

// find lists where the words stand, in order of their ends.
func find(text string, words []word) []span {
	var found []span
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(text[at:], w.text)
			if i < 0 {
				break
			}
			start, end := at+i, at+i+len(w.text)
			at = end
			if s, ok := whole(text, span{start, end}, w.open); ok {
				found = append(found, s)
			}
		}
	}
	sortSpans(found)
	return found
}
