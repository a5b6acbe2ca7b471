import {join} from 'node:path'
import {compileCached, optimiseLater} from '../node/v8.js'
import {WORKER_ARGUMENT} from './worker-argument.js'

const run = compileCached(
  join(__dirname, 'newsmark.cjs'),
  join(__dirname, 'newsmark.cache'),
  require
)
// The language server runs for hours, and threads are only started for long runs.
if (!['lsp', WORKER_ARGUMENT].includes(process.argv[2] ?? '')) optimiseLater()
// When there is nothing left to do: to end by itself, Node takes its memory apart, which takes 2 ms.
process.on('beforeExit', code => process.exit(code))
run()
