/** First run: declare the office, look at the made-up commune, or bring the data of an old PC. */
import { useState } from 'react'
import { LinkBanner } from '../../app/frame/Banners.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { RestoreSteps } from '../backup/RestoreSteps.tsx'
import classes from './Setup.module.css'
import { SetupForm } from './SetupForm.tsx'
import { Welcome } from './Welcome.tsx'

export type Choice = 'welcome' | 'form' | 'restore'

export function SetupScreen() {
  const draft = useRead('setup.draft', {})
  const [choice, setChoice] = useState<Choice>('welcome')
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
              case 'restore':
                return <RestoreSteps onBack={() => setChoice('welcome')} />
            }
          }}
        </Loaded>
      </main>
    </div>
  )
}
