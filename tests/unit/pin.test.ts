import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { nodePorts } from '../../electron/core/node-ports.ts'
import { comparedOnce } from '../../electron/core/pin.ts'
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

test('Compared once, a PIN that matched is not paid for again, and a wrong one never matches', async () => {
  let paid = 0
  const once = comparedOnce({
    hash: pins.hash,
    matches: async (secret) => {
      paid += 1
      return secret === '0000'
    },
  })
  const kept = { salt: new Uint8Array(16), hash: new Uint8Array(32) }
  const other = { ...kept, hash: new Uint8Array(32).fill(1) }
  expect(await once.matches('0000', kept)).toBe(true)
  expect(await once.matches('0000', kept)).toBe(true)
  expect(paid).toBe(1)
  expect(await once.matches('1111', kept)).toBe(false)
  expect(await once.matches('0000', other)).toBe(true)
  expect(paid).toBe(3)
})
