// Package nd30 holds the rules of Decree 30/2020/NĐ-CP, one file per group of
// components. What a rule measures comes from internal/law.
package nd30

import (
	"slices"

	"vanban/internal/check"
	"vanban/internal/law"
)

// Rules returns all rules, in the order in which they are explained: page,
// head, body, recipients and signature, other components, language, practice.
func Rules(r *law.Regulation) []check.Rule {
	return slices.Concat(
		sheetRules(r),
		marginRules(r),
		numberRules(r),
		fontRules(r),
		sizeRules(r),
		nationalRules(r),
		mottoRules(r),
		issuerRules(r),
		codeRules(r),
		dateRules(r),
		titleRules(r),
		basisRules(r),
		citationRules(r),
		addresseeRules(r),
		recipientRules(r),
		signRules(r),
		bodyRules(r),
		spacingRules(r),
		headingRules(r),
		numberingRules(r),
		appendixRules(r),
		markRules(r),
		copyRules(r),
		electronicRules(r),
		capitalRules(r),
		languageRules(r),
		typingRules(r),
		mergeRules(r),
		wordRules(r),
		timeRules(r),
		referenceRules(r),
		existenceRules(r),
		pageRules(r),
		fileRules(r),
		sumRules(r),
		regimeRules(r),
	)
}
