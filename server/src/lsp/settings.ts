import {
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams
} from 'vscode-languageserver/node'
import {publishOpen} from './publish-diagnostics.js'
import {logError, type Server} from './server.js'
import type {Settings} from './session.js'

/** The section of the editor's settings that is ours. */
const SECTION = 'newsmark'

/** Reads what an editor sends as settings, at the start or later; what is missing or wrong stays as it was. */
export function readSettings(sent: unknown, before: Settings): Settings {
  if (typeof sent !== 'object' || sent === null) return before
  const {problems} = sent as {readonly problems?: unknown}
  return {problems: isScope(problems) ? problems : before.problems}
}

function isScope(value: unknown): value is Settings['problems'] {
  return value === 'off' || value === 'openFiles' || value === 'folder'
}

/** Asks the client to tell of our settings, now and whenever they change. */
export function watchSettings({connection}: Server): void {
  connection.client
    .register(DidChangeConfigurationNotification.type, {section: SECTION})
    .catch(error => logError(connection, 'watching settings', error))
}

/** The settings of the editor were changed. Some editors send ours alone, without their section. */
export function settingsChanged(server: Server, {settings}: DidChangeConfigurationParams): void {
  const ours: unknown = settings?.[SECTION] ?? settings
  const {session} = server
  const now = readSettings(ours, session.settings)
  if (now.problems === session.settings.problems) return
  server.session = {...session, settings: now}
  publishOpen(server)
}
