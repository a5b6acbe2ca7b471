// Writes package-lock.json anew, for all platforms and without download addresses, which differ from place to place.
// npm's own option to leave the addresses out leaves out the packages of other platforms too.
import {spawnSync} from 'node:child_process'
import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const file = path.join(root, 'package-lock.json')
const args = ['install', '--package-lock-only', '--omit-lockfile-registry-resolved=false']
// A lock that lacks packages is never completed, only written anew.
if (process.argv.includes('--fresh')) rmSync(file, {force: true})
const {status} = spawnSync('npm', args, {cwd: root, stdio: 'inherit'})
if (status !== 0) process.exit(status ?? 1)

const lock = JSON.parse(readFileSync(file, 'utf8'))
for (const entry of Object.values(lock.packages)) delete entry.resolved
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
