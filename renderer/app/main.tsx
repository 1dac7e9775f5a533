import './jitless.ts'
import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/600.css'
import '@fontsource/be-vietnam-pro/700.css'
import '@mantine/core/styles.css'
import './tokens.css'
import './base.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { createClient } from './client.ts'
import { adoptNonce } from './nonce.ts'
import { chooseTransport } from './transports.ts'
import { createUi } from './ui.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root')
createRoot(root).render(
  <App client={createClient(chooseTransport(window))} ui={createUi()} nonce={adoptNonce(document)} />,
)
