/**
 * The agencies of a cell as a list. Paragraphs and semicolons part them; a comma parts only where a new agency
 * begins behind it, because names hold commas ("Phòng Kinh tế, Hạ tầng và Đô thị") and so do collective names
 * ("Phòng, ban, ngành huyện", "UBND các xã, thị trấn"). Brackets stay whole. Nothing is spelled anew, except that
 * "UBND cấp huyện, xã" is two agencies and each gets its full name.
 */
import { words } from './roles.ts'

export function splitAgencies(text: string): string[] {
  return paragraphs(text).flatMap((paragraph) =>
    splitOutside(paragraph, ';')
      .flatMap((part) => splitAtCommas(part))
      .map(trimmed)
      .filter((name) => name !== ''),
  )
}

const BULLET = /^\s*(?:[-–—+•*·●○▪]|\d{1,2}[.)])\s+/

/** A line that goes on where the last one broke off belongs to it. */
function paragraphs(text: string): string[] {
  const found: string[] = []
  for (const line of text.split('\n')) {
    const last = found.at(-1)
    const open = last !== undefined && !/[;.:)]\s*$/.test(last)
    if (last !== undefined && open && !BULLET.test(line) && goesOn(last, line))
      found[found.length - 1] = `${last} ${line.trim()}`
    else found.push(line)
  }
  return found.map((line) =>
    line
      .replace(BULLET, '')
      .replace(/^[-–]\s*/, '')
      .replace(/^Cấp (tỉnh|huyện|xã)\s*:\s*/i, ''),
  )
}

const goesOn = (last: string, line: string): boolean =>
  /[,–-]\s*$/.test(last) ||
  (/^\s*\p{Ll}/u.test(line) && !/^\s*các\s/u.test(line)) ||
  isOpen(last) ||
  !beginsAgency(line)

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const sign of text) {
    if (sign === '(' || sign === '[') depth++
    if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1)
    if (sign === separator && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts
}

function splitAtCommas(text: string): string[] {
  const names: string[] = []
  for (const part of splitOutside(text, ',')) {
    const last = names.at(-1)
    if (last === undefined || last.trim() === '') {
      names[Math.max(0, names.length - 1)] = part
      continue
    }
    const level = LEVEL.exec(last.trim())
    const other = /^\s*(?:cấp\s+)?(tỉnh|huyện|xã|phường)\s*\.?$/iu.exec(part)
    if (level !== null && other !== null) names.push(`${level[1]} cấp ${other[1]}`)
    else if (beginsAgency(part) && (!isOpen(last) || (last.includes(',') && /^\s*\p{Lu}/u.test(part))))
      names.push(part)
    else names[names.length - 1] = `${last},${part}`
  }
  return names
}

const LEVEL = /^((?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)) cấp (?:tỉnh|huyện|xã)$/iu

const HEADS =
  /^(?:phong|ban|so|ubnd|uy ban|van phong|vp|trung tam|tt|cong an|cac|dai|chu tich|pho chu tich|bo phan|bo|hdnd|hoi dong|mat tran|ubmttq|hoi|doan|chi cuc|cuc|tong cuc|kho bac|ngan hang|thanh tra|truong|tram|don vi|co quan|to|bql|buu dien|vien|benh vien|bo chi huy|ban chi huy|quan su|dang uy|huyen uy|tinh uy|thue|bao hiem|dien luc|vien thong|bao|toa an|lien doan|cong ty|doanh nghiep|thu truong|giam doc|truong phong|lanh dao|cong chuc|can bo|dia phuong|xa|phuong|thon|khu pho|moi)(?: |$)/

/** A capital or "các" opens a name; a small letter does so only before a name of its own ("phòng Tài chính"). */
function beginsAgency(part: string): boolean {
  const text = part.trim().replace(BULLET, '')
  const said = words(text)
  if (/^\p{Lu}{3,}(?:\s|$)/u.test(text)) return true
  if (!HEADS.test(said)) return false
  if (/^các\s/iu.test(text)) return true
  const alone = said.split(' ').length < 2 && !/^(ubnd|hdnd)$/.test(said)
  if (alone) return false
  return (
    /^\p{Lu}/u.test(text) ||
    /^\p{Ll}+(?:\s\p{Ll}+)?\s\p{Lu}/u.test(text) ||
    /^(?:đơn vị|cơ quan) (?:có |khác )?liên quan/u.test(text)
  )
}

const OPEN =
  /^(?:(?:cac |moi )?(?:phong|ban|nganh|so|doan the|co quan|don vi|to chuc|can bo|cong chuc|vien chuc|xa|phuong|thi tran|truong|hoi|bo|ban nganh|ca nhan|thon|cac)(?: |$))+$|^(?:ubnd )?(?:cac )?(?:xa|phuong)$/

/** So far only common words: what follows belongs to the same collective name. */
const isOpen = (name: string): boolean => OPEN.test(words(name.replace(BULLET, '')))

const trimmed = (name: string): string =>
  name
    .trim()
    .replace(/^[-–+•*]\s*/, '')
    .replace(/[\s;,.]+$/, '')
    .replace(/\s+/g, ' ')
