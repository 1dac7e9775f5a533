import { describe, expect, it } from 'vitest'
import { indexFields, spellingVariant } from '../../shared/stats/names.ts'
import { dictionary } from '../support/stats-gold.ts'

const { find } = indexFields(dictionary())

describe('A name is the dictionary’s own when only typing differs', () => {
  it.each([
    ['Lưu thông hàng hoá trong nước', 'Lưu thông hàng hóa trong nước'],
    ['Thuỷ lợi', 'Thủy lợi'],
    ['Đăng kí, quản lí cư trú', 'Đăng ký, quản lý cư trú'],
    ['BẢO TRỢ XÃ HỘI', 'Bảo trợ xã hội'],
    [' Hộ\u00A0tịch\u00A0', 'Hộ tịch'],
    ['Bảo trợ xã hội'.normalize('NFD'), 'Bảo trợ xã hội'],
    ['Chứng\u200B thực', 'Chứng thực'],
    ['Thi đua – khen thưởng', 'Thi đua - khen thưởng'],
    ['Thi đua-khen thưởng', 'Thi đua - khen thưởng'],
    ['Tín ngưỡng , tôn giáo', 'Tín ngưỡng, tôn giáo'],
    ['Môi trường:', 'Môi trường'],
  ])('%s', (raw, field) => {
    expect(find(raw)).toEqual({ field, by: 'name' })
  })
})

it.each([
  'Hộ tich',
  'Ho tich',
  'Chứng thực bản sao',
  'Đất',
  'Đất đai và môi trường',
  'Văn hóa',
  'Thủy sản',
  'Người có công (mới)',
  '',
])('“%s” only resembles a name, and is unknown', (raw) => {
  expect(find(raw)).toBeNull()
})

it('An old name leads to its field and says so', () => {
  expect(find('Tư pháp - Hộ tịch')).toEqual({ field: 'Hộ tịch', by: 'alias' })
  expect(find('tôn giáo')).toEqual({ field: 'Tín ngưỡng, tôn giáo', by: 'alias' })
})

it('A name that two fields claim is unknown', () => {
  const { find: claimed } = indexFields([
    { name: 'Đất đai', aliases: ['Địa chính'] },
    { name: 'Môi trường', aliases: ['Địa chính'] },
  ])
  expect(claimed('Địa chính')).toBeNull()
})

it('An answer is remembered, but only for a field that still exists', () => {
  const { find: answered } = indexFields(dictionary(), { 'VH-TT': 'Văn hóa cơ sở', 'X-Y': 'Không còn' })
  expect(answered('vh-tt')).toEqual({ field: 'Văn hóa cơ sở', by: 'remembered' })
  expect(answered('X-Y')).toBeNull()
})

it('An answer never overrides the dictionary', () => {
  const { find: answered } = indexFields(dictionary(), { 'Đất đai': 'Hộ tịch' })
  expect(answered('Đất đai')).toEqual({ field: 'Đất đai', by: 'name' })
})

it('The words spelt otherwise are named, a capital letter is not', () => {
  expect(spellingVariant('Lưu thông hàng hoá trong nước', 'Lưu thông hàng hóa trong nước')).toBe('hoá/hóa')
  expect(spellingVariant('HỘ TỊCH', 'Hộ tịch')).toBeNull()
})
