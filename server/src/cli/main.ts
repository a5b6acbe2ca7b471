import {join} from 'node:path'
import {compileCached} from '../node/compile-cached.js'
import {keepYoungSmall, optimiseLater} from '../node/optimise-later.js'
import {THREAD} from './check/thread-argument.js'

const run = compileCached(join(__dirname, 'newsmark.cjs'), join(__dirname, 'newsmark.cache'))
// The language server runs for hours, and threads are only started for long runs.
if (!['lsp', THREAD].includes(process.argv[2] ?? '')) {
  optimiseLater()
  keepYoungSmall()
}
run()
