package template

// merged is the part of a province that names those it was put together from.
const merged = "gom"

// registerKeys are the parts of a province, ministry or department that a
// template can read.
func registerKeys(t Type) []string {
	if t == Province {
		return []string{"ten", "loai", title, "dia_danh", "vung", "ten_co_quan"}
	}
	return []string{"ten", "loai", title, "dia_danh", "viet_tat", "ma_dinh_danh", "ten_co_quan"}
}

// registerShape describes such a value.
func registerShape(t Type) *shape {
	s := &shape{fields: map[string]*shape{}, names: registerKeys(t)}
	if t == Province {
		s.names = append(s.names, merged)
	}
	for _, k := range s.names {
		s.fields[k] = &shape{single: true, label: k}
	}
	for _, k := range []string{"ten_co_quan", merged} {
		if t == Province || k != merged {
			s.fields[k] = &shape{item: &shape{single: true}, label: k}
		}
	}
	return s
}

// registered looks a name up as it was on the date of the document.
func (c *converter) registered(t Type, id string) (any, error) {
	register := c.env.Places
	if register == nil {
		return nil, faultf("báo lỗi này cho người phụ trách chương trình", "chưa nạp danh mục tỉnh, bộ, sở")
	}
	switch t {
	case Province:
		p, ok := register.Province(id, c.on)
		if !ok {
			return nil, register.Missing(id, c.on)
		}
		r := registerRecord(t, p.IssuerLines, p.Name, p.Type, p.FullName, p.Place, p.Region)
		former := []any{}
		for _, f := range register.Former(id, c.on) {
			former = append(former, f.FullName)
		}
		r[merged] = former
		return r, nil
	case Ministry:
		m, ok := register.Ministry(id, c.on)
		if !ok {
			return nil, register.MissingMinistry(id, c.on)
		}
		return registerRecord(t, []string{m.Name}, m.Name, m.Type, m.Name, m.Place, m.Abbreviation, m.Code), nil
	}
	d, ok := register.Department(id, c.on)
	if !ok {
		return nil, register.MissingDepartment(id, c.on)
	}
	return registerRecord(t, []string{d.Name}, d.Name, d.Type, d.Name, d.Place, d.Abbreviation, d.Code), nil
}

// registerRecord pairs values with the keys of a type, the lines of the issuer
// with the last; what the register does not know is absent.
func registerRecord(t Type, lines []string, values ...string) Record {
	keys := registerKeys(t)
	r := Record{}
	for i, v := range values {
		r[keys[i]] = v
		if v == "" {
			r[keys[i]] = (*absent)(nil)
		}
	}
	issuer := make([]any, len(lines))
	for i, l := range lines {
		issuer[i] = l
	}
	r[keys[len(values)]] = issuer
	return r
}
