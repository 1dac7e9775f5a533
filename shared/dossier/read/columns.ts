/**
 * What the words of a column heading mean in a list of dossiers. Words are read without marks and with the
 * abbreviations that provinces use. A weak reading gives way to a column that says the same more plainly.
 */
import { fold } from '../../text/text.ts'

export const roles = [
  'stt',
  'code',
  'procedure',
  'field',
  'applicant',
  'idNo',
  'address',
  'phone',
  'received',
  'due',
  'finished',
  'state',
  'channel',
  'unit',
  'officer',
  'onlinePayment',
  'eResult',
  'supplements',
] as const
export type ColumnRole = (typeof roles)[number]

export interface ReadHeading {
  readonly role: ColumnRole
  /** 0 is the plainest name; among several columns of one role the lowest goes first. */
  readonly rank: number
}

export const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Said of a dossier but none of the columns that are read; kept away from names they resemble. */
const OTHER =
  /\b(noi|ngay|noi cap|ngay cap) cap\b|\bngay sinh\b|\bnam sinh\b|\bgioi tinh\b|\bma (thu tuc|tthc|linh vuc|don vi|phong)\b|\bmuc do\b|\bso ngay\b|\bso gio\b|\bthanh phan\b|\bghi chu\b|\bly do\b|\bhen lai\b|\bgia han\b|\b(dung|qua|tre|truoc|con|som) han\b|\btinh trang han\b|\bnguoi nhan ket qua\b|\bemail\b|\bphi\b(?!.*truc tuyen)|\ble phi\b|\bso tien\b|\bbo sung (tu|den) ngay\b|\bngay (yeu cau )?bo sung\b|\bhinh thuc (nhan|tra) (ket qua|kq)\b|\bnoi (nhan|tra)\b|\bloai giay to\b/

