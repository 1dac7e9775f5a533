/** Counting tests from what vitest writes. A run that ended badly never counts as free of failures. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

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
    // A file that does not load has no tests to fail.
    const unloaded = testResults.filter(
      /** @param {{ status: string, assertionResults: unknown[] }} file */
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    return {
      passed: numPassedTests,
      failed: numFailedTests + unloaded.length,
      skipped: numPendingTests + numTodoTests,
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
