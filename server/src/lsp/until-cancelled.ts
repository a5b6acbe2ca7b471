import type {CancellationToken} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import {runStepsInSlices} from '../node/slices.js'
import {cancelled} from './route.js'

/** Does steps in slices until nobody waits any more. Throws the error that answers a cancelled request. */
export function runUntilCancelled<T>(steps: Steps<T>, token: CancellationToken): Promise<T> {
  return runStepsInSlices(untilCancelled(steps, token))
}

function* untilCancelled<T>(steps: Steps<T>, token: CancellationToken): Steps<T> {
  for (;;) {
    if (token.isCancellationRequested) throw cancelled()
    const step = steps.next()
    if (step.done) return step.value
    yield
  }
}
