import { Button, Radio, Select, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notifyDone } from '../../lib/notify.ts'
import { useOnce } from '../../lib/once.ts'
import { api, trpc } from '../../lib/trpc.ts'
import { ActDialog } from './act-dialog.tsx'
import { changed, effectsOf, STOP_CHANNELS, STOP_SCOPES, stopsOf, type Stop, type StopDraft } from './stop-draft.ts'

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

/** As fast as a worker can: whoever freezes a journey is in a hurry. */
const FREEZE_PER_MINUTE = 60_000

/** The waits of every open run of the journey stand still too: a job, whose page can let them go on. */
async function pauseAll(journeyId: string, reason: string): Promise<string> {
  const { bulk } = await api.bulks.freeze.mutate({ ask: { kind: 'pause' }, source: { kind: 'filter', filter: { journeyId } } })
  await api.bulks.start.mutate({ bulkId: bulk.id, reason, perMinute: FREEZE_PER_MINUTE })
  return bulk.id
}

function StopDialog({ journeyId, onClose }: { journeyId: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('steer')
  const client = useQueryClient()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<StopDraft>({ scope: journeyId === undefined ? 'workspace' : 'journey', channel: null, journeyId: journeyId ?? null, effect: 'contact' })
  const set = useOnce({
    mutationFn: async ({ stops, freeze, reason }: { stops: Stop[]; freeze: string | null; reason: string }) => {
      for (const stop of stops) await api.stops.set.mutate(stop)
      return freeze === null ? null : pauseAll(freeze, reason)
    },
    onSuccess: async (bulkId) => {
      await client.invalidateQueries({ queryKey: trpc.stops.pathKey() })
      notifyDone(t(`stop.set-${draft.effect}`))
      onClose()
      // Where the pauses can be watched, and ended: lifting the stops does not end them.
      if (bulkId !== null) await navigate({ to: '/jobs/$bulkId', params: { bulkId } })
    },
  })
  return (
    <ActDialog
      title={t('stop.title')} about={t(`stop.about-${draft.effect}`)} verb={t('stop.verb')} grave missing={stopsOf(draft, 'x').length === 0 ? t('stop.missing') : null}
      busy={set.isPending} error={set.error} onClose={onClose} onSubmit={(reason) => set.mutate({ stops: stopsOf(draft, reason), reason, freeze: draft.scope === 'journey' && draft.effect === 'freeze' ? draft.journeyId : null })}
    >
      <StopFields draft={draft} onChange={(patch) => setDraft(changed(draft, patch))} />
    </ActDialog>
  )
}

function StopFields({ draft, onChange }: { draft: StopDraft; onChange: (patch: Partial<StopDraft>) => void }) {
  const { t } = useTranslation('steer')
  const journeys = useQuery(trpc.journeys.list.queryOptions()).data ?? []
  return (
    <>
      <Radio.Group label={t('stop.what')} value={draft.scope} onChange={(value) => onChange({ scope: STOP_SCOPES.find((one) => one === value) ?? 'workspace' })}>
        <Stack gap={6} mt={6}>{STOP_SCOPES.map((scope) => <Radio key={scope} value={scope} label={t(`stop.${scope}`)} />)}</Stack>
      </Radio.Group>
      {draft.scope === 'channel' && (
        <Select
          label={t('stop.which-channel')} value={draft.channel} onChange={(value) => onChange({ channel: STOP_CHANNELS.find((one) => one === value) ?? null })}
          data={STOP_CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
        />
      )}
      {draft.scope === 'journey' && (
        <Select
          label={t('stop.which-journey')} value={draft.journeyId} onChange={(value) => onChange({ journeyId: value })} searchable
          data={journeys.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {draft.scope !== 'channel' && (
        <Radio.Group label={t('stop.effect')} value={draft.effect} onChange={(value) => onChange({ effect: effectsOf(draft.scope).find((one) => one === value) ?? 'contact' })}>
          <Stack gap={6} mt={6}>{effectsOf(draft.scope).map((effect) => <Radio key={effect} value={effect} label={t(`stop.effect-${effect}`)} />)}</Stack>
        </Radio.Group>
      )}
    </>
  )
}
