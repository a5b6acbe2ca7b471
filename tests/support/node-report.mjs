// A reporter for Node's test runner: one line of JSON, with what passed, what failed, and what was left out and why.
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '../..')

export default async function* report(events) {
  const counts = {passed: 0, failed: 0, leftOut: /** @type {object[]} */ ([])}
  for await (const {type, data} of events) {
    if (!/^test:(pass|fail)$/.test(type) || data.details?.type === 'suite') continue
    const why = data.skip ?? data.todo
    if (why !== undefined && why !== false) {
      const file = data.file && path.relative(ROOT, data.file).replaceAll(path.sep, '/')
      counts.leftOut.push({file, name: data.name, why: why === true ? '' : why})
    } else counts[type === 'test:pass' ? 'passed' : 'failed'] += 1
  }
  yield `${JSON.stringify(counts)}\n`
}
