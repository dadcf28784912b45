/** A larger file is no manifest: it is not read. The editor hands over no larger ones. */
export const MAX_FILE_MEGABYTES = 50;

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
