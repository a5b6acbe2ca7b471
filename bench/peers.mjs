import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync} from 'node:fs'
import {join} from 'node:path'

/** The folder of what others have made; `install-peers.mjs` fills it. */
const FOLDER = join(import.meta.dirname, 'peers')
const PACKAGES = join(FOLDER, 'node_modules')

/** The program in C that reads or asks for every article; see `peers/walk.c`. */
export const WALK = join(FOLDER, 'dist', 'walk')

/** How a peer is found, and how to get it. A row names those that it needs. */
const peers = {
  xmllint: {
    isThere: () => runs('xmllint', ['--version']),
    hint: 'Debian: apt install libxml2-utils; macOS has it'
  },
  walk: {
    isThere: () => existsSync(WALK),
    hint: 'run `node bench/install-peers.mjs`, which needs a C compiler (Debian: apt install gcc libc6-dev)'
  },
  rumdl: {isThere: () => rumdl() !== undefined},
  eslint: {isThere: () => isInstalled('eslint')},
  textlint: {isThere: () => isInstalled('textlint')},
  ahocorasick: {isThere: () => isInstalled('ahocorasick')},
  bash: {
    isThere: () => runs('bash', ['--version']),
    hint: 'install bash, which counts processor time'
  }
}

/** The names of all peers. */
export const peerNames = Object.keys(peers)

/** Says how to get a peer that is not there; undefined where it is. */
export function howToGet(name) {
  const {isThere, hint = 'run `node bench/install-peers.mjs`'} = peers[name]
  return isThere() ? undefined : `${name} is missing: ${hint}`
}

/** The path of a file of the bench's own in the folder of peers. */
export function peerFile(name) {
  return join(FOLDER, name)
}

/** How to run the command line of an npm package with this version of Node. */
export function packageCommand(name, bin) {
  return [process.execPath, join(PACKAGES, name, bin)]
}

/** The path of rumdl's own program, without the script around it, which would add a start of Node. */
export function rumdl() {
  const folder = join(PACKAGES, '@rumdl')
  if (!existsSync(folder)) return undefined
  return readdirSync(folder)
    .flatMap(name => ['rumdl', 'rumdl.exe'].map(program => join(folder, name, program)))
    .find(path => existsSync(path))
}

/** Installs the packages, and builds the program in C; gives what could not be done, one sentence each. */
export function installPeers() {
  const problems = []
  const npm = spawnSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: 'inherit'
  })
  if (npm.status !== 0) problems.push(`npm install has failed in ${FOLDER}`)
  mkdirSync(join(FOLDER, 'dist'), {recursive: true})
  const compiler = ['cc', 'gcc', 'clang'].find(name => runs(name, ['--version']))
  if (compiler !== undefined) {
    const args = ['-O2', '-o', WALK, join(FOLDER, 'walk.c')]
    if (spawnSync(compiler, args, {stdio: 'inherit'}).status !== 0)
      problems.push(`${compiler} could not build bench/peers/walk.c`)
  }
  return problems
}

function isInstalled(name) {
  return existsSync(join(PACKAGES, name, 'package.json'))
}

function runs(command, args) {
  return spawnSync(command, args, {stdio: 'ignore'}).error === undefined
}
