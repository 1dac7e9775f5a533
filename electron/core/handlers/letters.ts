/** Letters of apology: drafted, issued with a number of the year's book, delivered, filed, voided. */

import { type UnitOfWork, write } from '../../../db/ledger/unit-of-work.ts'
import { getChain, getTexts } from '../../../db/letter/chains.ts'
import {
  deliverLetter,
  discardDraft,
  fileLetter,
  getContent,
  getDraft,
  getLetter,
  issueLetter,
  lettersOf,
  listLetters,
  saveDraft,
  voidLetter,
} from '../../../db/letter/letters.ts'
import { getBook, nextNumber, releaseBook, takeBook } from '../../../db/letter/number-book.ts'
import type { Store } from '../../../db/store.ts'
import { listSigners } from '../../../db/unit/signers.ts'
import { getUnit } from '../../../db/unit/units.ts'
import type { HandlerResult } from '../../../shared/contract/contract.ts'
import type { Book } from '../../../shared/contract/late.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { letterDocument, type PrintedLetter } from '../../../shared/documents/letter.ts'
import { letterRegister, type RegisterRow } from '../../../shared/documents/letter-register.ts'
import type { LateItem } from '../../../shared/letter/chain.ts'
import { judgeNewDate, newDateWords, readNewDate } from '../../../shared/letter/dates.ts'
import {
  type LetterContent,
  type LetterDraft,
  type LetterEntry,
  type LetterState,
  letterNumber,
  mayBecome,
} from '../../../shared/letter/letter.ts'
import { addresseeLine, letterMessage, letterSentences } from '../../../shared/letter/wording.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { referenceOf } from '../../../shared/rules/select.ts'
import { signsOn } from '../../../shared/unit/unit.ts'
import type { Context, HandlersOf } from '../context.ts'
import { documentFile, fileName } from '../document-files.ts'
import { lateItem, lateRules, letterFacts, noReappointment } from '../late.ts'
import { actorOf } from './people.ts'

type Names =
  | 'letter.newDate'
  | 'letter.draft'
  | 'letter.saveDraft'
  | 'letter.discard'
  | 'letter.issue'
  | 'letter.deliver'
  | 'letter.file'
  | 'letter.void'
  | 'letter.document'
  | 'letter.message'
  | 'letter.register'
  | 'letter.registerDocument'
  | 'letter.book'
  | 'letter.takeBook'
  | 'letter.releaseBook'

type IssueRefusal = Extract<HandlerResult<'letter.issue'>, { ok: false }>['error']

