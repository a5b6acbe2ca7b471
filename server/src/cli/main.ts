import {join} from 'node:path'
import {compileCached} from '../node/compile-cached.js'
import {optimiseLater} from '../node/optimise-later.js'

const run = compileCached(join(__dirname, 'newsmark.cjs'), join(__dirname, 'newsmark.cache'))
// The language server runs for hours.
if (process.argv[2] !== 'lsp') optimiseLater()
run()
