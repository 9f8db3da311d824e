package definition

import (
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// signer is one nguoi_ky.
type signer struct {
	At        diag.Range
	Authority *record.Value `yaml:"quyen_han" form:"lines" title:"Quyền hạn" help:"Dòng hoặc các dòng in trên chức vụ, như KT. GIÁM ĐỐC; người đứng đầu tự ký thì không ghi."`
	Position  doc.Text      `yaml:"chuc_vu" title:"Chức vụ" help:"Chức vụ in trên chữ ký."`
	FullName  doc.Text      `yaml:"ho_ten" title:"Họ và tên" help:"Họ và tên người ký; không ghi học hàm, học vị."`
}

func (a *assembler) signatures(v *record.Value) []doc.Signature {
	signers := a.signers(v)
	out := make([]doc.Signature, 0, len(signers))
	for i, s := range signers {
		if s.Position.Text == "" && i < len(a.kind.Posts) {
			s.Position = doc.Text{Text: a.kind.Posts[i], At: s.At}
		}
		out = append(out, a.signature(s))
	}
	return out
}

func (a *assembler) signers(v *record.Value) []signer {
	var in Groups
	a.decode("nguoi_ky", v, &in)
	return slices.DeleteFunc(in.Signatures, func(s signer) bool {
		return s.At == diag.Range{} // no group of keys, which is said already
	})
}

func (a *assembler) signature(s signer) doc.Signature {
	sig := doc.Signature{Authority: a.lines("quyen_han", s.Authority), Position: trimmed(s.Position), FullName: trimmed(s.FullName)}
	if sig.Position.Text == "" {
		hint := "thêm “chuc_vu: …” dưới nguoi_ky"
		if n := len(sig.Authority); n > 0 && a.isOwn(sig.Authority[n-1].Text) {
			hint = "ghi “chuc_vu: " + sig.Authority[n-1].Text + "” thay cho quyen_han"
		}
		a.problems.Breach(a.rules.SignerName, s.At, hint, "người ký chưa có chức vụ")
	}
	if sig.FullName.Text == "" && a.env.Stage == doc.Issue {
		a.problems.Breach(a.rules.Main[law.SignName], s.At, "thêm “ho_ten: …” dưới nguoi_ky", "người ký chưa có họ và tên, cần có khi ban hành")
	}
	a.checkAuthority(&sig)
	a.checkPosition(sig.Position)
	a.checkName(sig.FullName)
	return sig
}

// capacity reads the prefix that opens a line, see [law.Regulation.Capacity].
func (a *assembler) capacity(line string) (capacity *law.Authority, rest string, exact bool) {
	return a.env.Regulation.Capacity(line)
}

// checkAuthority looks at quyền hạn, line by line, and puts a space behind its
// prefix. NĐ 30/2020, Điều 13; Phụ lục I, Phần I, Mục II, khoản 7, điểm b.
func (a *assembler) checkAuthority(sig *doc.Signature) {
	var before []*law.Authority
	for i := range sig.Authority {
		t := &sig.Authority[i]
		c, rest, exact := a.capacity(t.Text)
		if c == nil {
			if i == 0 && a.kind.Parties == law.Absent && !waits(t.Text) {
				a.problems.Doubt(a.rules.Authority, t.At, "mở đầu bằng "+a.prefixes()+", hoặc bỏ quyen_han nếu người đứng đầu tự ký", "quyền hạn “%s” không mở đầu bằng chữ viết tắt nào", t.Text)
			}
			continue
		}
		if !exact {
			a.problems.Breach(a.rules.Authority, t.At, "viết “"+c.Prefix+" "+rest+"”", "quyền hạn “%s” viết sai chữ viết tắt, phải là “%s”", t.Text, c.Prefix)
		}
		t.Text = strings.TrimSpace(c.Prefix + " " + rest)
		a.checkOrder(c, before, *t)
		a.checkFollower(c, rest, *t)
		before = append(before, c)
	}
	if n := len(before); n > 0 {
		a.checkDeputy(before[n-1], sig)
		a.checkOther(before[n-1], sig)
	}
	a.checkAlone(sig)
}

// checkAlone reports a deputy who signs without saying that he does so for the
// head. Parties and those whose post the form prints sign for themselves.
// NĐ 30/2020, Điều 13, khoản 1.
func (a *assembler) checkAlone(sig *doc.Signature) {
	if a.kind.MaxSignatures > 1 || a.kind.Parties != law.Absent || !law.IsDeputy(sig.Position.Text) {
		return
	}
	for _, c := range a.env.Regulation.Authority {
		says := func(t doc.Text) bool {
			own, _, _ := a.capacity(t.Text)
			return own != nil && own.Prefix == c.Prefix || strings.Contains(t.Text, c.Prefix)
		}
		if len(c.Posts) > 0 && !slices.ContainsFunc(sig.Authority, says) {
			a.problems.Breach(c.Cite, sig.Position.At, "thêm vào quyen_han một dòng “"+c.Prefix+"” và chức vụ của người đứng đầu",
				"“%s” là cấp phó, phải ghi %s vì %s", sig.Position.Text, c.Prefix, c.Name)
		}
	}
}

// checkOther reports who signs for a head and has the same post himself.
// NĐ 30/2020, Điều 13.
func (a *assembler) checkOther(c *law.Authority, sig *doc.Signature) {
	t := sig.Authority[len(sig.Authority)-1]
	last, rest, _ := a.capacity(t.Text)
	switch {
	case last != c || c.Collective || len(c.Posts) > 0 || rest == "" || viet.Fold(rest) != viet.Fold(sig.Position.Text):
	case a.isOwn(t.Text):
		a.problems.Breach(c.Cite, t.At, "ghi “chuc_vu: "+t.Text+"”, bỏ quyen_han", "chức vụ “%s” nhắc lại chức vụ sau %s", sig.Position.Text, c.Prefix)
	default:
		a.problems.Breach(c.Cite, t.At, "ghi chức vụ của người được ký thay sau “"+c.Prefix+"”", "sau %s là chức vụ “%s” của chính người ký", c.Prefix, sig.Position.Text)
	}
}

// second is a prefix inside what follows another on the same line.
func (a *assembler) second(rest string) string {
	for _, c := range a.env.Regulation.Authority {
		if strings.Contains(" "+rest, " "+c.Prefix+" ") {
			return c.Prefix
		}
	}
	return ""
}

func (a *assembler) prefixes() string {
	var out []string
	for _, c := range a.env.Regulation.Authority {
		out = append(out, c.Prefix)
	}
	return strings.Join(out, ", ")
}

// checkOrder reports a capacity at the wrong line: a collective stands first,
// a deputy last. NĐ 30/2020, Điều 13.
func (a *assembler) checkOrder(c *law.Authority, before []*law.Authority, t doc.Text) {
	for _, b := range before {
		switch {
		case b == c:
			a.problems.Breach(c.Cite, t.At, "giữ lại một dòng", "quyền hạn có hai dòng %s", c.Prefix)
		case c.Collective:
			a.problems.Breach(c.Cite, t.At, "đưa dòng “"+t.Text+"” lên trước dòng "+b.Prefix, "%s đứng sau %s, tập thể phải đứng trước người được ký thay", c.Prefix, b.Prefix)
		case len(b.Posts) > 0:
			a.problems.Breach(b.Cite, t.At, "đưa dòng "+b.Prefix+" xuống dưới cùng, ngay trên chức vụ", "%s đứng sau %s, cấp phó chỉ ký thay người đứng đầu ở ngay trên", c.Prefix, b.Prefix)
		}
	}
}

// checkFollower compares what follows a prefix with whom it asks for.
func (a *assembler) checkFollower(c *law.Authority, rest string, t doc.Text) {
	switch {
	case waits(rest):
	case a.second(rest) != "":
		first, _, _ := strings.Cut(t.Text, " "+a.second(rest)+" ")
		a.problems.Breach(a.rules.Authority, t.At, "ghi mỗi quyền hạn một dòng, như quyen_han: ["+first+", "+strings.TrimSpace(strings.TrimPrefix(t.Text, first))+"]", "quyền hạn “%s” viết %s và %s trên một dòng", t.Text, c.Prefix, a.second(rest))
	case rest == "" && c.Collective:
		a.problems.Breach(c.Cite, t.At, "viết tên tập thể lãnh đạo hoặc cơ quan sau “"+c.Prefix+"”, như “TM. ỦY BAN NHÂN DÂN”", "sau %s chưa có tên tập thể hoặc cơ quan", c.Prefix)
	case rest == "":
		a.problems.Breach(c.Cite, t.At, "viết chức vụ của người đứng đầu sau “"+c.Prefix+"”, như “"+c.Prefix+" GIÁM ĐỐC”", "sau %s chưa có chức vụ của người đứng đầu", c.Prefix)
	case c.Collective && (law.IsHead(rest) || law.IsDeputy(rest)):
		a.problems.Breach(c.Cite, t.At, "viết tên tập thể lãnh đạo hoặc cơ quan sau “"+c.Prefix+"”, như “TM. ỦY BAN NHÂN DÂN”", "sau %s là chức vụ “%s”, phải là tên tập thể hoặc cơ quan", c.Prefix, rest)
	case !c.Collective && !law.IsHead(rest):
		a.problems.Doubt(c.Cite, t.At, "viết chức vụ của người đứng đầu sau “"+c.Prefix+"”, như “"+c.Prefix+" GIÁM ĐỐC”", "sau %s là “%s”, phải là chức vụ của người đứng đầu", c.Prefix, rest)
	}
}

// checkDeputy compares the last capacity with the post of who signs.
func (a *assembler) checkDeputy(c *law.Authority, sig *doc.Signature) {
	if len(c.Posts) == 0 || sig.Position.Text == "" || waits(sig.Position.Text) {
		return
	}
	if !c.Signs(sig.Position.Text) {
		a.problems.Breach(c.Cite, sig.Position.At, "ghi chức vụ cấp phó của người ký, hoặc bỏ dòng "+c.Prefix, "chức vụ “%s” không phải cấp phó, %s là %s", sig.Position.Text, c.Prefix, c.Name)
	}
}

// checkPosition reports a capacity typed as part of chức vụ. “Q.” may stand
// there: who has the powers of the head has no other post.
func (a *assembler) checkPosition(t doc.Text) {
	c, rest, _ := a.capacity(t.Text)
	if c == nil || rest == "" || a.isOwn(t.Text) {
		return
	}
	a.problems.Breach(a.rules.Authority, t.At, "ghi “quyen_han: "+c.Prefix+" "+rest+"”, để chức vụ của người ký ở chuc_vu", "chức vụ “%s” có cả quyền hạn %s", t.Text, c.Prefix)
}

// isOwn reports whether a line gives the powers of the head to who signs: “Q.”.
func (a *assembler) isOwn(line string) bool {
	c, rest, exact := a.capacity(line)
	return c != nil && rest != "" && exact && c.Own
}

// checkName reports titles before the name, which only some sectors allow.
// NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 7, điểm c.
func (a *assembler) checkName(t doc.Text) {
	if law.HasHonour(t.Text) {
		a.problems.Doubt(a.rules.SignerName, t.At, "chỉ ghi họ, tên đệm và tên; giữ nguyên nếu ngành mình có quy định ghi",
			"trước họ tên “%s” có học hàm, học vị hoặc danh hiệu", t.Text)
	}
}
