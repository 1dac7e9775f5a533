/**
 * A phrase cut into its parts. A part is tried whole first; only where that fails is it cut, at ";" and new lines
 * before brackets, at brackets before "," "và" "hoặc" "/". Every word must have a meaning: what is left over is a
 * label where it plainly is one, else the whole phrase is unread.
 */
import { citationMark } from './citations.ts'
import { type Draft, withLeaf } from './draft.ts'
import { takeByPlan, takeOnDemand, takeOngoing, takeRelative } from './events.ts'
import { takeFixed } from './fixed.ts'
import { takeRecurring } from './recurring.ts'
import { atEnd, type Cursor, cursorOver, masked, type Phrase, slice } from './scan.ts'

type Parts = readonly Draft[]

/** Longer cells are prose; nobody prints a deadline of that length. */
const longest = 600
const longestPart = 160

/** Without one of these words there is nothing to read, and prose is not tried at every word. */
const tellsTime =
  /\d|quý|tháng|năm|tuần|ngày|hằng|thường|liên tục|duy trì|định|đột|phát|khi|theo|trước|sau|ghép|hợp|căn|cần|nếu|mỗi|từng|cuối/

export function takeParts(phrase: Phrase): Parts | null {
  const text = slice(phrase, 0, phrase.low.length)
  if (text.low.length > longest || !tellsTime.test(text.low)) return null
  return takeOne(text) ?? cutAll(text) ?? cutBracket(text) ?? cutOnce(text) ?? softened(text, labelled)
}

/** One part, or several of one list ("quý I, III"). */
const takeOne = (text: Phrase): Parts | null => softened(text, (plain) => takeLeaf(plain) ?? withBasis(plain))

function softened(text: Phrase, take: (plain: Phrase) => Parts | null): Parts | null {
  const { plain, soften } = softness(text)
  const drafts = take(plain)
  return drafts?.map((draft) => soften(drafts.length === 1 ? { ...draft, raw: text.shown } : draft)) ?? null
}

function takeLeaf(text: Phrase): Parts | null {
  const scanned = entire(text, takeFixed) ?? entire(text, takeRecurring)
  if (scanned !== null)
    return scanned.length === 1 ? scanned.map((draft) => ({ ...draft, raw: text.shown })) : scanned
  const draft =
    takeOngoing(text) ?? takeRelative(text) ?? takeOnDemand(text) ?? requested(text) ?? takeByPlan(text)
  return draft === null ? null : [draft]
}

function entire(text: Phrase, take: (cursor: Cursor) => Parts | null): Parts | null {
  const cursor = cursorOver(text)
  const drafts = take(cursor)
  return drafts !== null && drafts.length > 0 && atEnd(cursor) ? drafts : null
}

const uponRequest =
  /^(.+?)\s*(?:[,;/(]|và|hoặc|và\/hoặc)+\s*(?:theo|khi\s*có)\s*(?:văn bản\s*)?yêu\s*cầu[\s.;)]*$/

/** "Hằng quý và khi có yêu cầu": one series, also on request. */
function requested(text: Phrase): Draft | null {
  const found = uponRequest.exec(text.low)
  if (found === null) return null
  const series = entire(slice(text, 0, found[1]?.length ?? 0), takeRecurring)
  const [only] = series ?? []
  if (only === undefined || series?.length !== 1) return null
  return withLeaf({ ...only, raw: text.shown }, (leaf) =>
    leaf.kind === 'recurring' ? { ...leaf, onRequest: true } : leaf,
  )
}

const marks: readonly (readonly [RegExp, 'proposed' | 'tentative'])[] = [
  [/\(\s*(?:đề\s*xuất|đề\s*nghị)\s*\)/g, 'proposed'],
  [/[,;]\s*đề\s*xuất(?=\s*\)|\s*$)/g, 'proposed'],
  [/^\s*đề\s*xuất(?=\s*(?::|trước|trong|quý|tháng|ngày|hằng|vào|chậm))\s*:?/g, 'proposed'],
  [/\(\s*(?:dự\s*kiến|tạm\s*thời|phấn\s*đấu)\s*\)/g, 'tentative'],
  [/(?:^|[,;(])\s*(?:thời\s*gian\s*)?dự\s*kiến(?:\s*:)?(?!\s*(?:có|được|đạt))/g, 'tentative'],
  [/[,;]?\s*dự\s*kiến\s*(?=\)|$)/g, 'tentative'],
  [
    /^\s*(?:phấn\s*đấu|khoảng)(?=\s*(?:trước|trong|quý|tháng|ngày|đến|hoàn|xong|đầu|giữa|cuối))/g,
    'tentative',
  ],
]

