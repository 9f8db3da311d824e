package law

import "slices"

// forms30 lists the sample forms of the decree and, at the end and without a
// number, what practice does where it gives none.
// NĐ 30/2020, Phụ lục III, Mục II.
func forms30() []Form {
	out := []Form{
		kindForm("1.1", "Nghị quyết (cá biệt)", KindTitle, Subject, Competence, Basis, Enactment, BodyText),
		kindForm("1.2", "Quyết định (cá biệt) quy định trực tiếp", KindTitle, Subject, Competence, Basis, Enactment, BodyText),
		kindForm("1.3", "Quyết định (quy định gián tiếp)", KindTitle, Subject, Competence, Basis, Enactment, BodyText),
		kindForm("1.4", "Văn bản có tên loại", KindTitle, Subject, BodyText),
		kindForm("1.5", "Công văn", Addressees, BodyText),
		kindForm("1.6", "Công điện", KindTitle, Subject, Addressees, BodyText),
		kindForm("1.7", "Giấy mời", KindTitle, Subject, BodyText),
		kindForm("1.8", "Giấy giới thiệu", KindTitle, BodyText),
		minutesForm(),
		kindForm("1.10", "Giấy nghỉ phép", KindTitle, BodyText),
	}
	for i := range out {
		switch f := &out[i]; f.Number {
		case "1.5": // trích yếu below số; ghi chú 10
			f.Components = slices.Insert(f.Components, slices.Index(f.Components, PlaceAndDate), LetterSubject)
			f.Components, f.Optional = append(f.Components, ContactBlock), append(f.Optional, ContactBlock)
		case "1.10": // “(nếu cần)”
			f.Components, f.Optional = append(f.Components, Confirmation), append(f.Optional, Confirmation)
		}
	}
	return append(append(out, partForms()...), practiceForms()...)
}

// head30 is what stands above tên loại in every form that has a number.
func head30() []Component {
	return []Component{IssuerParent, IssuerName, NationalName, Motto, CodeLine, PlaceAndDate}
}

// foot30 is Nơi nhận and one signature.
func foot30() []Component { return []Component{RecipientsWord, RecipientsList, SignPosition, SignName} }

// kindForm has the common frame of the forms 1.1 to 1.10 around what is
// particular to one. NĐ 30/2020, Phụ lục III, Mục II, khoản 1.
func kindForm(number, name string, own ...Component) Form {
	return Form{
		Number:     number,
		Name:       name,
		Components: join(head30(), own, foot30()),
		Optional:   []Component{IssuerParent}, // “(nếu có)”
		Cite:       sampleRef(number),
	}
}

// minutesForm has no place and date, two signatures, and Nơi nhận below them.
// NĐ 30/2020, Phụ lục III, Mục II, Mẫu 1.9.
func minutesForm() Form {
	return Form{
		Number: "1.9",
		Name:   "Biên bản",
		Components: []Component{IssuerParent, IssuerName, NationalName, Motto, CodeLine, KindTitle, Subject, BodyText,
			SignPosition, SignName, SignPosition, SignName, RecipientsWord, RecipientsList},
		Optional: []Component{IssuerParent},
		Cite:     sampleRef("1.9"),
	}
}

// withAddressees is a form with Kính gửi between trích yếu and nội dung, where
// the document has it. Phụ lục I, Phần I, Mục II, khoản 9, điểm d; Mục IV, ô 9a.
func withAddressees(f Form) Form {
	f.Components = slices.Insert(slices.Clone(f.Components), slices.Index(f.Components, BodyText), Addressees)
	f.Optional = append(slices.Clone(f.Optional), Addressees)
	return f
}

// partForms are those of what goes with a document: văn bản kèm theo, phụ lục
// and bản sao, each on paper and as a file.
// NĐ 30/2020, Phụ lục III, Mục II, Mẫu 1.3, khoản 2 và khoản 3.
func partForms() []Form {
	form := func(number, name, cite string, own ...Component) Form {
		return Form{Number: number, Name: name, Components: own, Cite: sampleRef(cite)}
	}
	attached := []Component{IssuerParent, IssuerName, NationalName, Motto, KindTitle, Subject, AppendixReference, BodyText}
	appendix := []Component{AppendixWord, AppendixTitle, AppendixReference, BodyText}
	plain := join(head30(), []Component{KindTitle, Subject, BodyText}, foot30())
	out := []Form{
		form("1.3 giấy", "Văn bản kèm theo quyết định, giấy", "1.3", attached...),
		form("1.3 điện tử", "Văn bản kèm theo quyết định, điện tử", "1.3", join([]Component{InfoLine}, attached)...),
		form("2.1", "Phụ lục văn bản hành chính giấy", "2.1", appendix...),
		form("2.2", "Phụ lục văn bản hành chính điện tử", "2.2", join([]Component{InfoLine}, appendix)...),
		form("3.1", "Bản sao sang định dạng giấy", "3.1",
			// The form shows no cơ quan chủ quản of who copies; Phụ lục I, Phần II, Mục II,
			// khoản 2, điểm c sends to the clause that knows it.
			join(plain, []Component{IssuerParent, IssuerName, CopyTitle, CodeLine, PlaceAndDate}, foot30())...),
		form("3.2", "Bản sao sang định dạng điện tử", "3.2", join([]Component{InfoLine}, plain)...),
	}
	for i := range out {
		switch f := &out[i]; f.Number {
		case "2.1", "2.2": // “tên Phụ lục (nếu có)”: Phụ lục I, Phần I, Mục III, khoản 1, điểm b
			f.Optional = []Component{AppendixTitle}
		default:
			f.Optional = []Component{IssuerParent}
		}
	}
	return out
}

// The names of the forms without a number.
const (
	formOfParties    = "Văn bản có các bên"
	formOfOpenLetter = "Thư công"
)

// practiceForms are those of hợp đồng, bản ghi nhớ, bản thỏa thuận and thư
// công, for which the decree has no sample: the plain titled form, with the
// sides before the text of a hợp đồng and their signatures side by side.
func practiceForms() []Form {
	return []Form{
		{
			Name: formOfParties,
			Components: join(head30(), []Component{KindTitle, Subject, Basis, Party, BodyText,
				SignPosition, SignName, SignPosition, SignName, RecipientsWord, RecipientsList}),
			Optional: []Component{IssuerParent, Basis, RecipientsWord, RecipientsList},
			Cite:     Ref{"", "Điều 7"},
		},
		{
			Name:       formOfOpenLetter,
			Components: join(head30(), []Component{KindTitle, Subject, BodyText}, foot30()),
			Optional:   []Component{IssuerParent, Subject, RecipientsWord, RecipientsList},
			Cite:       Ref{"", "Điều 7"},
		},
	}
}

// join returns a new list of all the given ones.
func join(lists ...[]Component) []Component {
	var out []Component
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}
