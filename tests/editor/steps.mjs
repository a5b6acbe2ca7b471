// The steps of a session, each of which stands on those before it.
import {test} from 'node:test'
import {STEP_LIMIT} from './waits.mjs'

/**
 * Makes the function that declares a step: one thing a user does. Once a step that counts as `decisive` has failed,
 * the rest is skipped and says so, as each would wait in vain. `session` gives what keeps a picture of a failure;
 * `skip` says why all of them are left out.
 *
 * @param {() => {shoot: (name: string) => Promise<void>}} session
 * @param {string | boolean} skip
 * @param {(name: string) => boolean} decisive
 */
export function createSteps(session, skip, decisive = () => true) {
  let failure
  return (name, act) =>
    test(name, {timeout: STEP_LIMIT, skip}, async context => {
      if (failure) return context.skip(`after the failure of: ${failure}`)
      try {
        await act()
      } catch (error) {
        if (decisive(name)) failure = name
        await session().shoot(`failed ${name}`)
        throw error
      }
    })
}
