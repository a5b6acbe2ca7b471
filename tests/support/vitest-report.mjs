// A reporter for Vitest: one line of JSON, with what passed, what failed, and what was left out and why.
import {writeFileSync} from 'node:fs'

export default class Report {
  onTestRunEnd(modules) {
    const counts = {passed: 0, failed: 0, leftOut: /** @type {object[]} */ ([])}
    for (const module of modules)
      for (const test of module.children.allTests()) {
        const {state, note} = test.result()
        if (state === 'passed' || state === 'failed') counts[state] += 1
        else
          counts.leftOut.push({file: module.relativeModuleId, name: test.fullName, why: note ?? ''})
      }
    writeFileSync(String(process.env.NEWSMARK_REPORT), `${JSON.stringify(counts)}\n`)
  }
}
