import {join} from 'node:path'
import {runCached} from '../node/run-cached.js'

runCached(join(__dirname, 'newsmark.cjs'), join(__dirname, 'newsmark.cache'))
