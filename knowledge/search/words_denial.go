package search

// The words of the small grammar in deny.go.
var (
	// setting are words that every contact is about.
	setting   = set(`card cards payment payments pay paying paid bank hand still problem reached reason`)
	negations = set(`not never no without none isnt wasnt neither nor nowhere cannot`)
	contrasts = set(`but yet however although though still except nevertheless only unless until despite why`)
	claims    = set(`say says said saying claim claims claimed think thinks thought believe believes insist insists tells shows reads`)
	fillers   = set(`the a an my his her their our its it any been is are be was has have had being because due to of about
		from by on in with at anywhere near even that this these some lots plenty really actually there yet reached
		i he she they you we card caused`)
	deniable = stems(`expired expire expiry block blocked locked restricted frozen stolen lost fraud fraudulent scam wrong incorrect
		mistake mistakes typo typos error-free bank banks issuer limit limits exceeded reached hit insufficient outdated old public
		vpn browser wifi internet connection overdrawn empty broke maxed cookies cache antivirus firewall glitch fault hacked
		money-problem balance-problem foreign abroad american us prepaid suspicious`)
	plenty = set(`enough plenty sufficient loads lots ample`)
	fine   = set(`fine ok okay correct right good alright valid perfect strong stable fast active activated enabled working latest new current
		updated matches match sufficient normal positive covered`)
	within   = set(`within under below`)
	having   = set(`has have had got there is`)
	owned    = set(`money funds balance credit cash`)
	wonders  = set(`if whether check make sure ensure is-it how verify see`)
	opens    = set(`is are does do was can should could why how what where`)
	subjects = stems(`money funds fund cash balance credit limit card number cvv expiry date details information data address internet connection wifi
		browser antivirus firewall password amount line network signal account`)
)
