import { describe, expect, it } from 'vitest'
import { chainOf, isAddress, type Publication } from '../../shared/week/chain.ts'

const approved = { revision: 2, closedAt: 100, decision: 'approved', decidedAt: 200, onPaper: false } as const
const published = (change: Partial<Publication> = {}) => ({
  revision: 2,
  at: 300,
  link: '',
  file: null,
  removed: null,
  ...change,
})
const removed = { at: 400, by: { id: 'u', name: 'Người Chốt Mẫu' }, reason: 'nhầm' }

describe('the chain of a week', () => {
  it('has no step of a week that was never closed', () => {
    expect(chainOf(null, [], [])).toEqual({
      closedAt: null,
      approvedAt: null,
      onPaper: false,
      exportedAt: null,
      publishedAt: null,
      proven: false,
      publishedOther: null,
      done: false,
    })
  })

  it.each([
    ['a link', published({ link: 'anmau.example.vn/47' }), true],
    ['a photo', published({ file: { sha256: '', name: '', mediaType: '', bytes: 1 } }), true],
    ['nothing to show', published(), false],
    ['a link that was taken back', published({ link: 'anmau.example.vn/47', removed }), false],
    ['a link for an earlier revision', published({ revision: 1, link: 'anmau.example.vn/47' }), false],
  ])('is done only with proof: %s', (_, publication, done) => {
    expect(chainOf(approved, [], [publication]).done).toBe(done)
  })

  it('is not done before the newest revision is approved, whatever was published', () => {
    const closed = { ...approved, decision: null, decidedAt: null }
    expect(chainOf(closed, [], [published({ link: 'a.vn' })]).done).toBe(false)
  })

  it('counts only what left the program of the newest revision, the first time it did', () => {
    const exports = [
      { revision: 1, at: 50 },
      { revision: 2, at: 260 },
      { revision: 2, at: 250 },
    ]
    expect(chainOf(approved, exports, []).exportedAt).toBe(250)
    expect(chainOf(approved, exports.slice(0, 1), []).exportedAt).toBeNull()
  })

  it('says that another revision hangs on the board, until the newest one does', () => {
    const before = published({ revision: 1, link: 'a.vn' })
    expect(chainOf(approved, [], [before]).publishedOther).toBe(1)
    expect(chainOf(approved, [], [before, published()]).publishedOther).toBeNull()
    expect(chainOf(approved, [], [{ ...before, removed }]).publishedOther).toBeNull()
  })
})

describe('an address', () => {
  it.each([
    'https://anmau.example.gov.vn/cong-khai/tuan-47?x=1#bang',
    'anmau.example.gov.vn',
    'http://xã-mẫu.vn:8080/bai',
    'zalo.me/g/abc123',
  ])('%s is taken as it was copied', (text) => expect(isAddress(text)).toBe(true))

  it.each(['bảng tin', 'file:///C:/a.pdf', 'javascript:alert(1)', 'http://', 'a.vn/có chỗ trống', '47/TB'])(
    '%s is none',
    (text) => expect(isAddress(text)).toBe(false),
  )
})
