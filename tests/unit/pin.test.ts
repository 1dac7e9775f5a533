import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { nodePorts } from '../../electron/core/node-ports.ts'
import { projectRoot } from '../support/core.ts'

const { pins } = nodePorts({ root: projectRoot, now: null })

test('The program hashes a PIN by scrypt at the cost of 2¹⁵, each with a salt of its own', async () => {
  const [one, two] = await Promise.all([pins.hash('0000'), pins.hash('0000')])
  expect(Buffer.from(one.salt)).not.toEqual(Buffer.from(two.salt))
  const limits = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
  expect(Buffer.from(one.hash)).toEqual(scryptSync('0000', one.salt, 32, limits))
})

test('Only the same PIN matches', async () => {
  const kept = await pins.hash('0000')
  expect(await pins.matches('0000', kept)).toBe(true)
  expect(await pins.matches('0001', kept)).toBe(false)
  expect(await pins.matches('0000', { ...kept, hash: kept.hash.slice(1) })).toBe(false)
})
