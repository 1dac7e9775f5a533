import { describe, expect, it } from 'vitest'
import { leftOut, maskCode, namesSomebody, publicText } from '../../shared/privacy/mask.ts'

describe('A masked code', () => {
  it.each([
    ['H05.27-260105-0123', 'H05.27-260105-••••'],
    ['000.00.01.H05-250101-0001', '000.00.01.H05-250101-••••'],
    ['G22.99.01-260105-1212-345', 'G22.99.01-260105-121•-•••'],
    ['12', '••'],
  ])('%s keeps all but its last four signs', (code, masked) => {
    expect(maskCode(code)).toBe(masked)
  })
})

describe('Text for the public', () => {
  const people = [
    {
      applicant: 'Nguyễn Văn Mẫu',
      idNo: '000099000001',
      phone: '0900000001',
      address: 'Thôn Giả Định, xã An Mẫu',
    },
  ]

  it.each([
    'Gọi 0900 000 001',
    'Gọi 0900.000.001 gặp ông Mẫu',
    'CCCD 000099000001',
    'CMND 000 000 123',
    'nguyen van mau chưa bổ sung',
    'NGUYỄN VĂN MẪU',
    'gửi mau@vidu.vn',
    'Đã nhắc ôngNguyễnVănMẫu bổ sung',
    'NGUYỄN-VĂN  MẪU',
    'nhà ở thôn giả định, xã an mẫu',
  ])('“%s” is left out whole', (text) => {
    expect(publicText(text, people)).toBe(leftOut)
  })

  it.each([
    'Chờ Chi nhánh văn phòng đăng ký đất đai xác minh đến 16/10/2026',
    'Hẹn 16:00 ngày 2026-10-16, còn 3 bước',
    'Tăng 1.234 hồ sơ so với 5.678 hồ sơ',
  ])('“%s” stays', (text) => {
    expect(publicText(text, people)).toBe(text)
  })

  it('does not mistake part of a longer word for a name', () => {
    expect(namesSomebody('An Mẫu', [{ applicant: 'An', idNo: null, phone: null, address: null }])).toBe(false)
  })
})
