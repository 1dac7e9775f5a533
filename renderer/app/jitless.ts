/** First import of all: zod must know that `new Function` is forbidden before any schema is made. */
import { config } from 'zod'

config({ jitless: true })