export const letterHandlers: HandlersOf<Names> = {
  'letter.newDate': ({ office: { store }, now }, { code, text }) => {
    const item = lateItem(store, code, now)
    if (item === null) return err({ type: 'NotFound' })
    const { date: today } = wallClock(now)
    const read = readNewDate(text, item.due.slice(0, 10), today, lateRules(store, today).calendar)
    if (!read.ok) return err({ type: 'NewDateWrong', sentence: read.error.sentence })
    return ok({ date: read.value.date, sentence: newDateWords(read.value) })
  },

  'letter.draft': (context, { codes, personTitle, newDate }) => {
    const { store } = context.office
    const { date: today } = wallClock(context.now)
    const rules = lateRules(store, today)
    const made = write(store, { actor: actorOf(context), reason: '' }, (w): HandlerResult<'letter.draft'> => {
      const entries: LetterEntry[] = []
      for (const code of codes) {
        const item = lateItem(store, code, context.now)
        if (item === null) return err({ type: 'NotFound' })
        const chain = getChain(store, item.chainId)
        if (chain === null || chain.reason === null) return err({ type: 'ReasonMissing', code })
        if (chain.erased) return err({ type: 'Erased' })
        if (noReappointment(store, item, rules) !== null) return err({ type: 'SecondSlip', code })
        const read = readNewDate(newDate, item.due.slice(0, 10), today, rules.calendar)
        if (!read.ok) return err({ type: 'NewDateWrong', sentence: `${code}: ${read.error.sentence}` })
        const facts = letterFacts(store, item, rules, {
          personTitle,
          newDate: read.value.date,
          number: null,
        })
        const draft: LetterDraft = {
          personTitle,
          newDate: read.value.date,
          sentences: letterSentences(rules.letter.body, facts, today),
        }
        const open = lettersOf(store, item.chainId).find(({ state }) => state === 'draft')
        const id = saveDraft(w, item.chainId, open?.id ?? null, draft)
        entries.push(mustHave(getLetter(store, id)))
      }
      return ok(entries)
    })
    return told(context, made)
  },

  'letter.saveDraft': (context, { id, draft }) => {
    const { store } = context.office
    const found = draftAt(context, id)
    if (!found.ok) return found
    const { date: today } = wallClock(context.now)
    const { rules, item } = found.value
    const judged = judgeNewDate(draft.newDate, item.due.slice(0, 10), today, rules.calendar)
    if (!judged.ok) return err({ type: 'NewDateWrong', sentence: judged.error.sentence })
    const typed = draft.sentences.map((line) => line.trim()).filter((line) => line !== '')
    const facts = letterFacts(store, item, rules, {
      personTitle: draft.personTitle,
      newDate: draft.newDate,
      number: null,
    })
    const kept: LetterDraft = {
      ...draft,
      sentences: typed.length > 0 ? typed : letterSentences(rules.letter.body, facts, today),
    }
    write(store, { actor: actorOf(context), reason: '' }, (w) => saveDraft(w, item.chainId, id, kept))
    return told(context, ok(kept))
  },

  'letter.discard': (context, { id }) => {
    const found = draftAt(context, id)
    if (!found.ok) return found
    write(context.office.store, { actor: actorOf(context), reason: '' }, (w) => discardDraft(w, id))
    return told(context, ok({}))
  },

  'letter.issue': (context, { ids, signerId }) => {
    const { store } = context.office
    const { date: today } = wallClock(context.now)
    const signer = listSigners(store).find(({ id }) => id === signerId) ?? null
    if (signerId !== null && (signer === null || !signsOn(signer, today)))
      return err({ type: 'SignerNotValid' })
    const issued = write(
      store,
      { actor: actorOf(context), reason: '' },
      (w): HandlerResult<'letter.issue'> => {
        const entries: LetterEntry[] = []
        for (const id of ids) {
          const done = issueOne(context, w, id, signer)
          if (!done.ok) return done
          entries.push(done.value)
        }
        return ok(entries)
      },
    )
    return told(context, issued)
  },

  'letter.deliver': (context, { ids, channels, at, note }) => {
    if (at > context.now) return err({ type: 'InFuture' })
    const by = context.user?.name ?? ''
    return moveAll(context, ids, 'delivered', (w, { id }) => deliverLetter(w, id, { channels, at, note, by }))
  },

  'letter.file': (context, { ids }) =>
    moveAll(context, ids, 'filed', (w, { id }) => fileLetter(w, id, wallClock(context.now).date)),

  'letter.void': (context, { id, reason }) => {
    const moved = moveAll(
      context,
      [id],
      'voided',
      (w, { state }) => voidLetter(w, id, state, context.user?.name ?? ''),
      reason,
    )
    return moved.ok ? ok(mustHave(moved.value[0] ?? null)) : moved
  },

  'letter.document': (context, { ids, format }) => {
    const printed: PrintedLetter[] = []
    for (const id of ids) {
      const letter = printedLetter(context, id)
      if (!letter.ok) return letter
      printed.push(letter.value)
    }
    const [only] = printed
    const number = only?.content.number ?? null
    const name =
      printed.length === 1 && only !== undefined
        ? fileName('phieu-xin-loi', number === null ? 'nhap' : `${number}-${only.content.year}`)
        : fileName('phieu-xin-loi', `${printed.length}-phieu`)
    return documentFile(context.core.ports, { model: letterDocument(printed), name }, format)
  },

  'letter.message': (context, { id }) => {
    const printed = printedLetter(context, id)
    return printed.ok ? ok({ text: printed.value.content.message }) : printed
  },

  'letter.register': ({ office: { store } }, { year }) =>
    ok({ book: bookOf(store, 'letter', year), rows: [...registerRows(store, year)] }),

  'letter.registerDocument': ({ core, office: { store }, now }, { year, format }) => {
    const unit = getUnit(store)
    if (unit === null) throw new Error('A set-up store has a unit')
    const model = letterRegister(unit, year, wallClock(now).date, registerRows(store, year))
    return documentFile(core.ports, { model, name: fileName('so-phieu-xin-loi', year) }, format)
  },

  'letter.book': ({ office: { store } }, { book, year }) => ok(bookOf(store, book, year)),

  'letter.takeBook': (context, { book, year, last, reason }) => {
    const { store } = context.office
    const taken = write(store, { actor: actorOf(context), reason }, (w) => takeBook(w, book, year, last))
    if (!taken.ok) return taken
    return told(context, ok(bookOf(store, book, year)))
  },

  'letter.releaseBook': (context, { book, year, reason }) => {
    const { store } = context.office
    const { holder, last } = getBook(store, book, year)
    if (holder !== 'here') return err({ type: 'BookElsewhere', last })
    write(store, { actor: actorOf(context), reason }, (w) => releaseBook(w, book, year))
    return told(context, ok(bookOf(store, book, year)))
  },
}

const bookOf = (store: Store, book: Book, year: number) => ({ year, ...getBook(store, book, year) })

function registerRows(store: Store, year: number): readonly RegisterRow[] {
  return listLetters(store)
    .filter((entry) => entry.year === year)
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
    .map((entry) => {
      const chain = mustHave(getChain(store, entry.chainId))
      return {
        entry,
        code: chain.code,
        due: chain.due,
        applicant: getTexts(store, entry.chainId)?.applicant ?? null,
      }
    })
}

