package search

// elsewhere are subjects of other help pages. They make sure that "where is
// my parcel" finds nothing worth trusting.
var elsewhere = stems(elsewhereList)

const elsewhereList = `
	parcel package tracking track shipment shipped ship courier postman customs seller sell supplier manufacturer
	factory wholesale sample bulk discount coupon voucher promo promotion newsletter unsubscribe review rating
	feedback star size chart color shoe shoes dress shirt warranty damaged scratched defective missing
	return returns label exchange replace replacement item quality fake counterfeit cart wishlist basket
	subscribe affiliate store followers game coins points weather joke hiring job career vacancy
	photoshop printer recipe invoice tax vat catalog logo
	download install toy toys babies gift match quality arrive arrived arrival deliver delivered warehouse lost storefront category dropshipping dropship
	nice weather welcome goodbye bye hiring neighbour neighbor duty locker lamp drone battery jacket waterproof
	flash sale free-sample hole blurry
	username nickname avatar language translate dark mode
`

// everyday are common words that say nothing about payments. Without them
// each would be taken for a misprint of a word of the articles.
var everyday = set(`
	within below under beneath sufficient plenty loads ample
	idea paying knowledge battery batteries
	able above across add age ago air alone along answer area arm around bad bag bar bath battery beach bear beat
	beautiful bed behind below beside best better bicycle big bike bird black blood blue board boat body book both
	bottom box boy bread bring brother brown build bus busy butter camera camp capital care carry case cat catch chair
	cheap child children church circle city class clean climb clock clothes cloud coat cold cook cool copper corn corner
	cotton count country cover cross cry cup cut dance dark daughter day dead deal dear deep desk dinner dog door draw
	dream drink drive dry duck ear early earth east eat edge egg eight energy engine evening eye face fact fair fall
	family far farm father feel feet fence field fight fill film finger finish fire fish floor flower fly food foot
	football forest found four fridge friend fruit full fun game garden girl glad glass gold good grass gray great
	green ground group grow hair half hand happy hard hat head hear heart heat heavy height help high hill hit hole
	home horse hot hour house huge hungry ice inch island job join jump keep key kid kill kitchen knee ladder lake land
	large later laugh lead leaf learn leg length letter life lift light lion lip list little live load loud love low
	lunch machine mail main map march mark market marry master matter meal mean meat meet metal middle mile milk mind
	mine mirror miss mix model moment moon morning mother mountain mouse mouth move movie music nail narrow near neck
	neighbour nice night noise nose note noon north nurse ocean office oil orange other outside oven own page pain paint
	pair pan pants party path pen pencil pepper pet piano piece pig pilot pipe place plan plane plant plastic plate play
	pool poor pot potato power press pretty price pull pump push quick quiet quite race radio rain reach reached reaches
	read ready red rest rice rich ride right river road rock roof room rope round rule run sad safe salt sand save
	school sea season seat see seed sell send seven shade shake shape sharp sheep shelf shine shirt shoe shop short
	shoulder shout show shower sick side sign silver sing sister sit six size skin skirt sky sleep smell smile smoke
	smooth snow soap sock soft soil son song soon sorry soup south space speak speed spoon spot spring square stair
	stand star station stay step stick stomach stone story storm stove straight street strong student sugar suit summer
	sun sweet swim swollen table tail tall tea teach team teeth test thick thin throat throw tiger tired tool tooth top
	touch town toy train tree truck true tube turn twelve umbrella uncle use vacuum valley vegetable voice wait walk
	wall wall warm wash watch water wave wear weather week weigh weight west wheel white wide wife wind window wine
	winter wish woman wood wool word work world worry yard year yellow young
`)

func elsewhereWords() map[string]bool { return set(elsewhereList) }
