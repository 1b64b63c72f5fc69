package carddata

// codeWords stand for a card's security code, which has 3 or 4 digits.
const codeWords = `
cvv*, cvv2, cvvs, cvc*, cvc2, cvn*, cvn2, cid, cid2, csc, cvd*, cav2, ccv*, ccv2, cw2, cv2, cvw, cvb, cvv code, cvvcode, cvc code, cvvc, cvccode, vcv, cvx code, 4dbc, ccid, c v v, c v c, cvv no, card verification value, card verification code, cryptogram*
свв*, цвв*, цвц*, цвс, свс, свк, свв2, цвв2, цвк, сиви*, цвв-код
{security,secuirty,securty,sekurity,securiti,sequrity,secutiry,secrity,safety,secret} {code,cod,cde,coed,kode,no,number,num,nr,digits}, sec code, sec cod, sec no, secure code, securitycode~*, security code~, secruity code, code of security, cardcode*, card code*
{card,verif,verification} {verification code,check code,cvv}, verif code, verification code of {the,my,her,his} card, verification code on {the,my,her,his} card, signature code*, signature panel code
{three,3,4,four,last three,last 3} {digit,digits,numbers} {code,pin,number}, {3,three} digit security, {digits,digit,numbers,nums,number,figures,nrs,code,codes} {on,at,from,in,of} {the,my,her,his,} {back,rear,reverse,backside,other side,flip side,front}, {digits,numbers,number,code} behind {the,my,} card, back of {the,my,her,his,} card, backside of {the,my,} card, reverse of the card, back of card, on the back, behind the card, last {three,3} {digits,numbers}, last three
codigo de seguridad, codigo seguridad, cod seguridad, cod de seguridad, cod seg, codigo de verificacion de la tarjeta, clave de seguridad, numero de seguridad, codigo de segurida, codigo cvv, codigo de seguirdad, codigo de seguidad
{digitos,numeros,cifras,numeritos} {de atras,atras,del reverso,al reverso,del dorso,detras,por detras,al dorso,de detras,en el reverso,de la parte de atras,de la parte trasera}, reverso de la tarjeta, dorso de la tarjeta, detras de la tarjeta, parte de atras
codigo de seguranca, codigo seguranca, cod seguranca, cod de seguranca, codigo de segurança, codigo de verificacao do cartao, numero de seguranca, codigo do cartao, {numeros,digitos,numerozinhos} {atras,do verso,no verso,de tras,da parte de tras}, verso do cartao, atras do cartao, tras do cartao
code de securite, code securite, code secu, cryptogramme*, cryptograme*, criptogramme*, criptograma*, numero de securite, code de verification de la carte, {chiffres,numeros} {au dos,au verso,derriere,du dos,a l'arriere,de derriere}, dos de la carte, verso de la carte, derriere la carte
prufziffer*, pruefziffer*, prufnummer*, pruefnummer*, kartenprufnummer*, kartenpruefnummer*, kartenprufnr, kartenprufn*, kartenpruf*, prufcode*, sicherheitscode~*, sicherheitskode*, sicherheitsnummer*, sicherheitscod, sicherheits code, {ziffern,zahlen,nummern,stellen} {auf der ruckseite,auf ruckseite,hinten,auf der rueckseite,hinten drauf,hintendrauf}, ruckseite der karte, rueckseite der karte, kartenruckseite
codice di sicurezza, codice sicurezza, cod sicurezza, codice di verifica della carta, codice cvv, numero di sicurezza, {cifre,numeri} {sul retro,dietro,nel retro,del retro}, retro della carta, dietro la carta
beveiligingscode*, veiligheidscode*, beveiligings code, controlecode*, kaartcode*, {cijfers,nummers} {achterop,op de achterkant,achterkant,op achterkant,aan de achterkant}, achterkant van de kaart, achterop de kaart
kod cvv, kod cvc, kod bezpieczenstwa, kod bezpieczenstwa karty, kod zabezpieczajacy, kod zabezpieczen, kod weryfikacyjny karty, {cyfry,cyferki,numery} {z tylu,z tylu karty,na odwrocie,na rewersie}, odwrocie karty, tyl karty, z tylu karty
код безопасности*, код безопастности, код безопасности карты, код проверки карты, защитный код, проверочный код карты, секретный код, код cvv, код cvc, код карты, {цифры,циферки,числа} {на обороте,сзади,на обратной стороне,с обратной стороны,с оборота,на оборотной стороне,на задней стороне}, на обороте карты, обороте карты, обратной стороне карты
код безпеки, код захисту, код картки, {цифри,числа} {на звороті,ззаду,на зворотному боці,на зворотній стороні}, звороті картки
guvenlik kodu*, guvenlik kod, guvenlik numara*, cvv kodu*, cvc kodu*, kart arkasi*, kartin arkasi*, {arkadaki,arka yuzdeki,arkasindaki} {3,uc,} {hane,rakam,sayi,numara}*, arkadaki 3*, arka yuz
kode keamanan, kode cvv, kode cvc, angka di belakang, angka belakang, digit di belakang, belakang kartu, angka di balik kartu, kod keselamatan
ma bao mat, ma cvv, ma cvc, ma an toan, ma xac minh the, so o mat sau, so mat sau, mat sau the, so phia sau the, 3 so cuoi mat sau
รหัสความปลอดภัย*, รหัส cvv, รหัส cvc, เลขหลังบัตร*, ตัวหลังบัตร, หลังบัตร*, รหัสหลังบัตร*, รหัสความปลอดภัยบัตร
セキュリティコ*ド, セキュリティコード*, セキュリティーコード*, セキュリティ番号, 裏の{3桁,三桁,番号}, 裏面の{3桁,三桁,番号,数字}, 裏面{3桁,三桁}, カード裏面*, 確認コード
보안 코드*, 보안코드*, 보안번호*, cvc번호, cvv번호, 카드 뒷면*, 뒷면 {3자리,세자리,숫자}, 뒷면 3자리, 뒷자리 3자리, 뒤 3자리, 뒷면 숫자, 뒷면번호
安全码, 安全碼, 安全代码, cvv码, cvc码, cvv2码, 卡背面*, 背面{三位数,三位,3位,3位数,数字,后三位}, 背后三位*, 后三位, 後三碼, 末三碼, 卡片背面*, 校验码, 检查码, 卡验证码
رمز الأمان*, رمز الامان*, رمز امان, كود الأمان, كود الامان, رمز cvv, رمز التحقق من البطاقة, الارقام خلف البطاقة, خلف البطاقة, ظهر البطاقة, كود سي في في, کد امنیتی, رمز دوم, cvv2 کارت
קוד אבטחה, קוד בטחון, קוד ביטחון, ספרות בגב*, ספרות מאחור*, ספרות אחרונות בגב, גב הכרטיס, בגב הכרטיס, מאחורי הכרטיס
κωδικος ασφαλειας, सुरक्षा कोड, सीवीवी, नিরাপত্তা কোড, bezpecnostni kod, kod zabezpeceni, sakerhetskod*, turvakoodi*, turvaluku, sikkerhedskode*, sikkerhetskode*, kontrollsiffror, cod de securitate, cod securitate, biztonsagi kod*, sigurnosni kod`

