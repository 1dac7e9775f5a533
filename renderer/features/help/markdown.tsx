/**
 * The little Markdown that our own help pages use: headings, paragraphs, lists, numbered steps, `> ` notes,
 * **bold**, `keys` and links to other pages. Text becomes React nodes only, never HTML.
 */
import { Fragment, type ReactNode } from 'react'
import { Link } from 'wouter'
import { paths } from '../../app/routes.ts'

type Block =
  | { readonly type: 'heading'; readonly level: number; readonly text: string }
  | { readonly type: 'paragraph' | 'note'; readonly text: string }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly string[] }

export function parseMarkdown(source: string): readonly Block[] {
  return source
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readBlock)
}

function readBlock(part: string): Block {
  const heading = /^(#{1,3}) (.+)$/.exec(part)
  if (heading !== null) return { type: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }
  const lines = part.split('\n')
  if (part.startsWith('> '))
    return { type: 'note', text: lines.map((line) => line.replace(/^> ?/, '')).join(' ') }
  if (/^(- |\d+\. )/.test(part)) return { type: 'list', ordered: /^\d/.test(part), items: itemsOf(lines) }
  return { type: 'paragraph', text: lines.join(' ') }
}

/** A line without its own bullet goes on with the item before it. */
function itemsOf(lines: readonly string[]): readonly string[] {
  const items: string[] = []
  for (const line of lines) {
    const item = /^(?:- |\d+\. )(.*)$/.exec(line)
    if (item !== null) items.push(item[1] ?? '')
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  return items
}

const INLINE = /(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([a-z-]+\))/

function inline(text: string): ReactNode {
  return text.split(INLINE).map((piece, index) => {
    const key = `${index}${piece}`
    if (piece.startsWith('**')) return <b key={key}>{piece.slice(2, -2)}</b>
    if (piece.startsWith('`')) return <kbd key={key}>{piece.slice(1, -1)}</kbd>
    const link = /^\[([^\]]+)\]\(([a-z-]+)\)$/.exec(piece)
    if (link !== null)
      return (
        <Link key={key} to={paths.helpPage(link[2] ?? '')}>
          {link[1]}
        </Link>
      )
    return <Fragment key={key}>{piece}</Fragment>
  })
}

/** `top` is the level that the page's own `#` takes in the document around it. */
export function Markdown({ source, top }: { readonly source: string; readonly top: 1 | 2 }) {
  return parseMarkdown(source).map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page of help never reorders its blocks
    <BlockView key={index} block={block} top={top} />
  ))
}

function BlockView({ block, top }: { readonly block: Block; readonly top: 1 | 2 }) {
  switch (block.type) {
    case 'heading': {
      const Tag = `h${Math.min(block.level + top - 1, 4)}` as 'h1' | 'h2' | 'h3' | 'h4'
      return <Tag>{inline(block.text)}</Tag>
    }
    case 'paragraph':
      return <p>{inline(block.text)}</p>
    case 'note':
      return <blockquote>{inline(block.text)}</blockquote>
    case 'list': {
      const Tag = block.ordered ? 'ol' : 'ul'
      return (
        <Tag>
          {block.items.map((item) => (
            <li key={item}>{inline(item)}</li>
          ))}
        </Tag>
      )
    }
  }
}