interface OpenDraft {
  readonly entry: LetterEntry
  readonly draft: LetterDraft
  readonly item: LateItem
  readonly rules: ReturnType<typeof lateRules>
}

function draftAt(
  { office: { store }, now }: Context,
  id: string,
): Result<OpenDraft, { readonly type: 'NotFound' | 'NotDraft' }> {
  const entry = getLetter(store, id)
  if (entry === null) return err({ type: 'NotFound' })
  const draft = getDraft(store, id)
  if (draft === null) return err({ type: 'NotDraft' })
  const chain = mustHave(getChain(store, entry.chainId))
  const item = mustHave(lateItem(store, chain.code, now))
  return ok({ entry, draft, item, rules: lateRules(store, wallClock(now).date) })
}

/** What a draft would be if it were issued today, under `number`. */
function contentOf(
  context: Context,
  { draft, item, rules }: OpenDraft,
  number: number | null,
  signer: LetterContent['signer'],
): Omit<LetterContent, 'salt' | 'number'> & { readonly number: number | null } {
  const { store } = context.office
  const { date: today } = wallClock(context.now)
  const unit = getUnit(store)
  if (unit === null) throw new Error('A set-up store has a unit')
  const { id: _, ...heading } = unit
  const { body } = rules.letter
  const facts = letterFacts(store, item, rules, {
    personTitle: draft.personTitle,
    newDate: draft.newDate,
    number: number === null ? null : letterNumber(number, body.symbol),
  })
  return {
    number,
    year: Number(today.slice(0, 4)),
    symbol: body.symbol,
    issuedOn: today,
    code: item.code,
    due: item.due,
    newDate: draft.newDate,
    title: body.title,
    addressee: addresseeLine(body, facts),
    sentences: draft.sentences,
    message: letterMessage(body, facts),
    unit: heading,
    signer,
    paper: body.paper,
    rule: referenceOf(rules.letter),
  }
}

function issueOne(
  context: Context,
  w: UnitOfWork,
  id: string,
  saved: (LetterContent['signer'] & { readonly id?: string }) | null,
): Result<LetterEntry, IssueRefusal> {
  const { store } = context.office
  const found = draftAt(context, id)
  if (!found.ok) return found
  const { item, rules, draft } = found.value
  const { date: today } = wallClock(context.now)
  if (noReappointment(store, item, rules) !== null) return err({ type: 'SecondSlip', code: item.code })
  const judged = judgeNewDate(draft.newDate, item.due.slice(0, 10), today, rules.calendar)
  if (!judged.ok) return err({ type: 'NewDateWrong', sentence: `${item.code}: ${judged.error.sentence}` })
  const number = nextNumber(w, 'letter', Number(today.slice(0, 4)))
  if (!number.ok) return number
  const { id: _, ...signer } = saved ?? { id: '' }
  const content = contentOf(context, found.value, number.value, saved === null ? null : (signer as never))
  const salt = Buffer.from(store.random(16)).toString('hex')
  issueLetter(
    w,
    id,
    { ...content, number: number.value, salt },
    today > item.letterDeadline,
    context.user?.name ?? '',
  )
  return ok(mustHave(getLetter(store, id)))
}

function moveAll(
  context: Context,
  ids: readonly string[],
  to: LetterState,
  move: (w: UnitOfWork, letter: LetterEntry) => void,
  reason = '',
): Result<
  LetterEntry[],
  { readonly type: 'NotFound' } | { readonly type: 'WrongLetterState'; readonly state: string }
> {
  const { store } = context.office
  for (const id of ids) {
    const letter = getLetter(store, id)
    if (letter === null) return err({ type: 'NotFound' })
    if (!mayBecome(letter.state, to)) return err({ type: 'WrongLetterState', state: letter.state })
  }
  write(store, { actor: actorOf(context), reason }, (w) => {
    for (const id of ids) move(w, mustHave(getLetter(store, id)))
  })
  return told(context, ok(ids.map((id) => mustHave(getLetter(store, id)))))
}

function printedLetter(
  context: Context,
  id: string,
): Result<PrintedLetter, { readonly type: 'NotFound' | 'Erased' }> {
  const { store } = context.office
  const entry = getLetter(store, id)
  if (entry === null) return err({ type: 'NotFound' })
  if (entry.state === 'draft') {
    const found = draftAt(context, id)
    if (!found.ok) return err({ type: 'Erased' })
    return ok({ content: contentOf(context, found.value, null, null), hash: null, voided: false })
  }
  const content = getContent(store, id)
  if (content === null) return err({ type: 'Erased' })
  return ok({ content, hash: entry.hash, voided: entry.state === 'voided' })
}

function told<T, E>({ core }: Context, result: Result<T, E>): Result<T, E> {
  if (result.ok) core.emit('changed', { subject: 'letter' })
  return result
}

function mustHave<T>(value: T | null): T {
  if (value === null) throw new Error('What was just found is gone')
  return value
}
