import type { FileFailure } from '../../db/files/failure.ts'

/** A handler's way to say that the disk failed, whatever its own errors are; `call.ts` makes it a common error. */
export class DiskTrouble extends Error {
  readonly failure: FileFailure
  constructor(failure: FileFailure) {
    super(failure.type)
    this.failure = failure
  }
}
