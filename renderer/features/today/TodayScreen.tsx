/** The first screen of the day: what is due, what waits, how the last week ended. One key prints it for the meeting. */
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Today } from '../../../shared/contract/today.ts'
import { formatDate, weekdayName } from '../../../shared/dates/words.ts'
import { useStatus } from '../../app/context.tsx'
import { Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { type FormsItem, FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Note } from '../../ui/Note.tsx'
import { OpenRemarks } from '../remarks/Remarks.tsx'
import { Coming } from './Coming.tsx'
import { Dossiers } from './Dossiers.tsx'
import { Scores } from './Scores.tsx'
import { Tasks } from './Tasks.tsx'
import classes from './Today.module.css'
import { Waiting } from './Waiting.tsx'

export function TodayScreen() {
  const { today } = useStatus()
  const read = useRead('today.get', {})
  return (
    <Page title={`Hôm nay, ${weekdayName(today)} ${formatDate(today)}`} actions={<Briefing />}>
      <OpenRemarks />
      <Loaded name="today.get" read={read}>
        {(value) => <Blocks today={value} />}
      </Loaded>
    </Page>
  )
}

const Blocks = ({ today }: { readonly today: Today }) => (
  <div className={classes.blocks}>
    <div className={classes.column}>
      <Dossiers watched={today.dossiers} />
      <Tasks tasks={today.tasks} today={today.today} />
    </div>
    <div className={classes.column}>
      <Coming week={today.week} coming={today.coming} />
      <Waiting waiting={today.waiting} />
      <Scores last={today.lastWeek} />
    </div>
  </div>
)

/** The page for Monday's meeting: on paper by one key, or as a file. */
function Briefing() {
  const call = useCall()
  const frame = useRef<HTMLIFrameElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [asked, setAsked] = useState(0)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setAsked((times) => times + 1)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  const form = (format: 'docx' | 'xlsx' | 'pdf'): FormsItem => ({
    kind: 'file',
    words: formWords[format],
    make: () => call('today.briefing', { format }),
  })
  return (
    <>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <FormsMenu groups={[[form('docx'), form('xlsx'), form('pdf')]]} onProblem={setProblem} />
      <Button
        leftSection={<IconPrinter size={18} aria-hidden />}
        rightSection={<KeyHint keys="Ctrl P" />}
        onClick={() => setAsked((times) => times + 1)}
      >
        In giao ban đầu tuần
      </Button>
      {asked === 0 ? null : (
        <iframe
          key={asked}
          ref={frame}
          className={classes.printed}
          src="/sheet/hom-nay.html"
          title="Giao ban đầu tuần, bản in"
          onLoad={() => frame.current?.contentWindow?.print()}
        />
      )}
    </>
  )
}
