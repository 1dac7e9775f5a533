/** First run: declare the office, join one as its second PC, look at the made-up commune, or restore. */
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { LinkBanner } from '../../app/frame/Banners.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { RestoreSteps } from '../backup/RestoreSteps.tsx'
import { JoinSteps } from './JoinSteps.tsx'
import classes from './Setup.module.css'
import { SetupForm } from './SetupForm.tsx'
import { Welcome } from './Welcome.tsx'

export type Choice = 'welcome' | 'form' | 'join' | 'restore'

export function SetupScreen() {
  const draft = useRead('setup.draft', {})
  const [choice, setChoice] = useState<Choice>('welcome')
  const [, navigate] = useLocation()
  // Whoever comes out of here, with an office or with the made-up commune, stands in the week.
  useEffect(() => navigate(paths.currentWeek, { replace: true }), [navigate])
  return (
    <div className={classes.room}>
      <LinkBanner />
      <main className={classes.sheet} data-wide={choice === 'form'}>
        <Loaded name="setup.draft" read={draft}>
          {({ fields }) => {
            switch (choice) {
              case 'welcome':
                return <Welcome begun={Object.keys(fields).length > 0} onChoose={setChoice} />
              case 'form':
                return <SetupForm initial={fields} onBack={() => setChoice('welcome')} />
              case 'join':
                return <JoinSteps onBack={() => setChoice('welcome')} />
              case 'restore':
                return <RestoreSteps onBack={() => setChoice('welcome')} />
            }
          }}
        </Loaded>
      </main>
    </div>
  )
}
