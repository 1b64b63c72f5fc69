package carddata

// expiryWords stand for an expiry date.
const expiryWords = `
exp, expr, exp date, expdate, expiry~*, expires, expire, expire*, expira*, expiration~*, expiration date, expiring, exp {month,year,mm,yy}, expmonth, expyear, exp m, exp y, valid {thru,through,until,till,to,date,til}, good {thru,through,until}, validity, vld, valid, val, mm yy, mm yyyy, mmyy, month, year, date exp, mes, ano, monat, jahr, mois, annee
vence*, vencim*, venc, vto, caduca*, caducidad, cad, fecha de {vencimiento,caducidad,expiracion}, valida hasta, valido hasta, validade*, valido ate, valida ate, venc, fecha exp, data de validade
expire le, expiration, date d'expiration, valable jusqu*, fin de validite, date de validite, gultig bis, gueltig bis, gultigkeit*, ablauf*, ablaufdatum, lauft ab, gilt bis
scadenza*, scade*, scad, valida fino*, vervaldatum*, vervalt*, geldig tot, verloopt, wazn*, wazna do, termin waznosci, data waznosci
срок*, срок действия*, действ*, действует до, годна до, годен до, до, истекает*, термін дії*, термін, дійсна до, діє до
skt, son kullanma*, gecerlilik*, son kul, 有效期*, 有効期限*, 期限, 유효기간*, 만료*, 到期*, 截止, het han*, ngay het han, han su dung, hieu luc, kadaluarsa*, kedaluwarsa*, berlaku*, masa berlaku, หมดอายุ*, วันหมดอายุ*
תוקף*, בתוקף*, تاريخ الانتهاء*, تاريخ الصلاحية*, صالحة حتى, ينتهي*, انقضا, ληξη*, समाप्ति, vyprsi, platnost*, utgang*, udlob*, gyldig til, voimassa*, lejarat*, valabil*, expira em`
