import { z } from 'zod'

/** Stable kebab-case identifier of a content entry; once released it never changes its meaning. */
export const identifierSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not a kebab-case id such as active-acne')
