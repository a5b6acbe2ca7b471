import {writeTo} from '../../node/write-files.js'
import type {Failure} from '../../reporting/report.js'
import type {OutputStream} from '../run-context.js'
import {toWriteFailure} from './failure.js'
import {namedPath} from './named-input.js'

/**
 * Writes pieces of text to a file, named as seen from `cwd`, or to a stream where none is named; gives the failure of
 * a file that could not be written.
 */
export function writeOutputFile(
  pieces: Iterable<string>,
  file: string | undefined,
  stream: OutputStream,
  cwd: string
): readonly Failure[] {
  if (file === undefined) {
    stream.write(pieces)
    return []
  }
  try {
    writeTo(namedPath(file, cwd), pieces)
    return []
  } catch (error) {
    return [toWriteFailure(file, error)]
  }
}
