// A reporter for Node's test runner: one line of JSON, with what passed, what failed, and what was left out and why.
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '../..')

export default async function* report(events) {
  const counts = {passed: 0, failed: 0, leftOut: /** @type {object[]} */ ([])}
  for await (const {type, data} of events) {
    if (!/^test:(pass|fail)$/.test(type) || data.details?.type === 'suite') continue
    const why = data.skip ?? data.todo
    if (why !== undefined && why !== false) {
      counts.leftOut.push({file: nameOf(data.file), name: data.name, why: why === true ? '' : why})
    } else counts[type === 'test:pass' ? 'passed' : 'failed'] += 1
  }
  yield `${JSON.stringify(counts)}\n`
}

/** The path of a file of tests in the repository; that of a helper that declares tests says nothing. */
function nameOf(file) {
  if (!file?.endsWith('.test.mjs')) return undefined
  return path.relative(ROOT, file).replaceAll(path.sep, '/')
}
