import { Button, Group, Modal } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DraftView, PublishResult } from '@parcours/server/router'
import { useTranslation } from 'react-i18next'
import { notifyDone } from '../../../lib/notify.ts'
import { useOnce } from '../../../lib/once.ts'
import { api, trpc } from '../../../lib/trpc.ts'
import { ErrorState, SkeletonText } from '../../../ui/states.tsx'
import type { DraftEditor } from '../page/use-draft-editor.ts'
import { PublishFacts } from './publish-facts.tsx'

interface PublishDialogProps {
  view: DraftView
  editor: DraftEditor
  onClose: () => void
}

/** What a new version changes, for whom, and what still stands in its way. */
export function PublishDialog({ view, editor, onClose }: PublishDialogProps) {
  const { t } = useTranslation('journeys')
  const preview = usePreview(view.journeyId, editor)
  const publish = usePublish(view.journeyId, editor, onClose)
  const refused = publish.data?.kind === 'refused' ? publish.data.issues : []
  const blocking = refused.length > 0 ? refused : preview.data?.blocking ?? []
  const version = preview.data?.nextVersion ?? (view.live?.version ?? 0) + 1
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} title={t('publish.title', { version })} size={620} data-testid="publish-dialog">
      {preview.isPending && <SkeletonText lines={6} />}
      {preview.error && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && <PublishFacts preview={preview.data} blocking={blocking} onGo={onClose} />}
      {publish.error && <ErrorState error={publish.error} />}
      <Group justify="flex-end" mt={18} gap={8}>
        <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
        <Button
          data-testid="publish-confirm" disabled={!preview.data || blocking.length > 0} loading={publish.isPending}
          onClick={() => publish.mutate()}
        >
          {t('publish.confirm', { version })}
        </Button>
      </Group>
    </Modal>
  )
}

/** Of the stored draft: what is unsaved is sent first. */
function usePreview(journeyId: string, editor: DraftEditor) {
  return useQuery({
    queryKey: ['publish-preview', journeyId],
    queryFn: async () => {
      await editor.flush()
      return api.journeys.publishPreview.query({ journeyId })
    },
    staleTime: 0, gcTime: 0, refetchOnWindowFocus: false,
  })
}

function usePublish(journeyId: string, editor: DraftEditor, onClose: () => void) {
  const { t } = useTranslation('journeys')
  const client = useQueryClient()
  return useOnce<PublishResult>({
    mutationFn: async () => {
      await editor.flush()
      return api.journeys.publish.mutate({ journeyId, revision: editor.draft.getState().revision })
    },
    onSuccess: (result) => {
      if (result.kind === 'conflict') {
        editor.draft.getState().setSave({ kind: 'conflict', theirs: result.theirs })
        onClose()
      }
      if (result.kind !== 'published') return
      notifyDone(t('publish.done', { version: result.version }))
      void client.invalidateQueries({ queryKey: trpc.journeys.pathKey() })
      void client.invalidateQueries({ queryKey: trpc.catalog.pathKey() })
      onClose()
    },
  })
}
