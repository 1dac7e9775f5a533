import { describe, expect, it } from 'vitest'
import { countRoles, identitiesOf, namesOf, offerFor, partyKey, roleOf } from '../../shared/plan/roles.ts'

const known = identitiesOf([
  { name: 'UBND cấp xã', concern: 'ours', department: '' },
  { name: 'Phòng Văn hóa - Xã hội', concern: 'ours', department: 'Phòng VHXH' },
  { name: 'Sở, ban, ngành', concern: 'other', department: '' },
])
const role = (leads: string[], coordinators: string[] = []) => roleOf({ leads, coordinators }, known).role

describe('The role of this office in a row', () => {
  it('is to lead where one of the leads is ours, whoever else is named', () => {
    expect(role(['Sở, ban, ngành', 'UBND cấp xã'])).toBe('lead')
    expect(role(['UBND cấp xã', 'Ai đó'], ['Ai khác'])).toBe('lead')
  })

  it('is to coordinate where only a coordinator is ours', () => {
    expect(role(['Sở, ban, ngành'], ['UBND cấp xã', 'Ai đó'])).toBe('coordinate')
  })

  it('is none where everybody named is somebody else', () => {
    expect(role(['Sở, ban, ngành'], ['Sở, ban, ngành'])).toBe('none')
  })

  it('is open while an unknown name could change it', () => {
    expect(role(['Ai đó'], ['UBND cấp xã'])).toBeNull()
    expect(role(['Sở, ban, ngành'], ['Ai đó'])).toBeNull()
  })

  it('is open where the row names nobody', () => {
    expect(role([])).toBeNull()
  })

  it('goes by identity, never by resemblance', () => {
    expect(role(['UBND cấp xã A'])).toBeNull()
    expect(role(['Văn phòng UBND cấp xã'])).toBeNull()
    expect(role(['UBND cap xa'])).toBeNull()
  })

  it('names the department of ours', () => {
    expect(roleOf({ leads: ['PHÒNG VĂN HÓA – XÃ HỘI'], coordinators: [] }, known)).toEqual({
      role: 'lead',
      departments: ['Phòng VHXH'],
    })
  })
})

it('Capitals, blanks, dashes and closing marks do not make another name; letters do', () => {
  expect(partyKey('Phòng  Văn Hóa – Xã Hội;')).toBe(partyKey('phòng văn hóa - xã hội'))
  expect(partyKey('Văn hoá')).not.toBe(partyKey('Văn hóa'))
})

it('Names are counted once for each row and column', () => {
  const rows = [
    { leads: ['A', 'a'], coordinators: ['B'] },
    { leads: ['B'], coordinators: ['A'] },
    { leads: ['C'], coordinators: ['B'] },
  ]
  expect(namesOf(rows)).toEqual([
    { name: 'B', leads: 1, coordinates: 2 },
    { name: 'A', leads: 1, coordinates: 1 },
    { name: 'C', leads: 1, coordinates: 0 },
  ])
  expect(countRoles(['lead', null, 'none', 'lead'])).toEqual({ lead: 2, coordinate: 0, none: 1, open: 1 })
})

describe('An offer', () => {
  const offers = [{ letters: 'upper' as const, concern: 'ours' as const, names: ['UBND cấp xã'] }]
  const upper = { own: false, unitName: 'Trung tâm Mẫu' }

  it('is made for the office’s own name and for listed collective names', () => {
    expect(offerFor('TRUNG TÂM MẪU', upper, offers)).toEqual({ concern: 'ours', department: '' })
    expect(offerFor('UBND cấp xã', upper, offers)).toEqual({ concern: 'ours', department: '' })
  })

  it('is not made for any other name of an upper letter', () => {
    expect(offerFor('Sở Mẫu', upper, offers)).toBeNull()
  })

  it('takes a name of a letter of our own for a department', () => {
    expect(offerFor('Phòng Kinh tế', { ...upper, own: true }, offers)).toEqual({
      concern: 'ours',
      department: 'Phòng Kinh tế',
    })
  })
})
