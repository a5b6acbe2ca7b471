import type {Invocation, Notification} from 'sarif'
import type {Failure} from '../../failure.js'
import type {PrintedReport, Stage} from './formatter.js'
import {toArtifact} from './sarif-location.js'

/** How the run went: what could not be checked, and what was left out. */
export function toInvocation(report: PrintedReport, stage: Stage): Invocation {
  const {failures, notices, interrupted} = report
  const left: Notification[] = notices.map(text => ({level: 'warning', message: {text}}))
  if (interrupted)
    left.push({level: 'error', message: {text: 'Interrupted before all articles were checked'}})
  return {
    executionSuccessful: failures.length === 0 && !interrupted,
    toolExecutionNotifications: [...failures.map(toNotification(stage)), ...left]
  }
}

function toNotification(stage: Stage): (failure: Failure) => Notification {
  return ({path, message}) => ({
    level: 'error',
    message: {text: message},
    ...(path !== '' && locate(path, stage))
  })
}

function locate(path: string, stage: Stage): Pick<Notification, 'locations'> {
  return {locations: [{physicalLocation: {artifactLocation: toArtifact(path, stage)}}]}
}
