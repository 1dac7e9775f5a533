/**
 * The system's words for where a dossier stands, as the classes of the rule. What no word fits is `unknown`: asked
 * once and remembered, never taken for finished or open.
 */
import { fold } from '../../text/text.ts'
import type { DossierChannel, StateClass } from '../dossier.ts'
import { plain } from './columns.ts'

const CLASSES: readonly (readonly [StateClass, RegExp])[] = [
  ['withdrawn', /\brut (lai )?(ho so|hs|don)\b|\b(da|xin|cong dan|nguoi dan|to chuc|tu) rut\b|\brut ho so\b/],
  [
    'stopped',
    /\b(dung|ngung|huy|khong) (xu ly|giai quyet|thuc hien|tiep nhan|du dieu kien)\b|\btu choi\b|\btra lai (ho so|hs|don)?\b|\b(da huy|huy ho so|bi huy)\b/,
  ],
  [
    'waiting',
    /\b(cho|yeu cau|can|dang|phai)( cong dan| nguoi dan)? (bo sung|hoan thien|bs)\b|\bbo sung (ho so|hs|giay to|theo yeu cau)\b|\btam dung (cho|de) bo sung\b/,
  ],
  [
    'inProcess',
    /^(moi|vua|da) (tiep nhan|nhan|dang ky|nop)\b|\bmoi tiep nhan\b|\b(dang|cho|chua|chuyen) (xu ly|giai quyet|thu ly|tham dinh|tham tra|phe duyet|duyet|trinh|ky|ky duyet|phan cong|tiep nhan|luan chuyen|dong dau|phat hanh|in|kiem tra|xac minh|thuc hien|chuyen|thanh toan|nop phi|phan xu ly)\b|\bcho thuc hien nghia vu\b|\bnghia vu tai chinh\b|\btrinh (ky|duyet|lanh dao)\b|\bda (phan cong|trinh|thu ly)\b|\bcho (nop|thu) (phi|le phi|thue)\b|\bdang (giai quyet|xu ly)\b|\bcho lay y kien\b|\bxu ly$/,
  ],
  [
    'finished',
    /\bda (co|tra|phat|giao|cap) (ket qua|kq)\b|\bda (giai quyet|xu ly|hoan thanh|hoan tat|tra|xong|ket thuc|duyet xong)\b|(?<!chua )\bhoan (thanh|tat)\b|(?<!chua )\bco ket qua\b|\bcho tra (ket qua|kq)\b|\bket thuc\b|^xong$|\b(giai quyet|xu ly) xong\b|^tra (ket qua|kq)$/,
  ],
]

/** A word of doubt in a state that otherwise sounds plain: a failed synchronisation, a transfer elsewhere. */
const DOUBT = /\bloi\b|\bdong bo\b|\blien thong\b|\bkhong xac dinh\b/

export type StateWords = Readonly<Record<string, StateClass>>

/** `answers`: what the office said of words that the program did not know, by their plain form. */
export function stateClassOf(state: string, answers: StateWords): StateClass {
  const words = plain(state)
  const answered = answers[words]
  if (answered !== undefined) return answered
  if (DOUBT.test(words)) return 'unknown'
  return CLASSES.find(([, pattern]) => pattern.test(words))?.[0] ?? 'unknown'
}

const STEPS: readonly RegExp[] = [
  /\bmoi|\bvua|^da (tiep nhan|nhan)|cho tiep nhan/,
  /\bphan cong|\bchuyen|\bdang|\bthu ly|\bcho xu ly|\btham (dinh|tra)|xac minh/,
  /\btrinh|\bduyet|\bky\b|phat hanh|dong dau/,
  /nghia vu|thanh toan|\bphi\b|\bthue\b/,
]

/** How far an open dossier has come; -1 where the words do not say. */
export const stepOf = (state: string): number => {
  const words = plain(state)
  return STEPS.reduce((furthest, pattern, step) => (pattern.test(words) ? step : furthest), -1)
}

export function channelOf(text: string): DossierChannel | null {
  const words = fold(text)
  if (/truc tuyen|online|qua mang|cong dich vu|dvc|dich vu cong|internet/.test(words)) return 'online'
  if (/buu (chinh|dien|ta)|bcci|post/.test(words)) return 'post'
  if (/truc tiep|mot cua|tai (cho|quay|bo phan|trung tam)|giay/.test(words)) return 'direct'
  return null
}

export function yesOrNo(text: string): boolean | null {
  const words = plain(text)
  if (text.trim() === '✓' || text.trim() === '✔') return true
  if (/^(khong|chua|0|false|no|n|k)\b/.test(words)) return false
  if (/^(co|da|1|x|true|yes|y|roi|thanh cong|truc tuyen|online)\b/.test(words)) return true
  return null
}
