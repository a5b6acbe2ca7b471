import {join} from 'node:path'
import {compileCached, optimiseLater} from '../node/v8.js'
import {WORKER_ARGUMENT} from './worker-argument.js'

const [, , command = ''] = process.argv

/**
 * The commands that git calls once for each file. They have a cache of their own: with one cache for all commands, of which V8
 * takes in the whole, a merge takes 1.09 and a comparison 1.06 of the processor time (15 pairs). For `check` another one wins
 * nothing (25 pairs).
 */
const forVersions = ['merge-file', 'textconv', 'diff']
const cache = forVersions.includes(command) ? 'newsmark.versions.cache' : 'newsmark.cache'

const run = compileCached(join(__dirname, 'newsmark.cjs'), join(__dirname, cache), require)
// The language server runs for hours, and threads are only started for long runs.
if (!['lsp', WORKER_ARGUMENT].includes(command)) optimiseLater()
// When there is nothing left to do: to end by itself, Node takes its memory apart, which takes 2 ms.
process.on('beforeExit', code => process.exit(code))
run()
