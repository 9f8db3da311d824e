package definition

import (
	"reflect"

	"vanban/internal/doc"
)

// Groups are the components that are typed as keys below keys. Each field is
// what its component is decoded into when a document is assembled.
type Groups struct {
	Parties     []partyHeader      `yaml:"cac_ben"`
	Signatures  []signer           `yaml:"nguoi_ky"`
	Attachments []attachmentHeader `yaml:"kem_theo"`
	Appendices  []appendixHeader   `yaml:"phu_luc"`
	Citations   []citationHeader   `yaml:"vien_dan"`
	Copy        *copyHeader        `yaml:"ban_sao"`
	Format      formatHeader       `yaml:"trinh_bay"`
}

// codedSigner is a signer as a document may name him: by the code under which
// the profile knows him, which is replaced before the component is decoded.
type codedSigner struct {
	ID doc.Text `yaml:"ma" title:"Mã" help:"Mã của người ký đã khai trong co-quan.yaml; khóa ghi thêm thay cho phần ấy của người đó."`
	signer
}

// CodedSigner is the form of a signer who may be named by a code.
func CodedSigner() reflect.Type { return reflect.TypeFor[codedSigner]() }

// ProfileForm is the form of co-quan.yaml.
func ProfileForm() reflect.Type { return reflect.TypeFor[profileFile]() }
