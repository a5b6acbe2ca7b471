import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {Session} from 'node:inspector/promises'
import {join} from 'node:path'
import {build} from 'esbuild'
import {pack} from '../server/pack.mjs'

/** The folder of profiles; git ignores it. */
export const PROFILES = join(import.meta.dirname, 'profiles')

/** Runs a function of this process under the profiler, and leaves a `.cpuprofile` file in a folder. */
export async function profileInProcess(folder, work) {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.start')
  work()
  const {profile} = await session.post('Profiler.stop')
  session.disconnect()
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, 'in-process.cpuprofile'), JSON.stringify(profile))
}

/** The bundles that are made, in so far as a revision has them. */
const BUNDLES = [
  {entry: 'cli/main.ts', file: 'cli.cjs', isPack: false},
  {entry: 'cli/newsmark.ts', file: 'newsmark.cjs', isPack: true},
  {entry: 'lsp/main.ts', file: 'server.cjs', isPack: false},
  {entry: 'lsp/language-server.ts', file: 'language-server.cjs', isPack: true}
]

/** What both kinds are made with. @type {import('esbuild').BuildOptions} */
const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  define: {NEWSMARK_VERSION: '"profile"'},
  logLevel: 'warning'
}

/** Packages that the bundles in `dist/` leave for later too. */
const LAZY = ['yaml', 'jsonc-parser', 'parse-entities', 'write-file-atomic']

/**
 * Bundles command line and server of a build anew with their names kept, as those in `dist/` are shortened, and without
 * a cache of compiled code. Gives a build that is for profiles alone.
 *
 * @param {import('./builds.mjs').Build} from
 * @returns {Promise<import('./builds.mjs').Build>}
 */
export async function readableBuild(from) {
  const dist = join(PROFILES, 'dist')
  const sources = join(from.root, 'server', 'src')
  const there = BUNDLES.filter(({entry}) => existsSync(join(sources, entry)))
  mkdirSync(dist, {recursive: true})
  await Promise.all(
    there.map(async ({entry, file, isPack}) => {
      const outfile = join(dist, file)
      if (isPack) {
        const {script} = await pack({...OPTIONS, folder: sources, entry, lazy: LAZY})
        writeFileSync(outfile, script)
      } else await build({...OPTIONS, entryPoints: [join(sources, entry)], outfile, format: 'cjs'})
    })
  )
  const [cli, server] = ['cli.cjs', 'server.cjs'].map(file => join(dist, file))
  return {...from, cli, server, isReadable: true}
}
