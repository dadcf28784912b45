/** Why there is no text of a file. */
export type Unreadable =
  | 'missing'
  | 'dangling'
  | 'denied'
  | 'folder'
  | 'special'
  | 'circle'
  | 'large'
  | 'binary'
  | 'encoding'
  | 'failed';
