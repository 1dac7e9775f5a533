/**
 * Property tests draw the same cases on every run, so that a red run is the change's doing and can be had again.
 * `SMC_SEED` draws others; the long mode draws new ones each time.
 */
import fc from 'fast-check'

const chosen = process.env.SMC_SEED
if (chosen !== undefined) fc.configureGlobal({ seed: Number(chosen) })
else if (process.env.SMC_LONG !== '1') fc.configureGlobal({ seed: 766 })
