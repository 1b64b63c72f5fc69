#!/bin/sh
# Builds the two fonts that Paydesk embeds, from the Noto Sans of Debian.
# Run by hand when the set of characters changes; the result is committed.
#
#   apt-get install fonts-noto-core python3-fonttools
#   scripts/fonts.sh
#
# The subset holds Latin (with Vietnamese), Greek and Cyrillic. Hinting and
# layout tables are dropped: gofpdf reads neither, and both weigh more than
# the outlines. Names and licence stay in the file, as the OFL asks; its text
# is assets/fonts/OFL.txt. Nothing above U+FFFF may be added, gofpdf would
# fail on it.
set -eu

from=${NOTO_DIR:-/usr/share/fonts/truetype/noto}
to=$(dirname "$0")/../assets/fonts

latin=U+0020-007E,U+00A0-017F,U+018F,U+0192,U+01A0-01A1,U+01AF-01B0,U+01CD-01DC,U+0218-021B,U+0237,U+0259,U+02BB-02BC,U+02C6-02C7,U+02D8-02DD,U+1E80-1E85,U+1E9E,U+1EA0-1EF9
marks=U+0300-0304,U+0306-030C,U+0323
greek=U+037E,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03CE
cyrillic=U+0400-045F,U+0490-0493,U+049A-049B,U+04A2-04A3,U+04AE-04B3,U+04B6-04B7,U+04BA-04BB,U+04D8-04D9,U+04E2-04E3,U+04E8-04E9,U+04EE-04EF
signs=U+2010-2015,U+2018-201F,U+2020-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+2044,U+20A0-20BF,U+2113,U+2116,U+2122,U+2212,U+2215,U+FFFD

for weight in Regular Bold; do
	/usr/bin/python3 -m fontTools.subset "$from/NotoSans-$weight.ttf" \
		--unicodes="$latin,$marks,$greek,$cyrillic,$signs" \
		--no-hinting --layout-features='' \
		--drop-tables+=GDEF,GPOS,GSUB,DSIG,gasp \
		--notdef-outline --no-glyph-names --no-recalc-timestamp \
		--name-IDs='0,1,2,3,4,5,6,7,13,14' \
		--output-file="$to/NotoSans-$weight.ttf"
done
ls -l "$to"