/** In order: the first that fits wins, so that "Số điện thoại người nộp" is a phone. */
const NAMES: readonly (readonly [ColumnRole, number, RegExp])[] = [
  ['stt', 0, /^(stt|tt|so tt|so thu tu|no|s t t)$/],
  [
    'onlinePayment',
    0,
    /\b(thanh toan|nop phi|dong phi|nop le phi) (truc tuyen|online|dien tu|qua mang)\b|^tttt$/,
  ],
  ['onlinePayment', 1, /\b(trang thai|tinh trang|hinh thuc|phuong thuc) thanh toan\b/],
  [
    'eResult',
    0,
    /\b(ket qua|kq)( giai quyet)? (dien tu|ban dien tu|so hoa|so)\b|\bban dien tu\b|\bso hoa (ket qua|kq)\b/,
  ],
  ['eResult', 1, /\b(cap|tra) (ket qua|kq) (truc tuyen|qua mang)\b|\bfile (ket qua|kq)\b/],
  ['supplements', 0, /\b(so )?lan( yeu cau| phai)? (bo sung|bs)\b|\bso (yeu cau )?bo sung\b/],
  ['phone', 0, /\b(dien thoai|sdt|so dt|dt lien he|di dong|dtdd|phone|mobile|so lien he)\b|^dt$/],
  ['idNo', 0, /\b(dinh danh|cccd|cmnd|cmt|can cuoc|so giay to|so ho chieu|ma so thue|mst|ddcn|so giay cn)\b/],
  ['address', 0, /\b(dia chi|noi o|noi cu tru|thuong tru|cho o|noi cong tac)\b/],
  [
    'due',
    0,
    /\b(ngay|thoi gian|thoi diem|gio|thoi han) hen( tra)?\b|\bhen tra\b|^hen( ngay)? tra\b|^(ngay )?hen$/,
  ],
  [
    'due',
    1,
    /\b(han|thoi han|ngay het han|ngay den han|den han)( (phai|tra|xu ly|giai quyet|ket qua|kq|hoan thanh|gq))*$|\bngay phai tra\b|\bdu kien (tra|hoan thanh)\b|\bngay tra (ket qua |kq )?du kien\b|\bhan (xu ly|giai quyet|tra|gq)\b/,
  ],
  [
    'finished',
    0,
    /\b(ngay|thoi gian|thoi diem|gio) (da )?(hoan thanh|hoan tat|co ket qua|co kq|xu ly xong|giai quyet xong|xong|ket thuc)\b|\bhoan thanh$/,
  ],
  [
    'finished',
    1,
    /\b(ngay|thoi gian|thoi diem|gio) (da |thuc te )?(tra|giao|phat)( (ket qua|kq|ho so|thuc te|cho dan))*\b|\btra (ket qua|kq)( thuc te)?$|\bngay (ket qua|kq|giai quyet|duyet|ky)\b|\bngay nhan (ket qua|kq)\b/,
  ],
  [
    'channel',
    0,
    /\b(hinh thuc|kenh|phuong thuc|cach thuc|nguon|loai hinh) (nop|tiep nhan|gui|thuc hien|nhan)\b/,
  ],
  ['channel', 1, /^(kenh|nguon ho so|hinh thuc|truc tuyen truc tiep)$/],
  [
    'received',
    0,
    /\b(ngay|thoi gian|thoi diem|gio)( gio)? (tiep nhan|nhan|vao so)\b(?!.*(ket qua|kq))|^tiep nhan( ho so)?$/,
  ],
  ['received', 1, /\b(ngay|thoi gian|thoi diem) (nop|gui|dang ky|tao)\b/],
  [
    'officer',
    0,
    /\b(can bo|cong chuc|chuyen vien|nguoi|vien chuc|nhan vien)( dang)? (xu ly|thu ly|giai quyet|phu trach|chuyen mon|thuc hien)\b/,
  ],
  ['officer', 1, /\b(can bo|cong chuc|chuyen vien)\b/],
  ['officer', 2, /\bnguoi (tiep nhan|nhan)\b/],
  [
    'unit',
    0,
    /\b(don vi|phong ban|phong|bo phan|co quan|noi)( hien)?( dang)? (xu ly|thu ly|giai quyet|chuyen mon|chu tri|phu trach|giu|thuc hien)\b|^(phong ban|phong chuyen mon|bo phan|don vi)$/,
  ],
  ['unit', 1, /\b(don vi|co quan|bo phan|phong) (tiep nhan|nhan)\b|^co quan$/],
  [
    'code',
    0,
    /\b(ma so|ma|so)( tra cuu)? (ho so|hs|bien nhan|phieu)\b(?!.*(quoc gia|dvcqg|lien thong|goc|cu|giay))/,
  ],
  ['code', 1, /\bma (ho so|hs|bien nhan)\b|^(ma so|ma|so bien nhan|so phieu|ma tra cuu)$/],
  ['field', 0, /\blinh vuc\b/],
  ['field', 1, /\bnhom (thu tuc|tthc)\b/],
  ['procedure', 0, /\b(ten )?(thu tuc( hanh chinh)?|tthc)\b|\bten (ho so|dich vu|dvc)\b/],
  ['procedure', 1, /\b(dich vu cong|noi dung|ve viec|loai ho so|cong viec|trich yeu)\b/],
  ['state', 0, /\b(trang thai|tinh trang)\b(?!.*(thanh toan|dong bo|phi))/],
  ['state', 1, /\b(buoc (xu ly|hien tai)|ket qua (xu ly|giai quyet)|giai doan)\b/],
  ['applicant', 0, /\b(chu ho so|chu hs|nguoi dung ten)\b/],
  [
    'applicant',
    1,
    /\b(nguoi (nop|yeu cau|de nghi|dan|dang ky)|cong dan|to chuc|ca nhan|khach hang|doanh nghiep|duong su|ho (va )?ten|ten nguoi)\b/,
  ],
]

export function readHeading(text: string): ReadHeading | null {
  const words = plain(text)
  if (words === '' || words.length > 90 || OTHER.test(words)) return null
  for (const [role, rank, pattern] of NAMES) if (pattern.test(words)) return { role, rank }
  return null
}
