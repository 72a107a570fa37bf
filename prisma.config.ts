import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Development only (new migrations); the product opens its database itself.
  datasource: { url: `file:${process.env.PARCOURS_DB ?? '.parcours/parcours.db'}` },
})
