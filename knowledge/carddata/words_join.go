package carddata

// joinWords are what people say between two parts of one number.
const joinWords = `
visa, mastercard, card, number, dash, hyphen, minus, space, blank, dot, point, slash, comma, then, and, and then, next, followed by, plus, first, second, third, fourth, last, half, halves, part, parts, the rest, rest, is, starts with, ends with, ends in, ending, ends, begins, continues, with, the, four, digits, group, again, y, e, et, und, en, i, и, и потом, потом, затем, дальше, luego, despues, depois, puis, ensuite, dann, poi, e poi, potem, daarna, sonra, ve, 그리고, 然后, 然後, 之后, それから, ثم, ואז, tiret, guion, trattino, strich, bindestrich, streepje, kreska, myslnik, тире, дефис, пробел, espacio, espaco, espace, leerzeichen, primera, segunda, mitad, metade, parte, moitie, halfte, polowa, половина, первая, вторая, остальные, resto, reste, rest, altra, meta, prima, seconda, it, its`

// faintJoin are joining words that need another beside them.
var faintJoin = wordSet(`is, the, with, it, its, four, digits, ends, ending, last`)
