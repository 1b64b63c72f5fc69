package carddata

// cardWords stand for a payment card, or for its number.
const cardWords = `
card*, crad, cadr, crd, caard, credit~, debit~, creditcard~*, debitcard~*, cc, ccn, pan, ccnum*, cardno, cardnum*, plastic
visa*, vsia, viza, mastercard~*, mastercad*, mastercrd, master card, mc, maestro~, amex~, american express~, discover, diners, dinersclub
jcb, unionpay~, union pay, cup card, mir, troy, rupay, elo, hipercard, verve, dankort, mada, carnet, uatp
tarjet*, targeta*, tarjta, targjeta, plastico, credito~, debito~, cartao*, cartoes, carta, carte*, karte*, kreditkarte~*, kreditkart*, ec karte
karta, karty, karte, karcie, kartu, kart, karti*, kartin*, kartim*, kartla, kartnummer*, kreditnoi, kredi kart*, banka kart*, bankkart*, bank kart*
kaart*, creditkaart*, bankpas*, pasnummer*, kort, kortnummer*, kortet, kortti*, korttinumero*, kartya*, kartica*, kartice, platebn* kart*, carta di credito, bancomat
карт*, картк*, кард*, кредитк*, дебетов*, виза, визу, мастеркард*, маэстро, мир
so the, the tin dung, the ngan hang, the ghi no, nomor kartu, kad kredit
บัตร*, การ์ด, カード*, カ-ド, クレカ, クレジット, デビット, 카드*, 신용카드, 체크카드, 卡, 信用卡, 银行卡, 銀行卡, 卡号, 卡號, 信用咭
بطاق*, البطاق*, كارت, کارت*, فيزا, ماستركارد, כרטיס*, הכרטיס*, ויזה, καρτα*, कार्ड*, কার্ড*, កាត, ကတ်, καρτας`

// ibanWords announce an international bank account number.
const ibanWords = `iban*, iban no, iban nr, iban number, international bank account number`
