package carddata

// endings say that the digits behind are the last of a longer number.
var endings = wordSet(`ending, ends, end, last, terminada, terminado, termina, final, finalizada, finit, endet, endziffern, koncowka, заканчивается`)

// troubles behind a word for a code say that it is the code that failed, and
// that the number before is another one: "ticket 4521 cvv declined".
var troubles = prefixes(`
declin, wrong, error, fail, miss, refus, reject, invalid, incorrect, mismatch, not, check, page, screen, field, step, prompt, form, request, requir, asked, problem, issue, keeps, box, was not, is not, is wrong, was wrong, never, entry, twice, again, attempt
try, tries, exceed, count, rechaz, incorrect, err, invalid, no, falla, recus, inval, refus, echou, faux, incorr, falsch, ungult, abgelehnt, fehl, sbagl, rifiut, non, niet, onjuist, geweig, fout, bled, odrzuc, niepop, невер, не, ошиб, откл, помил, невір, yanlis, hata, gecersiz, salah, ditolak, sai, loi, 错, 失败, 不, 無効, エラー, 誤, 오류, 틀, 안, 실패, خطأ, خاطئ, مرفوض, שגוי, לא, נדחה, ผิด, ไม่`)

// noCodeBefore are words that make the number behind them something other
// than a code: "error 2051 security code page".
var noCodeBefore = wordSet(`
error, errors, err, code, codes, status, http, page, step, room, ext, extension, agent, desk, limit, msg, message, ticket, case, order, ref, version, zip, zipcode, postcode, plz, paid, pay, pays, amount, charged, charge, total, price, cost, costs, sum, refund, refunded, spent, eur, euro, usd, reason, response, store, shop, since, until, in, year, at, after, before, under, ending, last, final, ends, terminada, terminado, fin, termina, endziffern, endet, hour, item, items, qty, tried, queue, case, photo, build, option, article
fehler, fehlercode, seite, betrag, erreur, page, montant, errore, pagina, importo, erro, valor, monto, importe, pedido, commande, bestellung, ordine, заказ, ошибка, ошибки, ошибку, страница, сумма, hata, sayfa, tutar, blad, strona, kwota, fout, bedrag, kesalahan, halaman, loi, trang, 错误, 错误码, エラー, 오류, 页面, خطأ, שגיאה`)

// weakNot are words before a weak word that make it another code: "promo
// code", "error code".
var weakNot = wordSet(`
4, last, error, err, promo, promotional, promotion, coupon, discount, voucher, status, response, reason, decline, declined, zip, postal, post, area, country, bank, dress, sort, message, hs, tracking, order, product, qr, bar, http, return, chargeback, swift, bic, referral, invite, gift, source, auth, authorization, approval, result, item, sku, tax, vat, store, building, door, gate, pick, pickup, locker, fehler, phone, ticket, case, account, invoice, reference, tel, house, flat, batch, model, part, serial, msg, descuento, promocional, postal, error, erreur, errore, erro, ошибки, скидки, promocode, street, version, shop`)

// units behind a number say that it counts or measures something.
var units = prefixes(`
%, €, $, £, ¥, ₽, ₩, eur, usd, gbp, rub, brl, pln, tl, cad, aud, jpy, krw, sek, nok, dkk, chf, inr, uah, mxn, clp, cop, ars, kr, euro, dollar, pound, rubl, руб, грн, zl, zlot, dolar, dollari, reais, peso, baht, บาท, вон, lira, won, 원, 元, 円, 块, dong, vnd, rp, rupi, ريال, درهم, دولار, יורו, שקל, שח
char, chars, character, day, hour, minute, min, mins, sec, second, sek, sekund, time, digit, tries, attempt, retries, stellig, point, pcs, piece, month, week, year, gb, mb, kb, ms, cm, mm, kg, km, pct, percent, tage, stunden, minuten, mal, versuch, dias, horas, minutos, veces, intentos, vezes, tentativ, jours, heures, minutes, fois, essais, giorni, ore, minuti, volte, dagen, uur, keer, dni, godzin, minut, razy, дней, дня, час, минут, мин, раз, секунд, попыт, днів, хвилин, спроб, gun, saat, dakika, saniye, kez, kere, defa, hari, jam, menit, kali, ngay, gio, phut, วัน, ครั้ง, นาที, 天, 次, 分钟, 分鐘, 小时, 秒, 回, 日, 時間, 번, 일, 회, 시간, 초, يوم, مرات, مرة, دقيق, ساعة, ימים, פעמים, דקות, שניות`)

// faults behind a number of four digits say that it is the number of an
// error: "security code 2051 error".
var faults = prefixes(`error, errors, err, fehler, erreur, errore, ошибк, hata, 错误, エラー, 오류`)