/** "(đề xuất)" and "dự kiến" keep the value and mark it. */
function softness(text: Phrase): { readonly plain: Phrase; readonly soften: (draft: Draft) => Draft } {
  let plain = text
  /** In a list a mark behind one member is that member's. */
  const list = /[;\n]/.test(text.low)
  const found = new Set<'proposed' | 'tentative'>()
  for (const [pattern, mark] of marks) {
    for (const hit of plain.low.matchAll(pattern)) {
      if (list && hit.index > 0) continue
      found.add(mark)
      const opening = hit[0].startsWith('(') && !hit[0].endsWith(')') ? 1 : 0
      plain = masked(plain, hit.index + opening, hit.index + hit[0].length, ' ')
    }
  }
  if (found.size === 0) return { plain: text, soften: (draft) => draft }
  const flags = {
    ...(found.has('proposed') && { proposed: true as const }),
    ...(found.has('tentative') && { tentative: true as const }),
  }
  return {
    plain: slice(plain, 0, plain.low.length),
    soften: (draft) => withLeaf(draft, (leaf) => ({ ...leaf, ...flags })),
  }
}

const basisLead = /[,(]?\s*(?:theo|căn\s*cứ(?:\s*vào)?|thực\s*hiện\s*theo|trên\s*cơ\s*sở)\s*/g

/** "Hàng quý (Theo Kế hoạch số 712/KH-UBND …)": what the deadline leans on. */
function withBasis(text: Phrase): Parts | null {
  for (const lead of text.low.matchAll(basisLead)) {
    if (lead.index === 0) continue
    const named = slice(text, lead.index + lead[0].length, text.low.length)
    const basis = named.shown.replace(lead[0].includes('(') ? /\)\.?$/ : /$^/, '').trim()
    if (
      !/§|kế\s*hoạch|chương\s*trình|quy\s*định|đề\s*án|quyết\s*định|hướng\s*dẫn|chỉ\s*đạo|văn\s*bản/.test(
        named.low,
      )
    )
      continue
    if (holdsDeadline.test(named.low.replaceAll(citationMark, '')) || basis === '') continue
    const head = slice(text, 0, lead.index)
    const drafts = entire(head, takeFixed) ?? entire(head, takeRecurring)
    if (drafts?.length === 1)
      return drafts.map((draft) => ({ ...withLeaf(draft, (leaf) => ({ ...leaf, basis })), raw: text.shown }))
  }
  return null
}

/** A word of time, a number or a denial in words that nothing has read: they are no mere label. */
const holdsDeadline =
  /\d\s*[/.-]\s*\d|\d\s*(?:ngày|giờ|tháng|tuần|năm|lần)|quý\s*[iv1-4]+|tháng\s*\d|năm\s*\d|20\d\d|hằng|năm\s*(?:sau|tới|nay)|định\s*kỳ|thường\s*xuyên|đột\s*xuất|trước|chậm\s*nhất|muộn\s*nhất|không|trừ|ngoại|sau\s|kể\s*từ|đến\s*hết|trong\s*vòng|thứ\s*(?:hai|ba|tư|sáu|bảy)|§|tết/

/** "≥ 02 đợt" before or behind a range. */
const countLabel =
  /^\(?(?:tổ chức\s*)?(?:≥|ít\s*nhất|tối\s*thiểu|không\s*dưới)?\s*(\d{1,3})(?:\s*-\s*\d{1,3})?\s*(?:lớp|đợt|cuộc|lần|phiên|buổi|hội\s*nghị|tin|bài|kỳ)\)?$/

const numberedLabel =
  /^(?:đợt|lần|giai\s*đoạn|kỳ|vòng|phiên|bước|lớp)\s*(?:thứ\s*)?(?:\d{1,2}|[iv]{1,3}|một|hai|ba|nhất|cuối|đầu)$/

/** What a report is about: "6 tháng: trước 15/6". */
const periodLabel =
  /^(?:báo\s*cáo\s*|sơ\s*kết\s*|tổng\s*kết\s*)?(?:(?:0?[369]|ba|sáu|chín)\s*tháng(?:\s*đầu\s*năm)?)$/

const verbs =
  'hoàn thành|hoàn thiện|thiết lập|duy trì|cập nhật|ban hành|xây dựng|tổ chức|triển khai|thực hiện|rà soát|kiểm tra|công khai|niêm yết|tổng hợp|áp dụng|vận hành|sơ kết|tổng kết|đánh giá|khảo sát|trình|gửi|nộp|chốt|xong|phê duyệt|thông báo|tập huấn|tuyên truyền|đăng tải|khai trương|nghiệm thu|báo cáo|tham mưu|phối hợp|giám sát|theo dõi|kết nối|số hóa|bắt đầu|kết thúc|nhân rộng|thí điểm|mở rộng|đối chiếu|khắc phục|xử lý|đăng ký|phân công|bổ sung|tối thiểu|diện rộng|toàn bộ|cơ bản'
