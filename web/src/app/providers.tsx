import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queryClient } from '../lib/trpc.ts'
import { cssVariablesResolver, theme } from './theme.ts'

const colorScheme = localStorageColorSchemeManager({ key: 'parcours.theme' })

export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} colorSchemeManager={colorScheme} defaultColorScheme="auto">
        <Notifications position="bottom-right" limit={4} transitionDuration={140} />
        {children}
      </MantineProvider>
    </QueryClientProvider>
  )
}
