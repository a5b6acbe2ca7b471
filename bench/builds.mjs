import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {build} from 'esbuild'

/** The root of the repository. */
export const ROOT = join(import.meta.dirname, '..')

/** @type {string[]} */
const temporary = []

/**
 * A revision that is built: where, and its bundles. One that is readable keeps the names of its functions, for profiles.
 *
 * @typedef {{name: string, root: string, cli: string, server: string, isReadable?: boolean}} Build
 */

/**
 * The build of the working tree.
 *
 * @returns {Build}
 */
export function currentBuild() {
  return buildAt('this', ROOT)
}

/**
 * Builds another revision of the repository in a temporary work tree, which is removed when this process ends.
 * Its packages are those of the working tree where both have the same lock file, else they are installed.
 * Throws where git does not know the revision, or it does not build.
 *
 * @param {string} revision
 * @returns {Build}
 */
export function buildRevision(revision) {
  const commit = run('git', ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`])
  const root = temporaryFolder()
  // After the folder is removed, as listeners are called in the order in which they came.
  process.once('exit', () => spawnSync('git', ['worktree', 'prune'], {cwd: ROOT}))
  run('git', ['worktree', 'add', '--detach', root, commit])
  const isSame = lockOf(root) === lockOf(ROOT)
  const packages = isSame ? '' : ', with npm ci as its packages differ'
  process.stderr.write(`Building ${commit.slice(0, 8)}${packages} …\n`)
  if (isSame) symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction')
  else run('npm', ['ci', '--silent'], root)
  run('npm', ['run', '--silent', 'build'], root)
  return buildAt(revision, root)
}

/** Makes a folder that is removed when this process ends; links in it are, and not what they lead to. */
function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'newsmark-bench-'))
  if (temporary.length === 0)
    process.once('exit', () => {
      for (const path of temporary) rmSync(path, {recursive: true, force: true})
    })
  temporary.push(folder)
  return folder
}

function buildAt(name, root) {
  const [cli, server] = ['cli.cjs', 'server.cjs'].map(file => join(root, 'dist', file))
  return {name, root, cli, server}
}

/** What npm installs, whatever the version of Newsmark itself. */
function lockOf(root) {
  const path = join(root, 'package-lock.json')
  if (!existsSync(path)) return ''
  const {packages} = JSON.parse(readFileSync(path, 'utf8'))
  return JSON.stringify({...packages, '': undefined})
}

function run(command, args, cwd = ROOT) {
  const {status, error, stdout, stderr} = spawnSync(command, args, {cwd, encoding: 'utf8'})
  if (error !== undefined) throw error
  if (status !== 0)
    throw new Error(`Cannot run ${command} ${args.join(' ')}: ${stderr.slice(-2000)}`)
  return stdout.trim()
}

/**
 * Bundles a module of the bench, given as a path relative to it, into one CommonJS file in a temporary folder, with the
 * sources of a build in place of the working tree's. The options are those of the server's own bundle, so that a peer
 * has the same advantages. Gives the file's path.
 *
 * @param {string} entry
 * @param {Build} [from]
 */
export async function bundle(entry, from = currentBuild()) {
  const outfile = join(temporaryFolder(), 'bundle.cjs')
  await build({
    absWorkingDir: ROOT,
    entryPoints: [join(import.meta.dirname, entry)],
    outfile,
    bundle: true,
    minify: from.isReadable !== true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    plugins: [sourcesOf(from.root)]
  })
  return outfile
}

/** Reads `server/src/` of another root wherever the bench imports it. */
function sourcesOf(root) {
  return {
    name: 'sources',
    setup: ({onResolve}) =>
      onResolve({filter: /^(\.\.\/)+server\/src\/.*\.js$/}, ({path}) => ({
        path: join(root, path.replace(/^(\.\.\/)+/, '').replace(/\.js$/, '.ts'))
      }))
  }
}
