package theme

import (
	"fyne.io/fyne/v2"
	builtin "fyne.io/fyne/v2/theme"
)

// The text sizes that Fyne has no name for.
const (
	SizeQuestion fyne.ThemeSizeName = "paydeskQuestion"
	SizeScript   fyne.ThemeSizeName = "paydeskScript" // read aloud at arm's length
	SizeTitle    fyne.ThemeSizeName = "paydeskTitle"
	SizeFigure   fyne.ThemeSizeName = "paydeskFigure" // the number on a card
	SizeGap      fyne.ThemeSizeName = "paydeskGap"    // between controls; leaves room for the focus ring
	SizeMark     fyne.ThemeSizeName = "paydeskMark"   // a status mark's side
	SizeTarget   fyne.ThemeSizeName = "paydeskTarget" // least height of what can be clicked
)

// sizes are those that do not depend on the density.
var sizes = map[fyne.ThemeSizeName]float32{
	builtin.SizeNameCaptionText:    12,
	builtin.SizeNameHeadingText:    20,
	builtin.SizeNameSubHeadingText: 16,
	builtin.SizeNameInlineIcon:     18,
	builtin.SizeNameLineSpacing:    3,
	SizeQuestion:                   16,
	SizeScript:                     18,
	SizeTitle:                      20,
	SizeFigure:                     28,
	SizeGap:                        6,
	SizeMark:                       14,
	SizeTarget:                     24,
}

// fixed are those that stay as they are at every text scale.
var fixed = map[fyne.ThemeSizeName]float32{
	builtin.SizeNameSeparatorThickness: 1,
	builtin.SizeNameInputBorder:        1,
	builtin.SizeNameInputRadius:        3,
	builtin.SizeNameButtonRadius:       3,
	builtin.SizeNameSelectionRadius:    2,
	builtin.SizeNameMenuRadius:         2,
	builtin.SizeNamePopupRadius:        3,
}

// densities are the sizes that make rows 29, 35 or 42 px high at 100 %.
var densities = map[Density]map[fyne.ThemeSizeName]float32{
	Compact:     {builtin.SizeNameText: 14, builtin.SizeNameInnerPadding: 5, builtin.SizeNamePadding: 3},
	Comfortable: {builtin.SizeNameText: 14, builtin.SizeNameInnerPadding: 8, builtin.SizeNamePadding: 4},
	Large:       {builtin.SizeNameText: 16, builtin.SizeNameInnerPadding: 10, builtin.SizeNamePadding: 4},
}
