import {ExecuteCommandRequest} from 'vscode-languageserver/node'
import {executeAct} from './annotate.js'
import {openReferences} from './open-references.js'
import {ANNOTATE_COMMAND, OPEN_REFERENCES} from './protocol.js'
import {invalidParams, type Route, route} from './route.js'

/** The commands that the server does itself, for editors without a user interface of ours. */
export const commandRoute: Route = {
  method: ExecuteCommandRequest.method,
  capabilities: {executeCommandProvider: {commands: [ANNOTATE_COMMAND, OPEN_REFERENCES]}},
  register: (connection, server) =>
    route(ExecuteCommandRequest.type, {}, (snapshot, {command, arguments: given}, token) => {
      if (command === ANNOTATE_COMMAND) return executeAct(connection, snapshot, given?.[0], token)
      if (command === OPEN_REFERENCES) return openReferences(connection, snapshot, given, token)
      throw invalidParams(`the command \`${ANNOTATE_COMMAND}\` or \`${OPEN_REFERENCES}\``)
    }).register(connection, server)
}