// sentWords stand for a PIN or for a code that the bank sends, which have up
// to eight digits.
const sentWords = `
pin, pinn, pins, pin code, pin cod, pin number, pin nr, pin no, pinkod*, pincode*, pinnummer*, nip, 暗証番号, 비밀번호, 密码, 密碼, 卡密码, 取款密码
пин, пинкод*, пин код, пін, пін код, pin kod*, codigo pin, codice pin, code pin, kode pin, ma pin, รหัส pin, รหัสพิน, الرقم السري, رمز pin, קוד סודי, קוד pin, şifresi, kart sifresi
senha, senha do cartao, clave del cajero, clave de la tarjeta, contrasena de la tarjeta, geheimzahl*, code secret, code confidentiel, codice segreto, pincode kaart, haslo 3d
otp~, otp code, otp is, one time {code,password,passcode,pin}*, onetime {code,password}, passcode, tan, mtan, push tan, smstan, tac
{sms,text,texted,txt} code*, sms cod, code {from,in,by,via,of} {the,} {sms,text,text message,message,bank}, code {the,} bank sent, code from {her,his,my} bank, code sent by {the,} bank, code received by sms, sms from {the,} bank, 3ds code, 3 d secure code, 3d code, 3d secure code, secure code sms, verification code*, verification number*, verif code sms, confirmation code from, confirmation code sms, authentication code*, 2fa code*, code 3ds
codigo {sms,del sms,por sms,que recibio,del banco,de verificacion,de confirmacion,otp,do sms,do banco,de verificacao,de confirmacao,recebido}, clave {dinamica,sms}, cod sms, token do banco
code {sms,recu,recu par sms,de verification,de confirmation,de validation,de la banque,3ds}, codice {sms,di verifica,via sms,otp,della banca}, sms code, smscode*, sms kode, verificatiecode*, bevestigingscode*, bestatigungscode*, verifizierungscode*, freigabecode*, code aus der sms, code per sms
kod {sms,z sms,z sms a,z banku,weryfikacyjny,autoryzacyjny,potwierdzajacy}, код {из смс,с смс,из sms,смс,подтверждения,от банка,из банка,из сообщения,підтвердження,зі смс,з смс,проверки}, смс код, sms код, смс, проверочный код, одноразовый пароль, одноразовый код
{sms,dogrulama,onay,tek kullanimlik} {kodu,kod,sifre,sifresi}*, kode {otp,sms,verifikasi,dari bank}, ma {otp,xac nhan,xac thuc,sms}, รหัส otp, รหัส sms, รหัสยืนยัน, เลข otp
인증번호*, 인증 번호*, 인증코드*, 认证码, 验证码*, 驗證碼*, 短信验证码*, 校验码短信, 认证号码, 動態密碼, 認証コード*, 認証番号*, 認証 コード, ワンタイムパスワード*, smsコード
رمز التحقق*, رمز التأكيد*, كود التحقق, كود التفعيل, رمز otp, كود البنك, رمز البنك, کد تایید, קוד אימות*, קוד מהבנק, קוד sms, קוד שקיבלתי, otp कोड, ओटीपी, κωδικος επιβεβαιωσης, κωδικος sms, overovaci kod, bekraftelsekod*, engangskode*, engangskod*`

// weakWords stand for a code of some kind. They count only beside card data,
// or before a code spelled out.
const weakWords = `code, codes, cod, codigo, código, код, кода, kod, kode, kodu, codice, コード, 코드, 密码, 码, كود, رمز, קוד, รหัส, ma, ma so, sec, nr, number, digits, verif, security, seguridad, segurança, sicherheit, secu, back, verso, reverso, 3 digits, cvx`
