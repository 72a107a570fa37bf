import { Button, Radio, Select, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notifyDone } from '../../lib/notify.ts'
import { useOnce } from '../../lib/once.ts'
import { api, trpc } from '../../lib/trpc.ts'
import { ActDialog } from './act-dialog.tsx'

/** Stops contacts now, from wherever people act on runs; of the journey that is on screen unless told otherwise. */
export function EmergencyStop({ journeyId }: { journeyId?: string }) {
  const { t } = useTranslation('steer')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" c="var(--bad)" onClick={() => setOpen(true)}>{t('stop.button')}</Button>
      {open && <StopDialog journeyId={journeyId} onClose={() => setOpen(false)} />}
    </>
  )
}

const SCOPES = ['workspace', 'channel', 'journey'] as const
const EFFECTS = ['contact', 'entry', 'both', 'freeze'] as const
/** As fast as a worker can: whoever freezes a journey is in a hurry. */
const FREEZE_PER_MINUTE = 60_000
const CHANNELS = ['sms', 'email', 'voice_ai', 'letter'] as const
type Stop = Parameters<typeof api.stops.set.mutate>[0]

interface Draft {
  scope: (typeof SCOPES)[number]
  channel: (typeof CHANNELS)[number] | null
  journeyId: string | null
  effect: (typeof EFFECTS)[number]
}

/** The stops of a draft; none while something of it is missing. */
function stopsOf({ scope, channel, journeyId, effect }: Draft, reason: string): Stop[] {
  if (scope === 'channel') return channel ? [{ scope, target: channel, effect: 'contact', reason }] : []
  const effects = effect === 'both' || effect === 'freeze' ? (['contact', 'entry'] as const) : ([effect] as const)
  if (scope === 'journey') return journeyId ? effects.map((one) => ({ scope, target: journeyId, effect: one, reason })) : []
  return effects.map((one) => ({ scope, effect: one, reason }))
}

/** The waits of every open run of the journey stand still too: a job, whose page can let them go on. */
async function pauseAll(journeyId: string, reason: string): Promise<void> {
  const { bulk } = await api.bulks.freeze.mutate({ ask: { kind: 'pause' }, source: { kind: 'filter', filter: { journeyId } } })
  await api.bulks.start.mutate({ bulkId: bulk.id, reason, perMinute: FREEZE_PER_MINUTE })
}

function StopDialog({ journeyId, onClose }: { journeyId: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('steer')
  const client = useQueryClient()
  const [draft, setDraft] = useState<Draft>({ scope: journeyId === undefined ? 'workspace' : 'journey', channel: null, journeyId: journeyId ?? null, effect: 'contact' })
  const set = useOnce({
    mutationFn: async ({ stops, freeze, reason }: { stops: Stop[]; freeze: string | null; reason: string }) => {
      for (const stop of stops) await api.stops.set.mutate(stop)
      if (freeze !== null) return pauseAll(freeze, reason)
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: trpc.stops.pathKey() })
      notifyDone(t('stop.set'))
      onClose()
    },
  })
  return (
    <ActDialog
      title={t('stop.title')} about={t('stop.about')} verb={t('stop.verb')} grave missing={stopsOf(draft, 'x').length === 0 ? t('stop.missing') : null}
      busy={set.isPending} error={set.error} onClose={onClose} onSubmit={(reason) => set.mutate({ stops: stopsOf(draft, reason), reason, freeze: draft.scope === 'journey' && draft.effect === 'freeze' ? draft.journeyId : null })}
    >
      <StopFields draft={draft} onChange={(patch) => setDraft({ ...draft, ...patch })} />
    </ActDialog>
  )
}

function StopFields({ draft, onChange }: { draft: Draft; onChange: (patch: Partial<Draft>) => void }) {
  const { t } = useTranslation('steer')
  const journeys = useQuery(trpc.journeys.list.queryOptions()).data ?? []
  return (
    <>
      <Radio.Group label={t('stop.what')} value={draft.scope} onChange={(value) => onChange({ scope: SCOPES.find((one) => one === value) ?? 'workspace' })}>
        <Stack gap={6} mt={6}>{SCOPES.map((scope) => <Radio key={scope} value={scope} label={t(`stop.${scope}`)} />)}</Stack>
      </Radio.Group>
      {draft.scope === 'channel' && (
        <Select
          label={t('stop.which-channel')} value={draft.channel} onChange={(value) => onChange({ channel: CHANNELS.find((one) => one === value) ?? null })}
          data={CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
        />
      )}
      {draft.scope === 'journey' && (
        <Select
          label={t('stop.which-journey')} value={draft.journeyId} onChange={(value) => onChange({ journeyId: value })} searchable
          data={journeys.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {draft.scope !== 'channel' && (
        <Radio.Group label={t('stop.effect')} value={draft.effect} onChange={(value) => onChange({ effect: EFFECTS.find((one) => one === value) ?? 'contact' })}>
          <Stack gap={6} mt={6}>{EFFECTS.filter((effect) => effect !== 'freeze' || draft.scope === 'journey').map((effect) => <Radio key={effect} value={effect} label={t(`stop.effect-${effect}`)} />)}</Stack>
        </Radio.Group>
      )}
    </>
  )
}
