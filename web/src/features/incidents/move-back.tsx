import { Button } from '@mantine/core'
import type { IncidentView } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { useFreeze } from '../../ui/steer/use-freeze.ts'
import styles from './incident-panel.module.css'

/** For each node that contacts failed at: a job that moves the runs back there. Nothing is done before its page was read. */
export function MoveBack({ incident: { incidentId, failedAt } }: { incident: IncidentView }) {
  const { t } = useTranslation('incidents')
  const format = useFormat()
  const freeze = useFreeze()
  if (failedAt.length === 0) return null
  const under = freeze.isPending && freeze.variables?.ask.kind === 'move' ? freeze.variables.ask.nodeId : null
  return (
    <div className={styles.acts}>
      {failedAt.map(({ journeyId, nodeId, name, runs }) => (
        <Button
          key={`${journeyId} ${nodeId}`} variant="default" data-testid="move-back" loading={under === nodeId}
          onClick={() => freeze.mutate({ ask: { kind: 'move', nodeId }, source: { kind: 'filter', filter: { incidentId, journeyId, nodeId, outcome: 'failed', state: 'trouble' } } })}
        >
          {t('move-back', { count: runs, shown: format.count(runs), node: name })}
        </Button>
      ))}
    </div>
  )
}
