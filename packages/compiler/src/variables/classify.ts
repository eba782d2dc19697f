/** Whether a variable's value may be seen. Unsure counts as secret. */
export type Classification = 'plain' | 'secret';
