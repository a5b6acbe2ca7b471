import {join} from 'node:path'
import {compileCached, optimiseAsUsual, optimiseLater} from '../node/v8.js'

/** Milliseconds until what an editor asks first is answered: optimising before takes a tenth of that time. */
const STARTED = 1000

const run = compileCached(
  join(__dirname, 'language-server.cjs'),
  join(__dirname, 'language-server.cache'),
  require
)
optimiseLater()
run()
setTimeout(optimiseAsUsual, STARTED).unref()
