/** What must be looked at, worst first, each with its way out. */
import { IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './MessageList.module.css'

export type Weight = 'blocks' | 'ask' | 'notice'

export interface Message {
  readonly id: string
  readonly weight: Weight
  readonly text: string
  /** The way out, on the same line. */
  readonly action?: ReactNode
  /** What belongs under the sentence: a reason that is being written. */
  readonly more?: ReactNode
}

const order: readonly Weight[] = ['blocks', 'ask', 'notice']

export const weightWords: Readonly<Record<Weight, { readonly sign: string; readonly word: string }>> = {
  blocks: { sign: '✕', word: 'Sai' },
  ask: { sign: '?', word: 'Hỏi' },
  notice: { sign: '!', word: 'Lưu ý' },
}

export const worstFirst = <T extends { readonly weight: Weight }>(messages: readonly T[]): readonly T[] =>
  [...messages].sort((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight))

export function MessageList({
  label,
  messages,
  empty,
}: {
  readonly label: string
  readonly messages: readonly Message[]
  /** Said when there is nothing to look at. */
  readonly empty: string
}) {
  if (messages.length === 0)
    return (
      <p className={classes.empty}>
        <IconCircleCheck size={18} aria-hidden /> {empty}
      </p>
    )
  return (
    <ul className={classes.list} aria-label={label}>
      {worstFirst(messages).map(({ id, weight, text, action, more }) => (
        <li key={id} className={classes.message} data-weight={weight}>
          <b className={classes.word}>
            <span aria-hidden>{weightWords[weight].sign} </span>
            {weightWords[weight].word}
          </b>
          <span className={classes.text}>{text}</span>
          {action === undefined ? null : <span className={classes.action}>{action}</span>}
          {more === undefined ? null : <div className={classes.more}>{more}</div>}
        </li>
      ))}
    </ul>
  )
}