const strictLead = new RegExp(`^(?:${verbs.replace('|báo cáo', '').replace('|thông báo', '')})`)
const anyVerb = new RegExp(`^(?:${verbs})`)
const boundAhead =
  /^(?:trước|xong\s*trước|chậm\s*nhất|muộn\s*nhất|trong|hằng|hạn|đến\s*hết|theo\s*(?:tuần|tháng|quý|năm)|định\s*kỳ|ngay|khi|thường\s*xuyên)/

/** "Đợt 1: Quý II", "Quý I/2026 thiết lập", "gửi về UBND huyện trước ngày 20/02". */
function labelled(text: Phrase): Parts | null {
  if (text.low.length > longestPart || /[;\n]/.test(text.low)) return null
  return colonLabel(text) ?? trailingLabel(text) ?? leadingLabel(text)
}

function colonLabel(text: Phrase): Parts | null {
  const at = text.low.indexOf(':')
  if (at <= 0 || /\d\s*:\s*\d/.test(text.low)) return null
  const label = slice(text, 0, at)
  if (holdsDeadline.test(label.low) && !numberedLabel.test(label.low) && !periodLabel.test(label.low))
    return null
  return named(takeOneMore(slice(text, at + 1, text.low.length)), label.shown, text, false)
}

function leadingLabel(text: Phrase): Parts | null {
  for (const at of wordStarts(text.low)) {
    const words = slice(text, 0, at)
    const count = countLabel.exec(words.low)
    const numbered = count !== null || numberedLabel.test(words.low)
    if (!numbered && /^(?:lần|đợt|giai|kỳ|\d|≥|ít|tối|tổ\s*chức\s*\d|không)/.test(words.low)) continue
    if (!numbered && !isLabel(words.low.replaceAll(citationMark, ''))) break
    const tail = slice(text, at, text.low.length)
    const lead = numbered || strictLead.test(words.low)
    if (!lead && !boundAhead.test(tail.low)) continue
    const drafts = takeLeaf(tail) ?? withBasis(tail)
    if (drafts !== null && (lead || drafts.every((draft) => !isOpen(draft))))
      return named(counted(drafts, count), words.shown, text, !lead && !anyVerb.test(words.low))
  }
  return null
}

/** Free words before a mere "khi …" or "theo …" are prose, not a label. */
const isOpen = (draft: Draft): boolean => {
  const kind = draft.build(draft.year ?? 2000, true)?.kind
  return kind === 'byPlan' || kind === 'onDemand'
}

function trailingLabel(text: Phrase): Parts | null {
  for (const at of wordStarts(text.low).reverse()) {
    const words = slice(text, at, text.low.length)
    const count = countLabel.exec(words.low)
    if (count === null && !isLabel(words.low) && !numberedLabel.test(words.low)) continue
    if (/^(?:và|hoặc|hay|đến|theo|khi|-)/.test(words.low)) continue
    const head = slice(text, 0, at)
    const drafts = entire(head, takeFixed) ?? entire(head, takeRecurring) ?? lasting(head)
    if (drafts?.length === 1)
      return named(
        drafts,
        words.shown.replace(/^\(|\)$/g, ''),
        text,
        !anyVerb.test(words.low) && !numberedLabel.test(words.low),
      )
  }
  return null
}

const lasting = (text: Phrase): Parts | null => {
  const draft = takeOngoing(text)
  return draft === null ? null : [draft]
}

/** Plain words: letters, and none that tells a time, a number or a denial. */
const isLabel = (low: string): boolean =>
  /\p{L}/u.test(low) &&
  !/\d/.test(low) &&
  !holdsDeadline.test(low) &&
  !/(?:^|\s)(?:tuần|tháng|quý)$/.test(low)

const counted = (drafts: Parts, count: RegExpExecArray | null): Parts =>
  count === null
    ? drafts
    : drafts.map((draft) =>
        withLeaf(draft, (leaf) => (leaf.kind === 'range' ? { ...leaf, minCount: Number(count[1]) } : leaf)),
      )

const takeOneMore = (text: Phrase): Parts | null =>
  takeOne(text) ?? cutBracket(text) ?? cutOnce(text) ?? softened(text, trailingLabel)

const named = (drafts: Parts | null, label: string, whole: Phrase, doubtful: boolean): Parts | null =>
  drafts?.map((draft) => ({
    ...draft,
    raw: drafts.length === 1 ? whole.shown : draft.raw,
    label: draft.label ?? label,
    ...(doubtful && { doubtful }),
  })) ?? null

