/** A form checked by the contract's own schema; what is wrong in Vietnamese words, by field path ("people.0.pin"). */
import type { z } from 'zod'

export type Problems = Readonly<Record<string, string>>

export function problemsOf(schema: z.ZodType, value: unknown): Problems {
  const parsed = schema.safeParse(value)
  if (parsed.success) return {}
  const problems: Record<string, string> = {}
  for (const issue of parsed.error.issues) problems[issue.path.map(String).join('.')] ??= wordsOf(issue)
  return problems
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message
    case 'invalid_format':
      return issue.message.startsWith('Invalid') ? 'Chưa đúng dạng' : issue.message
    case 'too_small':
      return issue.origin === 'array' ? 'Cần ít nhất một mục' : `Không nhỏ hơn ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string'
        ? `Dài quá, tối đa ${issue.maximum} ký tự`
        : `Không quá ${issue.maximum}`
    default:
      return 'Chưa nhập hoặc chưa đúng'
  }
}
