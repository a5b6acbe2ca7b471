import type {CancellationToken} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import {runStepsInSlices} from '../node/slices.js'
import {cancelled} from './route.js'

/** Does steps in slices for a request; rejects as soon as nobody waits for the answer any more. */
export function runCancellable<Result>(
  steps: Steps<Result>,
  token: CancellationToken
): Promise<Result> {
  return runStepsInSlices(stopping(steps, token))
}

function* stopping<Result>(steps: Steps<Result>, token: CancellationToken): Steps<Result> {
  for (;;) {
    if (token.isCancellationRequested) throw cancelled()
    const step = steps.next()
    if (step.done) return step.value
    yield
  }
}
