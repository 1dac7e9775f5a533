/** `/tuan`: goes to the week the clock points at. */
import { Redirect } from 'wouter'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'

export function CurrentWeek() {
  const current = useRead('week.current', {})
  if (current.state === 'failed') return <Note tone="bad">{sentence(current.error)}</Note>
  if (current.state === 'loading') return <p role="status">Đang mở tuần…</p>
  return <Redirect to={paths.week(current.value.friday)} replace />
}
