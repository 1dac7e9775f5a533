/** Run by `npm test`: says every broken rule with its place; exit 1 when there is one. */
import { checkLaw } from './law.ts'

const { files, references, violations } = checkLaw(process.argv[2] ?? process.cwd())
for (const { path, line, rule, text } of violations) console.error(`${path}:${line} [${rule}] ${text}`)
console.log(`Import law: ${files} files, ${references} imports, ${violations.length} broken`)
process.exitCode = violations.length === 0 ? 0 : 1
