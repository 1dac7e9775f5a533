/** Counting tests from what vitest writes. A run that ended badly never counts as free of failures. */

/**
 * @typedef {{ passed: number, failed: number, skipped: number, named?: readonly string[] }} Counts
 *   `named`: a line for each failure, for whoever reads only the end of a long log
 * @typedef {{ name: string, status: string, message?: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }} ReportedFile
 */

/**
 * @param {string | null} report of vitest's JSON reporter; null when it wrote none
 * @param {number} exitCode of vitest
 * @returns {Counts}
 */
export function countReported(report, exitCode) {
  const counts = read(report)
  if (counts === null) return { passed: 0, failed: 1, skipped: 0 }
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/**
 * @param {string | null} report
 * @returns {Counts | null}
 */
function read(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      report ?? '',
    )
    /** @type {ReportedFile[]} */
    const files = testResults
    // A file that does not load has no tests to fail.
    const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    return {
      passed: numPassedTests,
      failed: numFailedTests + unloaded.length,
      skipped: numPendingTests + numTodoTests,
      named: [
        ...unloaded.map((file) => line(file.name, '', file.message)),
        ...files.flatMap((file) =>
          file.assertionResults
            .filter(({ status }) => status === 'failed')
            .map(({ fullName, failureMessages }) => line(file.name, fullName, failureMessages?.[0])),
        ),
      ],
    }
  } catch {
    return null
  }
}

/**
 * @param {string | null} list of `vitest list --json`
 * @returns {number} one when it cannot be read: what cannot be counted is still something not run
 */
export function countListed(list) {
  try {
    return JSON.parse(list ?? '').length
  } catch {
    return 1
  }
}

/** @type {(file: string, test: string, message: string | undefined) => string} */
const line = (file, test, message = '') =>
  [file.replace(/^.*[\\/](?=tests[\\/])/, ''), test, message.split('\n', 1)[0]?.slice(0, 300)]
    .filter(Boolean)
    .join(' › ')