const wordStarts = (low: string): number[] =>
  [...low.matchAll(/(?<=[\s,:(-])[^\s,:(-]/g)].map(({ index }) => index).filter((index) => index > 0)

/** Depth of brackets before each character. */
function depths(low: string): number[] {
  let depth = 0
  return [...low].map((char) => {
    if (char === ')') depth = Math.max(0, depth - 1)
    const here = depth
    if (char === '(') depth += 1
    return here
  })
}

function cutAll(text: Phrase): Parts | null {
  const depth = depths(text.low)
  const cuts = [...text.low.matchAll(/[;\n]/g)]
    .map(({ index }) => index)
    .filter((index) => depth[index] === 0)
  if (cuts.length === 0) return null
  const edges = [-1, ...cuts, text.low.length]
  const pieces = edges.slice(1).map((end, at) => slice(text, (edges[at] ?? -1) + 1, end))
  const read = pieces.filter((piece) => piece.low !== '').map(takeParts)
  return read.every((parts) => parts !== null) && read.length > 0 ? read.flat() : null
}

const withinBracket = /^\((?:.*)\)$/s
const forWhom = /^(?:đối với|áp dụng đối với|cho|với)\s*(?:danh mục (?:nhóm )?[^/]+\/)?/

/** "A (B)": B labels A, gives its basis, or is a deadline of its own. */
function cutBracket(text: Phrase): Parts | null {
  const open = text.low.indexOf('(')
  if (open < 0) return null
  const depth = depths(text.low)
  const close = text.low.split('').findIndex((char, at) => at > open && char === ')' && depth[at] === 0)
  if (close < 0) return null
  const inner = slice(text, open + 1, close)
  const head = slice(text, 0, open)
  const tail = slice(text, close + 1, text.low.length)
  const joined = tail.low.replace(/^(?:và|hoặc)\s*/, '')
  if (tail.low !== '') {
    const first = takeParts({ low: text.low.slice(0, close + 1), shown: text.shown.slice(0, close + 1) })
    const more = takeParts(slice(tail, tail.low.length - joined.length, tail.low.length))
    return first !== null && more !== null ? [...first, ...more] : null
  }
  if (head.low === '') return takeParts(inner)
  const main = takeParts(head)
  if (main === null || !withinBracket.test(text.low.slice(open, close + 1))) return null
  return bracketed(main, inner, text, open)
}

function bracketed(main: Parts, inner: Phrase, text: Phrase, open: number): Parts | null {
  const audience = forWhom.exec(inner.low)
  if (audience !== null && main.length === 1) return relabelled(main, inner.shown.slice(audience[0].length))
  if (numberedLabel.test(inner.low) || periodLabel.test(inner.low)) return relabelled(main, inner.shown)
  const basis = /^(?:theo|căn\s*cứ)\s*(?=.*§)/.exec(inner.low)
  if (basis !== null)
    return main.map((draft) =>
      withLeaf(draft, (leaf) => ({ ...leaf, basis: inner.shown.slice(basis[0].length) })),
    )
  const single = /^(ngày|tuần|tháng|quý|năm)$/.exec(inner.low)
  const own =
    single === null ? takeParts(inner) : takeParts({ low: `hằng ${inner.low}`, shown: `hằng ${inner.shown}` })
  if (own !== null) {
    const raw = text.shown.slice(open).trim()
    return [...main, ...own.map((draft) => (own.length === 1 ? { ...draft, raw } : draft))]
  }
  const count = countLabel.exec(inner.low)
  if (count !== null) return counted(main, count)
  return isLabel(inner.low) ? relabelled(main, inner.shown) : null
}

const relabelled = (main: Parts, label: string): Parts =>
  main.map((draft, at) => (at === main.length - 1 ? { ...draft, label: draft.label ?? label } : draft))

/** At the first "," "và" "hoặc" "/" whose two sides both read. */
function cutOnce(text: Phrase): Parts | null {
  const depth = depths(text.low)
  for (const cut of text.low.matchAll(/,?\s*(?:và|hoặc|đồng thời)(?![a-zà-ỹ]*\/\d)|[,/&+]|\s-\s|\.\s/g)) {
    if (cut.index === 0 || depth[cut.index] !== 0) continue
    const head = slice(text, 0, cut.index)
    if (head.low.length > longestPart) return null
    if (!tellsTime.test(head.low)) continue
    const left = takeOne(head) ?? cutBracket(head) ?? softened(head, labelled)
    if (left === null) continue
    const right = takeParts(slice(text, cut.index + cut[0].length, text.low.length))
    if (right !== null) return [...left, ...right]
  }
  return null
}
