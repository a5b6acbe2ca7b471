import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {Session} from 'node:inspector/promises'
import {join} from 'node:path'
import {build} from 'esbuild'
import {lazyPackages} from '../server/lazy-packages.mjs'

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

/** Wraps a bundle as the function that the small one beside it runs, as `server/bundle.mjs` does. */
const FUNCTION = {
  banner: {js: '(function (exports, require, module, __filename, __dirname) {'},
  footer: {js: '})'}
}

/** The bundles that are made, in so far as a revision has them. */
const BUNDLES = [
  {entry: 'cli/main.ts', file: 'cli.cjs', options: {}},
  {entry: 'cli/newsmark.ts', file: 'newsmark.cjs', options: FUNCTION},
  {entry: 'lsp/main.ts', file: 'server.cjs', options: {}},
  {entry: 'lsp/language-server.ts', file: 'language-server.cjs', options: FUNCTION}
]

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
  await Promise.all(
    there.map(({entry, file, options}) =>
      build({
        entryPoints: [join(sources, entry)],
        outfile: join(dist, file),
        bundle: true,
        platform: 'node',
        format: 'cjs',
        target: 'node20',
        mainFields: ['module', 'main'],
        define: {NEWSMARK_VERSION: '"profile"'},
        plugins: [lazyPackages(['yaml', 'jsonc-parser', 'parse-entities', 'write-file-atomic'])],
        logLevel: 'warning',
        ...options
      })
    )
  )
  const [cli, server] = ['cli.cjs', 'server.cjs'].map(file => join(dist, file))
  return {...from, cli, server, isReadable: true}
}
