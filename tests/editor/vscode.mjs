// Starts a real VS Code with the packaged extension and a profile of its own.
import {execFile, spawn} from 'node:child_process'
import {once} from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'
import {ensureVsCode} from './install.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const run = promisify(execFile)

/** Settings that keep a fresh profile quiet, and from asking the network. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true
}

const FLAGS = [
  ['--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check'],
  ['--disable-getting-started-override', '--disable-proxy']
].flat()

/** Without it VS Code opens a folder in Restricted Mode, as nobody has said that it trusts it. */
const TRUST = '--disable-workspace-trust'

/** An empty gallery: extensions are neither looked up nor updated. */
const GALLERY = {EXTENSIONS_GALLERY: '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}'}

/**
 * Opens a folder in VS Code and resolves when it listens.
 * `address` is the page, `profile` the folder of all that VS Code keeps, and `stop()` ends it and removes that folder.
 * `settings` and `env` add to those of the profile; in another `language` than English, extensions are translated, and VS Code
 * itself is not. `isTrusted` says whether the folder is. `extensions` are folders of further extensions; with `isWorkspace`,
 * `folder` is a file that names the folders to open.
 */
export async function startVsCode({
  folder,
  settings = {},
  env = {},
  language = 'en',
  isTrusted = true,
  extensions = /** @type {string[]} */ ([]),
  isWorkspace = false
}) {
  const {node, entry} = await ensureVsCode()
  const profile = mkdtempSync(path.join(tmpdir(), 'newsmark-vscode-'))
  try {
    const launch = createProfile(
      profile,
      {...QUIET, ...settings},
      {...process.env, ...GALLERY, ...env}
    )
    for (const other of extensions)
      cpSync(other, path.join(profile, 'extensions', path.basename(other)), {recursive: true})
    const extension = await packageExtension(profile)
    await run(node, [entry, ...launch.args, '--install-extension', extension], {env: launch.env})
    const locale = language === 'en' ? [] : ['--locale', language]
    if (language !== 'en') writeLanguagePack(path.join(profile, 'user-data'), language)
    const trust = isTrusted ? [TRUST] : []
    const args = [entry, ...launch.args, ...FLAGS, ...trust, ...locale]
    const query = `${isWorkspace ? 'workspace' : 'folder'}=${encodeURIComponent(path.resolve(folder))}`
    return await serve(node, args, launch.env, {query, profile})
  } catch (error) {
    rmSync(profile, {recursive: true, force: true})
    throw error
  }
}

function createProfile(profile, settings, env) {
  const userData = path.join(profile, 'user-data')
  mkdirSync(path.join(userData, 'User'), {recursive: true})
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(settings))
  const config = path.join(profile, 'config.yaml')
  writeFileSync(config, '')
  const extensions = path.join(profile, 'extensions')
  const folders = ['--user-data-dir', userData, '--extensions-dir', extensions]
  return {args: ['--config', config, ...folders], env}
}

/** A language pack without a text, with which VS Code takes the language for one that it has. */
function writeLanguagePack(userData, language) {
  const texts = path.join(userData, 'texts.json')
  writeFileSync(texts, JSON.stringify({version: '1.0.0', contents: {}}))
  const extensions = [{extensionIdentifier: {id: 'newsmark.language-pack'}, version: '1.0.0'}]
  const pack = {hash: language, label: language, extensions, translations: {vscode: texts}}
  writeFileSync(path.join(userData, 'languagepacks.json'), JSON.stringify({[language]: pack}))
}

/** What `npm run package` left, or, where that is older than the last build, the same made anew in the folder. */
export async function packageExtension(folder) {
  const missing = ['extension.cjs', 'language-client.cjs', 'server.cjs'].find(
    name => !existsSync(path.join(ROOT, 'dist', name))
  )
  if (missing) throw new Error(`Unexpected absence of dist/${missing}: run "npm run build" first`)
  const packed = path.join(ROOT, 'newsmark.vsix')
  const parts = ['dist', 'syntaxes'].flatMap(name =>
    readdirSync(path.join(ROOT, name)).map(part => path.join(ROOT, name, part))
  )
  if ([path.join(ROOT, 'package.json'), ...parts].every(part => isOlder(part, packed)))
    return packed
  const file = path.join(folder, 'newsmark.vsix')
  await run(process.execPath, [path.join(ROOT, 'client/package.mjs'), file])
  return file
}

function isOlder(file, other) {
  return existsSync(other) && statSync(file).mtimeMs <= statSync(other).mtimeMs
}

/** VS Code runs in a process group of its own, so that stopping reaches all its children. */
async function serve(node, args, env, {query, profile}) {
  const server = spawn(node, args, {env, detached: true, stdio: ['ignore', 'pipe', 'pipe']})
  const printed = []
  const address = await new Promise((resolve, reject) => {
    const read = chunk => {
      printed.push(chunk.toString())
      const found = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(printed.join(''))
      if (found) resolve(`${found[1]}/?${query}`)
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    server.on('error', reject)
    server.on('exit', code => reject(new Error(`VS Code ended with ${code}:\n${printed.join('')}`)))
  })
  const stop = async () => {
    await endGroup(server)
    rmSync(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 100})
  }
  return {address, profile, stop}
}

/** Asks a process group to end, and ends it after three seconds. */
async function endGroup(leader) {
  const gone = leader.exitCode === null && leader.signalCode === null && once(leader, 'exit')
  const signal = name => {
    try {
      process.kill(-leader.pid, name)
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
  signal('SIGTERM')
  const timer = setTimeout(signal, 3000, 'SIGKILL')
  await gone
  clearTimeout(timer)
  signal('SIGKILL')
}
