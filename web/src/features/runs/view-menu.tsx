import { Button, Menu } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import type { SavedView } from '@parcours/server/router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunsSearch } from './runs-search.ts'
import { contentOf, isChanged, searchOf, useViews } from './use-views.ts'
import { DropViewDialog, NameViewDialog } from './view-dialogs.tsx'

interface ViewMenuProps {
  search: RunsSearch
  /** Replaces the URL. */
  onShow: (search: RunsSearch) => void
}

type Dialog = { kind: 'save' } | { kind: 'rename' | 'drop'; view: SavedView }

/** The team's views of this list: to show one, keep what is shown as one, or mend or delete the one that is shown. */
export function ViewMenu({ search, onShow }: ViewMenuProps) {
  const { t } = useTranslation('runs')
  const { views, save, change, rename, drop } = useViews()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const shown = views.find(({ viewId }) => viewId === search.view)
  const changed = shown !== undefined && isChanged(shown, search)
  const close = () => setDialog(null)
  const title = shown ? t(changed ? 'views.shown-changed' : 'views.shown', { name: shown.name }) : t('views.all')
  return (
    <>
      <Menu position="bottom-start" width={250}>
        <Menu.Target>
          <Button variant="subtle" color="gray" rightSection={<ChevronDown size={13} aria-hidden />} data-testid="views">{title}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onShow({})}>{t('views.all')}</Menu.Item>
          {views.length > 0 && <Menu.Label>{t('views.team')}</Menu.Label>}
          {views.map((view) => <Menu.Item key={view.viewId} aria-current={view === shown} onClick={() => onShow(searchOf(view))}>{view.name}</Menu.Item>)}
          <Menu.Divider />
          {changed && <Menu.Item onClick={() => change.mutate({ viewId: shown.viewId, ...contentOf(search) })}>{t('views.overwrite', { name: shown.name })}</Menu.Item>}
          <Menu.Item onClick={() => setDialog({ kind: 'save' })}>{t('views.save')}</Menu.Item>
          {shown && <Menu.Item onClick={() => setDialog({ kind: 'rename', view: shown })}>{t('views.rename', { name: shown.name })}</Menu.Item>}
          {shown && <Menu.Item color="red" onClick={() => setDialog({ kind: 'drop', view: shown })}>{t('views.drop', { name: shown.name })}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {dialog?.kind === 'save' && (
        <NameViewDialog
          title={t('views.save-title')} name="" error={save.error} busy={save.isPending} onClose={() => { save.reset(); close() }}
          onName={(name) => save.mutate({ place: 'runs', name, ...contentOf(search) }, { onSuccess: (view) => { close(); onShow(searchOf(view)) } })}
        />
      )}
      {dialog?.kind === 'rename' && (
        <NameViewDialog
          title={t('views.rename-title')} name={dialog.view.name} error={rename.error} busy={rename.isPending} onClose={() => { rename.reset(); close() }}
          onName={(name) => rename.mutate({ viewId: dialog.view.viewId, name }, { onSuccess: close })}
        />
      )}
      {dialog?.kind === 'drop' && (
        <DropViewDialog
          view={dialog.view} busy={drop.isPending} onClose={close}
          onDrop={() => drop.mutate({ viewId: dialog.view.viewId }, { onSuccess: () => { close(); onShow({ ...search, view: undefined }) } })}
        />
      )}
    </>
  )
}
