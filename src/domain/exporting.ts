/** What a partition's exporters do. `SOFT_PAUSED` exports on, but acknowledges nothing. */
export type ExporterPhase = 'EXPORTING' | 'PAUSED' | 'SOFT_PAUSED'

/** What an operator asks for; resume ends either pause. */
export type ExportingCommand = 'pause' | 'softPause' | 'resume'

export const phaseAfter = {
  pause: 'PAUSED',
  softPause: 'SOFT_PAUSED',
  resume: 'EXPORTING'
} as const satisfies Record<ExportingCommand, ExporterPhase>
