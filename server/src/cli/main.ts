import {join} from 'node:path'
import {compileCached, optimiseLater} from '../node/v8.js'
import {WORKER_ARGUMENT} from './worker-argument.js'

const [, , command = ''] = process.argv

/**
 * The commands that git calls once for each file. Each has a cache of its own: V8 takes in the whole of one, and with one for
 * all, a merge takes 1.12 of the processor time, the two others 1.07 (12 pairs). For `check` another one wins nothing (25 pairs).
 */
const calledByGit = ['merge-file', 'textconv', 'diff']
const cache = calledByGit.includes(command) ? `newsmark.${command}.cache` : 'newsmark.cache'

const run = compileCached(join(__dirname, 'newsmark.cjs'), join(__dirname, cache), require)
// The language server runs for hours, and threads are only started for long runs.
if (!['lsp', WORKER_ARGUMENT].includes(command)) optimiseLater()
// When there is nothing left to do: to end by itself, Node takes its memory apart, which takes 2 ms.
process.on('beforeExit', code => process.exit(code))
run()
