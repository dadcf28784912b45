/** Why there is no text of a file. */
export type Unreadable =
  | 'missing'
  | 'dangling'
  | 'denied'
  | 'folder'
  | 'special'
  | 'circle'
  /** Outside the workspace, by itself or over a link: what stands there is neither read nor shown. */
  | 'outside'
  | 'large'
  | 'binary'
  | 'encoding'
  | 'failed';
