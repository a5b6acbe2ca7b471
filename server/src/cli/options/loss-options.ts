import {DONE, type Done} from '../../exchange/export/loss.js'
import type {LossOptions} from '../../runner/export/loss-report.js'
import {UsageError} from '../../runner/usage-error.js'
import {type ReadableGroup, readableGroup} from './option.js'

/** What is told of that which a format cannot hold. */
export const lossOptions: ReadableGroup<LossOptions> = readableGroup({
  title: 'What the format does not hold',
  options: [
    {
      name: 'losses',
      value: 'FILE',
      help: 'List in FILE all that is left out or another, as JSON Lines; - for standard output'
    },
    {
      name: 'fail-on-loss',
      value: 'WHAT',
      optional: true,
      help: `Exit with 1 if there is any, or any of these: ${DONE.join(',')}`
    }
  ],
  read: ({values}) => ({file: values.get('losses'), failOn: readDone(values.get('fail-on-loss'))})
})

function readDone(written: string | undefined): readonly Done[] {
  if (written === undefined) return []
  if (written === '') return DONE
  return written.split(',').map(word => {
    const done = DONE.find(each => each === word.trim())
    if (done) return done
    throw new UsageError(
      `Unexpected value \`${word}\` for \`--fail-on-loss\`, expected one or more of ${DONE.join(', ')}`
    )
  })
}
