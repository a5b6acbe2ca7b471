// Bundles the command line, the language server and the library into `dist/`, and copies the JSON Schemas.
// `node server/bundle.mjs server` bundles the server alone; without names all are bundled.
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {build} from 'esbuild'
import {FAULTY, writeExampleProject} from './example-project.mjs'
import {holdExampleSession} from './example-session.mjs'
import {addNotices, NOTICES} from './notices.mjs'
import {pack} from './pack.mjs'
import {common, packs} from './packs.mjs'
import {webGlobals, webStandIns} from './web-stand-ins.mjs'

const source = path.join(import.meta.dirname, 'src')
const dist = path.join(import.meta.dirname, '../dist')

/** What is bundled by itself. */
const bundles = {
  // All that `cli.cjs` does is to run the pack `newsmark.cjs`, with a cache of its compiled code.
  cli: {
    entryPoints: [path.join(source, 'cli/main.ts')],
    outfile: path.join(dist, 'cli.cjs'),
    format: 'cjs',
    banner: {js: '#!/usr/bin/env node'}
  },
  // All that `server.cjs` does is to run `language-server.cjs` in the same way.
  server: {
    entryPoints: [path.join(source, 'lsp/main.ts')],
    outfile: path.join(dist, 'server.cjs'),
    format: 'cjs'
  },
  // The same server for a worker of the browser.
  'web-server': {
    entryPoints: [path.join(source, 'web/main.ts')],
    outfile: path.join(dist, 'web/server.js'),
    format: 'iife',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['worker'],
    inject: webGlobals,
    plugins: [webStandIns]
  },
  index: {
    entryPoints: [path.join(source, 'index.ts')],
    outfile: path.join(dist, 'index.js'),
    format: 'esm',
    // Packages in the form that needs neither Node nor a browser.
    platform: 'neutral',
    external: ['unified', 'vfile']
  }
}

const all = [...Object.keys(bundles), ...Object.keys(packs)]
const names = process.argv.length > 2 ? process.argv.slice(2) : all
const built = await Promise.all(names.map(make))
if (names.length === all.length) rmSync(NOTICES, {force: true})
addNotices(built.map(({metafile}) => metafile))
copySchemas()
if (names.includes('language-server')) await cacheSession()
if (names.includes('newsmark')) {
  cacheRuns()
  writeFileSync(path.join(dist, 'newsmark.1'), run([path.join(dist, 'cli.cjs'), 'man']))
}

/** Makes a bundle or a pack of this name; gives what esbuild has of it. */
async function make(name) {
  if (Object.hasOwn(bundles, name)) return build({...common, ...bundles[name], metafile: true})
  const {script, metafile} = await pack({...common, ...packs[name], folder: source})
  mkdirSync(dist, {recursive: true})
  writeFileSync(path.join(dist, `${name}.cjs`), toAscii(script))
  return {metafile}
}

/**
 * Writes the characters of a script that are not ASCII as escapes: esbuild leaves those in regular expressions. A script in
 * ASCII is read as Latin-1 in 2 ms, and is half as long in memory; decoding one in UTF-8 takes 17 ms of a start.
 */
function toAscii(script) {
  if (/[\ud800-\udfff]/.test(script)) throw new Error('Unexpected astral character in a script')
  const toEscape = sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  return script.replace(/[\u0080-\uffff]/g, toEscape)
}

/**
 * Keeps what V8 compiles of runs: of checks, of one that compiles the glossary and of one over an article that opens it
 * compiled, for most commands; and by itself of each command that git calls, which `cli/main.ts` names.
 */
function cacheRuns() {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-build-'))
  try {
    writeExampleProject(folder)
    // What is known of a file is kept only when it has been at rest for some time (`AT_REST`).
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000)
    const caches = path.join(folder, 'caches')
    const env = {...process.env, XDG_CACHE_HOME: caches, LOCALAPPDATA: caches}
    const keep = (name, runs) => run(cacheArguments('newsmark', runs, name), env)
    const check = ['check', path.join(folder, FAULTY)]
    keep('newsmark', [['check', folder], check, check])
    const [base, ours, theirs] = writeVersions(folder)
    const calls = {'merge-file': [base, ours, theirs], textconv: [base], diff: [base, theirs]}
    for (const [name, files] of Object.entries(calls)) keep(`newsmark.${name}`, [[name, ...files]])
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** Writes three versions of an article, of which each side has changed another paragraph; gives their paths. */
function writeVersions(folder) {
  const claim = (/** @type {number} */ at, stance = 'oppose') =>
    `said :claim[${at} things]{#c${at} stance=${stance} topic="air-strikes ceasefire" speaker=further-7}, :claim[and more]{continues=c${at}}.`
  const base = Array.from({length: 20}, (_, at) => `:actor[Minister 7] and Ann ${claim(at)}`)
  const versions = {
    base,
    ours: base.with(2, `:actor[Minister 7] and Ann ${claim(2, 'support')}`),
    theirs: base.with(17, `:actor[Minister 7] and :actor[Ann]{ref=none} ${claim(17)}`)
  }
  return Object.entries(versions).map(([name, paragraphs]) => {
    const file = path.join(folder, name)
    writeFileSync(file, `---\ntitle: x\n---\n${paragraphs.join('\n\n')}\n`)
    return file
  })
}

/** Keeps what V8 compiles of the language server in a short session. */
async function cacheSession() {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-build-'))
  try {
    writeExampleProject(folder)
    const server = spawn(process.execPath, cacheArguments('language-server', [['--stdio']]), {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {...process.env, XDG_CACHE_HOME: folder, LOCALAPPDATA: folder}
    })
    const ended = once(server, 'exit')
    await holdExampleSession(server, folder)
    const [code] = await ended
    if (code !== 0 && code !== 1)
      throw new Error(`Unexpected exit code ${code} of the language server`)
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** The arguments of Node that run a bundle with each list of arguments, and keep what V8 compiles of it under a name. */
function cacheArguments(name, runs, kept = name) {
  const [file, cache] = [path.join(dist, `${name}.cjs`), path.join(dist, `${kept}.cache`)]
  return [path.join(import.meta.dirname, 'code-cache.mjs'), file, cache, JSON.stringify(runs)]
}

/** What a script of ours prints, in the folder of the project. Throws when it fails; what it finds is not the build's business. */
function run(args, env = process.env) {
  const cwd = path.join(import.meta.dirname, '..')
  const {status, stdout, stderr} = spawnSync(process.execPath, args, {cwd, env, encoding: 'utf8'})
  if (status !== 0 && status !== 1) throw new Error(`Cannot run ${args.join(' ')}: ${stderr}`)
  return stdout
}

function copySchemas() {
  const target = path.join(dist, 'schemas')
  mkdirSync(target, {recursive: true})
  for (const folder of ['project', 'codebook', 'glossary'].map(name => path.join(source, name))) {
    if (!existsSync(folder)) continue
    const schemas = readdirSync(folder).filter(name => name.endsWith('.schema.json'))
    for (const name of schemas) copyFileSync(path.join(folder, name), path.join(target, name))
  }
}
