import {writeOutput} from '../../node/standard-streams.js'
import {writeTo} from '../../node/write-to.js'
import {type Failure, toFailure} from '../failure.js'

/** Writes a report to a file, or to a descriptor where no file is given; gives why a file could not be written. */
export function putReport(
  pieces: Iterable<string>,
  file: string | undefined,
  descriptor: number
): readonly Failure[] {
  if (file === undefined) {
    writeOutput(descriptor, pieces)
    return []
  }
  try {
    writeTo(file, pieces)
    return []
  } catch (error) {
    return [toFailure(file, error)]
  }
}
