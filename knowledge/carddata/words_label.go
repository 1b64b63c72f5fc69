package carddata

// shopLabels stand before the number of an order or of an article, which the
// shop never writes in groups.
const shopLabels = `
order~*, ordr, ordre*, oder, ord, o n, purchase, {purchase,po} {no,number,id}, orderid*, orderids*, parentorderid*, tradeid*, trade no, trade id
pedido~*, pedidos, n de pedido, orden*, ordenes, compra, commande~*, cmd, bestell*, bestelnummer*, bestelling*, bestel*, auftrag*, ordine~*, ordini
zamowieni*, zam, zamowien*, заказ*, заказик, замовлен*, objednavk*, comand*, tilaus*, bestallning*, beställning*, siparis~*, sifaris~*, spariş, pesanan*, nomor pesanan
don hang, ma don, donhang, คำสั่งซื้อ*, ออเดอร์, หมายเลขคำสั่งซื้อ, 注文*, オーダー*, 注文番号, 주문*, 订单*, 訂單*, 订单号, 订单编号
طلب*, الطلب*, طلبية, اوردر, سفارش*, הזמנ*, ההזמנ*, מספר הזמנה, παραγγελ*, rendeles*, encomenda*, ऑर्डर, आर्डर, অর্ডার
item*, itemid*, product*, producto*, produto*, produit*, produkt*, prodotto*, artikel*, articulo*, article*, articolo*, sku*, skuid*, товар*, listing*, goods, 商品*, 상품*, منتج*, מוצר*`

// otherLabels stand before other numbers that are no cards: parcels, phones,
// tickets, accounts of the shop, references of a bank.
const otherLabels = `
track*, tracking~*, parcel*, package*, paket*, colis, paquete*, pacote*, envio*, shipment*, shipping*, sendung*, sendungsnummer*, delivery no, consignment*
seguimiento*, rastreio*, rastreamento*, codigo de rastre*, suivi, numero de suivi, отслежив*, трек*, посылк*, przesylk*, numer przesylki, awb*, waybill*, kargo*, takip*, resi, no resi
运单*, 运单号, 快递*, 物流*, 追跡*, 운송장*, 송장*, تتبع*, שילוח, ma van don, พัสดุ*
usps, dhl, fedex, ups, dpd, gls, cainiao, correos, yanwen, 4px
phone*, phne, tel, tel no, telef*, teleph*, fone*, mobile*, mob, cell*, handy*, movil*, celular*, whatsapp*, wa, viber, call, call back, callback, contact number, contact no, contacto, fax*, sms to
телефон*, тел, моб, мобильн*, вотсап, номер телефона, 電話*, 电话*, 手机*, 手機*, 携帯*, 전화*, 연락처*, 핸드폰*, 휴대폰*, هاتف*, جوال*, موبايل, טלפון*, נייד, dien thoai, sdt, so dien thoai, โทร*, เบอร์*, telepon*, hp, nomor hp
ticket*, tkt, case*, ref*, rrn, arn, reference*, referencia*, refrencia, barcode*, ean*, gtin*, upc*, isbn*, imei*, serial*, s n, sn, transaction*, transac*, transak*, txn*, trx*, invoice*, factura*, facture*, rechnung*, rechnungsnummer*, fattura*, faktura*, fatura*
alipay*, payment {id,no,number,reference}, paymentid*, boleto*, linha digitavel, codigo de barras, oxxo*, cnpj*, cpf*, nif, vat, tax id, user id, userid*, member id, memberid*, customer {number,no,id}, account id, seller id, store {no,number,id}, store, shop, store id, partner, partnerid*, dispute*, dispute id, chat id, session*, log id, trace*, trace id, request id, uuid, guid, sha, sha256, commit, hash, timestamp*, ts, epoch, batch*, photo, file, img, device*, msisdn, iccid, sim, coupon*`
