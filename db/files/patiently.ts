/**
 * On Windows an antivirus or an indexer opens every new file for a moment; a rename or removal then fails
 * with EPERM, EACCES or EBUSY although nothing is wrong. Tries again with growing pauses, about two seconds
 * in all, then lets the error through.
 */
const HELD = ['EPERM', 'EACCES', 'EBUSY']
const PAUSES = [10, 20, 40, 80, 160, 320, 640, 640]

export async function patiently<T>(
  work: () => Promise<T>,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await work()
    } catch (thrown) {
      if (!HELD.includes((thrown as NodeJS.ErrnoException).code ?? '')) throw thrown
      await wait(pause)
    }
  }
  return work()
}
