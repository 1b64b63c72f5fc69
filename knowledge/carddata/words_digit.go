package carddata

// digitWords are the numbers that people spell out, in several languages.
var digitWords = map[string]string{
	"0":  "zero, oh, nought, cero, null, nul, nol, ноль, нуль, sifir, khong, 〇, 零, 공, 영, ゼロ, れい, صفر, אפס, ศูนย์, शून्य, kosong, nolla, noll, nula, μηδεν",
	"1":  "one, uno, una, un, um, uma, eins, ein, een, jeden, один, одна, bir, satu, mot, 一, 壱, 壹, 幺, 일, 하나, いち, واحد, אחת, אחד, หนึ่ง, एक, ett, en, yksi, jedna, ενα",
	"2":  "two, dos, dois, duas, deux, zwei, zwo, due, twee, dwa, два, две, дві, iki, dua, hai, 二, 两, 兩, 贰, 이, 둘, に, اثنان, اثنين, שתיים, שתים, שניים, สอง, दो, tva, kaksi, dva, δυο",
	"3":  "three, tres, três, trois, drei, tre, drie, trzy, три, uc, tiga, ba, 三, 叁, 삼, 셋, さん, ثلاثة, ثلاث, שלוש, שלושה, สาม, तीन, kolme, tri, τρια",
	"4":  "four, fuor, cuatro, quatro, quatre, vier, quattro, cztery, четыре, чотири, dort, empat, bon, 四, 肆, 사, 넷, よん, أربعة, اربعة, أربع, ארבע, ארבעה, สี่, चार, fyra, fire, nelja, ctyri, τεσσερα",
	"5":  "five, cinco, cinq, funf, fuenf, cinque, vijf, piec, пять, п'ять, bes, lima, nam, lam, 五, 伍, 오, 다섯, ご, خمسة, خمس, חמש, חמישה, ห้า, पांच, पाँच, fem, viisi, pet, πεντε",
	"6":  "six, seis, sechs, sei, zes, szesc, шесть, шість, alti, enam, sau, 六, 陆, 육, 여섯, ろく, ستة, ست, שש, שישה, หก, छह, छः, kuusi, sest, εξι",
	"7":  "seven, siete, sete, sept, sieben, sette, zeven, siedem, семь, сім, yedi, tujuh, bay, 七, 柒, 칠, 일곱, なな, しち, سبعة, سبع, שבע, שבעה, เจ็ด, सात, sju, syv, seitseman, sedm, επτα",
	"8":  "eight, eigth, ocho, oito, huit, acht, otto, osiem, восемь, вісім, sekiz, delapan, tam, 八, 捌, 팔, 여덟, はち, ثمانية, ثمان, שמונה, แปด, आठ, atta, otte, kahdeksan, osm, οκτω",
	"9":  "nine, nueve, nove, neuf, neun, negen, dziewiec, девять, дев'ять, dokuz, sembilan, chin, 九, 玖, 구, 아홉, きゅう, تسعة, تسع, תשע, תשעה, เก้า, नौ, nio, yhdeksan, devet, εννεα",
	"10": "ten, diez, dez, dix, zehn, dieci, десять", "11": "eleven, once, onze, elf, undici, одиннадцать", "12": "twelve, doce, doze, douze, zwolf, dodici, двенадцать",
	"13": "thirteen, trece, treze, treize, dreizehn, tredici, тринадцать", "14": "fourteen, catorce, catorze, quatorze, vierzehn, четырнадцать", "15": "fifteen, quince, quinze, funfzehn, пятнадцать",
	"16": "sixteen, dieciseis, dezesseis, seize, sechzehn, шестнадцать", "17": "seventeen, diecisiete, dezessete, siebzehn, семнадцать", "18": "eighteen, dieciocho, dezoito, achtzehn, восемнадцать", "19": "nineteen, diecinueve, dezenove, neunzehn, девятнадцать",
	"20": "twenty, veinte, vinte, vingt, zwanzig, venti, двадцать", "30": "thirty, treinta, trinta, trente, dreissig, trenta, тридцать", "40": "forty, fourty, cuarenta, quarenta, quarante, vierzig, quaranta, сорок",
	"50": "fifty, cincuenta, cinquenta, cinquante, funfzig, cinquanta, пятьдесят", "60": "sixty, sesenta, sessenta, soixante, sechzig, sessanta, шестьдесят", "70": "seventy, setenta, siebzig, settanta, семьдесят", "80": "eighty, ochenta, oitenta, achtzig, ottanta, восемьдесят", "90": "ninety, noventa, neunzig, novanta, девяносто",
	"xx": "double, dobule, doble, doppel, doppelt, twice, doppio, dobro", "xxx": "triple, tripple, treble, dreifach",
}
