/** What a text looks like by itself: a number of a row, a time, an agency, a measure. Used where headings are silent. */
import { words } from './roles.ts'

const NUMBER = /^\(?(?:[IVXLC]{1,6}|[ivx]{1,5}|[A-HK-Za-zĐđ]|\d{1,3}(?:\.\d{1,3}){0,3})[.)]?$/

/** "1", "2.2", "I", "A", "1." */
export const looksLikeNumber = (text: string): boolean => NUMBER.test(text.trim())

const TIME =
  /thuong xuyen|hang (ngay|tuan|thang|quy|nam)|\bquy\b ?([1-4]|i{1,3}v?|iv)\b|\bthang\b ?\d|\btruoc\b|\bngay\b|dinh ky|dot xuat|trong nam|nam \d{4}|\d{1,2} \d{1,2}( \d{4})?$|\d lan|cham nhat|ngay sau khi|ke tu|khi (co|phat sinh)|theo (ke hoach|yeu cau|tien do|quy dinh|chi dao|chuong trinh|noi dung)|cuoi nam|dau nam|phat sinh|6 thang|duy tri|lien tuc|hoan thanh/

/** A loose look, for telling columns apart; what a phrase means is read by shared/deadline. */
export const looksLikeTime = (text: string): boolean => {
  const said = words(text)
  return said !== '' && said.length < 160 && TIME.test(said)
}

/** A verb that only begins like an agency ("Ban hành", "Tổ chức", "Bố trí", "Số hóa") is none. */
const AGENCY =
  /^(cac )?(so(?! (?:hoa|ket|luong|lieu|tay))|ban(?! (?:hanh|giao|do|quyen))|nganh|phong(?! (?:chong|ngua))|ubnd|uy ban|van phong|vp|trung tam|tt|cong an|chu tich|bo phan|hdnd|doan(?! thu)|hoi(?! (?:nghi|thao|dap|thi))|dang uy|co quan|don vi(?! tinh)|mat tran|ubmttq|bo(?! (?:tri|sung|nhiem|cau|sach))|cuc|chi cuc|kho bac|thue|truong|tram|cong chuc|can bo|to(?! (?:chuc|roi|khai))|lanh dao|ca nhan|dia phuong|xa(?! hoi)|phuong(?! (?:an|thuc|phap|tien))|dai(?! (?:dien|hoi))|buu dien|bao hiem|toa an|vien(?! chuc)|thanh tra|quan su|thu truong|giam doc)\b/

export const looksLikeAgency = (text: string): boolean => {
  const said = words(text.replace(/^\s*[-–+•*]\s*/, ''))
  return said !== '' && said.length < 400 && AGENCY.test(said)
}

export const looksLikeMeasure = (text: string): boolean =>
  /^(%|‰|điểm|hồ sơ|lần|lớp|người|ngày|tin|bài|văn bản|kế hoạch|tthc|thủ tục|cuộc|đơn vị|dịch vụ)$/i.test(
    text.trim(),
  )

/** "Tối thiểu 80", "100%", "≥ 95": mostly a number. */
export const looksLikeThreshold = (text: string): boolean =>
  /\d/.test(text) &&
  text.length < 60 &&
  /^[\s\d.,%≥>=<≤/-]*(?:[\p{L}\s]{0,30})[\s\d.,%≥>=<≤/-]*\d[\d.,\s]*\s*(?:%|điểm|\p{L}{0,12})?[\s)]*(trở lên)?$/u.test(
    text.trim(),
  )

/** Starts like the middle of a sentence: the rest of a row that a page cut. */
export const startsInside = (text: string): boolean => /^[\p{Ll}\p{P}]/u.test(text.replace(/^[-–+•*]\s/, '«'))
