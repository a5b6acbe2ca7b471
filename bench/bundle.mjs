import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {build} from 'esbuild'

/** The root of the repository. */
export const ROOT = join(import.meta.dirname, '..')

/**
 * Bundles a module, given as a path relative to the repository's root, into one CommonJS file in a temporary folder.
 * The options are those of the server's own bundle, so that a peer has the same advantages. Gives the file's path.
 */
export async function bundlePeer(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'newsmark-bench-'))
  process.once('exit', () => rmSync(folder, {recursive: true}))
  const outfile = join(folder, 'peer.cjs')
  await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning'
  })
  return outfile
}
