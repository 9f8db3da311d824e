package pipeline

import (
	"fmt"
	"io"
	"io/fs"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/places"
	"vanban/internal/template"
)

// Office is the organisation that definitions are written for.
type Office struct {
	File   string // name of its profile, for messages
	Data   []byte
	Folder fs.FS // the folder the profile stands in, for the register it names; nil if there is none
}

// maxRegister is the largest register of an organisation's own, in bytes.
const maxRegister = 16 << 20

// office reads the profile and the registers that hold for a document.
func (p *Pipeline) office(env *template.Env, in *Office) (diag.List, error) {
	var err error
	if env.Places, err = p.places(); err != nil {
		return nil, fmt.Errorf("nạp danh mục tỉnh, thành phố: %w", err)
	}
	if in == nil {
		return nil, nil
	}
	profile, problems := definition.ReadProfile(in.File, in.Data, p.law)
	env.Profile = profile
	if profile == nil || profile.Registers.Text == "" {
		return problems, nil
	}
	named := profile.Registers
	data, err := readRegister(in.Folder, named.Text)
	if err != nil {
		problems.Add(named.At, "đặt tệp danh mục cạnh tệp co-quan.yaml, hoặc xóa khóa “danh_muc”", "không đọc được tệp danh mục “%s”", named.Text)
		return problems, nil
	}
	register, more := env.Places.With(named.Text, data)
	env.Places = register
	return append(problems, more...), nil
}

func readRegister(folder fs.FS, name string) ([]byte, error) {
	if folder == nil {
		return nil, fs.ErrNotExist
	}
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxRegister+1))
	if err == nil && len(data) > maxRegister {
		err = fs.ErrInvalid
	}
	return data, err
}

// Places returns the register of provinces, ministries and departments, with
// what the office lays over it.
func (p *Pipeline) Places(in *Office) (*places.Register, diag.List, error) {
	var env template.Env
	problems, err := p.office(&env, in)
	return env.Places, problems, err
}
