/** A reader process that does not do its work: the way is chosen by the first byte of the file. */
process.once('message', (message: { request: { bytes: Uint8Array } }) => {
  const ways: readonly (() => void)[] = [
    () => setInterval(() => undefined, 1_000),
    () => {
      const hoard: unknown[] = []
      for (;;) hoard.push(Array.from({ length: 10_000 }, (_, at) => ({ at })))
    },
    () => process.exit(3),
    () => process.send?.('rubbish'),
    () => {
      for (;;) Math.random()
    },
  ]
  ways[message.request.bytes[0] ?? 0]?.()
})
